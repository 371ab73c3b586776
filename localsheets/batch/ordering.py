"""sortRange, randomizeRange, deleteDuplicates and trimWhitespace: rows in another order, or fewer, or tidier."""

from __future__ import annotations

import random
import re
from typing import Any

from localsheets.batch.context import Batch
from localsheets.batch.moving import relocated
from localsheets.batch.otherwise import marks_following
from localsheets.cells import CellError
from localsheets.http import Json
from localsheets.truth.box import Area, Span
from localsheets.truth.cell import BLANK, Cell, Value
from localsheets.truth.refusal import Refused
from localsheets.truth.results import computed
from localsheets.truth.sheet import Sheet

Cells = list[Cell]


def sort(batch: Batch, body: Json) -> None:
    """sortRange: stable; numbers, then texts, then booleans, blanks last whatever the order."""
    sheet, area = batch.writable(body.get("range"))
    order = list(area.rows)
    for spec in reversed(body.get("sortSpecs", [])):
        column = spec.get("dimensionIndex", 0)
        if not area.left <= column < area.right:
            raise Refused(f"Sort spec dimension index [{column}] is outside of the range.")
        keys = {row: _rank(computed(batch.spreadsheet, sheet, row, column)) for row in order}
        down = spec.get("sortOrder") == "DESCENDING"
        filled = sorted((row for row in order if keys[row] is not None), key=keys.__getitem__, reverse=down)
        order = filled + [row for row in order if keys[row] is None]
    marks_following(batch, sheet, area, order)
    _rearrange(sheet, area, order)


def randomize(batch: Batch, body: Json) -> None:
    """randomizeRange: the rows of a range in a random order."""
    sheet, area = batch.writable(body.get("range"))
    order = list(area.rows)
    random.shuffle(order)
    _rearrange(sheet, area, order)


def delete_duplicates(batch: Batch, body: Json) -> Json:
    """deleteDuplicates: of rows alike in the compared columns the first stays, the others' cells close up."""
    sheet, area = batch.writable(body.get("range"))
    columns = _compared(area, body.get("comparisonColumns", []))
    seen, kept = set(), []
    for row in area.rows:
        key = tuple(_comparable(computed(batch.spreadsheet, sheet, row, column)) for column in columns)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    _rearrange(sheet, area, kept)
    removed = area.bottom - area.top - len(kept)
    return {"duplicatesRemovedCount": removed} if removed else {}


def trim_whitespace(batch: Batch, body: Json) -> Json:
    """trimWhitespace: spaces at the ends go, runs inside become one; formulas stay."""
    sheet, area = batch.writable(body.get("range"))
    changed = 0
    for row, column, cell in cells_of(sheet, area):
        if isinstance(cell.value, str):
            text = re.sub(r"\s+", " ", cell.value).strip()
            if text != cell.value:
                sheet.put(row, column, Cell(text or None, cell.look))
                changed += 1
    return {"cellsChangedCount": changed} if changed else {}


def cells_of(sheet: Sheet, area: Area) -> list[tuple[int, int, Cell]]:
    """Row, column and cell of everything in an area that is not blank."""
    columns = {one: index for index, one in enumerate(sheet.columns.ids) if index in area.columns}
    return [
        (row, columns[column], cell)
        for row, line in sheet.lines(area.top, area.bottom)
        for column, cell in line.items()
        if column in columns
    ]


def _compared(area: Area, spans: list[Span]) -> list[int]:
    if not spans:
        return list(area.columns)
    wanted = {index for span in spans for index in range(span.start or 0, area.right if span.end is None else span.end)}
    if not wanted <= set(area.columns):
        raise Refused("Comparison columns must lie in the range.")
    return sorted(wanted)


def _comparable(value: Value) -> Any:
    """Google compares without regard to case and to formats."""
    return (type(value) is bool, value.casefold() if isinstance(value, str) else value)


def _rank(value: Value) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return (2, value)
    if isinstance(value, (int, float)):
        return (0, value)
    return (3, value.shown) if isinstance(value, CellError) else (1, str(value).casefold(), str(value).swapcase())


def _rearrange(sheet: Sheet, area: Area, order: list[int]) -> None:
    """Fill the rows of an area from the rows that are named, in their order; what is left over is emptied."""
    columns = [sheet.columns.id_at(index) for index in area.columns]
    before = {row: _cells(sheet, row, columns) for row in order}
    for target, source in zip(area.rows, [*order, *[None] * (area.bottom - area.top - len(order))], strict=True):
        if target == source:
            continue
        cells = before[source] if source is not None else [BLANK] * len(columns)
        if any(cell is not BLANK for cell in cells) or sheet.rows.known_id(target) is not None:
            row_id = sheet.rows.id_at(target)
            for column, cell in zip(columns, cells, strict=True):
                moved = relocated(cell, rows=target - source) if source is not None else cell
                sheet.put_in(row_id, column, moved)


def _cells(sheet: Sheet, row: int, columns: list[int]) -> Cells:
    row_id = sheet.rows.known_id(row)
    line = (sheet.line(row_id) if row_id is not None else None) or {}
    return [line.get(column, BLANK) for column in columns]
