"""Changes of what cells hold: the safe writes 1, 2 and 3, and the first rows of a new tab."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from app.model import change as kinds
from app.model.cell import Cell
from app.sheets.requests.shapes import Request, below_header, styled, typed, update_cells


def rewrite_value(change: kinds.RewriteValue) -> Iterator[Request]:
    yield {
        "findReplace": {
            "find": change.find,
            "replacement": change.replacement,
            "matchCase": True,
            "matchEntireCell": True,
            "includeFormulas": False,
            "range": below_header(change.place),
        }
    }


def insert_rows(change: kinds.InsertRows) -> Iterator[Request]:
    rows = {"sheetId": change.tab_id, "dimension": "ROWS", "startIndex": 2, "endIndex": 2 + len(change.rows)}
    yield {"insertDimension": {"range": rows, "inheritFromBefore": True}}
    for run in _runs(change.places):
        lines = [{"values": [typed(row[i], _format_at(change, i)) for i in run]} for row in change.rows]
        column = change.places[run[0]].index
        yield update_cells(change.tab_id, 2, column, lines, "userEnteredValue,userEnteredFormat.numberFormat")


def _format_at(change: kinds.InsertRows, index: int) -> kinds.NumberFormat | None:
    return change.formats[index] if change.formats else None


def _runs(places: tuple[kinds.Place, ...]) -> list[list[int]]:
    """Positions in `places`, grouped into runs of columns that stand side by side."""
    order = sorted(range(len(places)), key=lambda i: places[i].index)
    runs = groupby(enumerate(order), key=lambda pair: places[pair[1]].index - pair[0])
    return [[position for _, position in run] for _, run in runs]


def replace_block(change: kinds.ReplaceBlock) -> Iterator[Request]:
    if change.grow_rows:
        yield {
            "appendDimension": {"sheetId": change.tab_id, "dimension": "ROWS", "length": change.grow_rows},
        }
    fields = "userEnteredValue,userEnteredFormat"
    if change.grid:
        lines = [{"values": [styled(cell) for cell in _filled(row, change.width)]} for row in change.grid]
        yield update_cells(change.tab_id, change.first_row, 0, lines, fields)
    if change.tail:
        start = change.first_row + len(change.grid)
        area = {"sheetId": change.tab_id, "startRowIndex": start, "endRowIndex": start + change.tail}
        yield {"updateCells": {"range": area, "fields": fields}}


def _filled(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return row + (Cell(),) * (width - len(row))


def seed_rows(change: kinds.SeedRows) -> Iterator[Request]:
    lines = [{"values": [typed(value, None) for value in row]} for row in change.rows]
    yield update_cells(change.tab_id, 1, change.start, lines, "userEnteredValue")
