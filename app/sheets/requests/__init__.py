"""How each change is said in Google's JSON: one function per kind, one table. Nothing here decides anything.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring
from typing import Any

from app.model import change as kinds
from app.model import repair
from app.model.cell import Cell, Formula, Scalar
from app.sheets.requests import content, structural
from app.sheets.requests.fence import (
    COLUMN_KEY,
    HEAD_KEY,
    OPERATION_KEY,
    ROW_KEY,
    fence,
    forget_metadata,
    guard,
    head,
    tag_row,
)
from app.sheets.requests.shapes import Request
from app.sheets.styles import STYLES

__all__ = [
    "COLUMN_KEY",
    "HEAD_KEY",
    "OPERATION_KEY",
    "ROW_KEY",
    "fence",
    "forget_metadata",
    "guard",
    "head",
    "of_change",
    "weight",
]


def of_change(change: kinds.Change) -> list[Request]:
    """The requests that do one change, in order."""
    return list(_TABLE[type(change)](change))


def weight(change: kinds.Change) -> tuple[int, int]:
    """Bytes of JSON, and requests, that a change takes in a batch; of cells, a few hundredths more than that."""
    if isinstance(change, kinds.ReplaceBlock):
        cells = (_bytes(cell.value) + _DRESS[cell.style] for row in change.grid for cell in row)
        missing = change.width * len(change.grid) - sum(map(len, change.grid))
        return _AROUND + sum(cells) + missing * (_EMPTY + _DRESS[Cell().style]) + 12 * len(change.grid), 3
    if isinstance(change, kinds.InsertRows):
        cells = (_bytes(value) + _NUMBER for row in change.rows for value in row)
        return _AROUND * (1 + len(change.places)) + sum(cells), 1 + len(change.places)
    said = of_change(change)
    return _length(said), len(said)


def _length(said: object) -> int:
    return len(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode())


def _bytes(value: Scalar | Formula) -> int:
    """What a value takes; to build its cell only to weigh it would double the cost of a write."""
    text = value.text if isinstance(value, Formula) else value
    if isinstance(text, str):
        return _VALUED + len(encode_basestring(text).encode())
    return _EMPTY if text is None else _VALUED + len(repr(text))


_AROUND = 400
"""Bytes of a request around its cells."""
_EMPTY, _VALUED = len("{},"), len('{"userEnteredValue":{"formulaValue":}},')
_NUMBER = 100
"""Bytes of the longest number format in use."""
_DRESS = {style: _length({"userEnteredFormat": form}) if form else 0 for style, form in STYLES.items()}


_TABLE: dict[type, Callable[[Any], Iterator[Request]]] = {
    kinds.SetSpreadsheet: structural.set_spreadsheet,
    kinds.AddTab: structural.add_tab,
    kinds.UpdateTab: structural.update_tab,
    repair.GrowTab: structural.grow_tab,
    kinds.InsertLines: structural.insert_lines,
    kinds.DeleteTab: structural.delete_tab,
    kinds.SetHeader: structural.set_header,
    kinds.SpillFormula: structural.spill_formula,
    repair.Unmerge: structural.unmerge,
    kinds.TagColumn: structural.tag_column,
    kinds.FormatColumn: structural.format_column,
    kinds.SetValidation: structural.set_validation,
    kinds.SizeColumn: structural.size_column,
    repair.HideColumn: structural.hide_column,
    repair.ClearValidation: structural.clear_validation,
    kinds.Protect: structural.protect,
    repair.Reprotect: structural.reprotect,
    repair.Unprotect: structural.unprotect,
    kinds.AddChart: structural.add_chart,
    kinds.RewriteValue: content.rewrite_value,
    kinds.InsertRows: content.insert_rows,
    kinds.ReplaceBlock: content.replace_block,
    kinds.SeedRows: content.seed_rows,
    kinds.TagRow: tag_row,
    kinds.ForgetMetadata: forget_metadata,
}
