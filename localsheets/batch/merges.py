"""mergeCells and unmergeCells."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.truth.box import Area
from localsheets.truth.cell import Cell
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def merge(batch: Batch, body: Json) -> None:
    """mergeCells: all of a range, or each of its rows or columns; the first cell's value stays alone."""
    sheet, area = batch.writable(body.get("range"))
    pieces = _pieces(area, body.get("mergeType", "MERGE_ALL"))
    kept = []
    for box in sheet.merges:
        old = box.within(*sheet.size)
        if old.touches(area) and not area.covers(old):
            raise Refused("You must select all cells in a merged range to merge or unmerge them.")
        if not old.touches(area):
            kept.append(box)
    real = [piece for piece in pieces if piece.bottom - piece.top > 1 or piece.right - piece.left > 1]
    sheet.attach("merges", (*kept, *(piece.box(sheet.id) for piece in real)))
    for piece in real:
        _empty_rest(sheet, piece)


def unmerge(batch: Batch, body: Json) -> None:
    """unmergeCells: every merge inside a range."""
    sheet, area = batch.writable(body.get("range"))
    touched = [box for box in sheet.merges if box.within(*sheet.size).touches(area)]
    if any(not area.covers(box.within(*sheet.size)) for box in touched):
        raise Refused("You must select all cells in a merged range to merge or unmerge them.")
    sheet.attach("merges", tuple(box for box in sheet.merges if box not in touched))


def _pieces(area: Area, how: str) -> list[Area]:
    if how == "MERGE_ROWS":
        return [Area(row, row + 1, area.left, area.right) for row in area.rows]
    if how == "MERGE_COLUMNS":
        return [Area(area.top, area.bottom, column, column + 1) for column in area.columns]
    return [area]


def _empty_rest(sheet: Sheet, piece: Area) -> None:
    """Keep the first value of a merged piece in its first cell."""
    filled = [
        (row, column) for row in piece.rows for column in piece.columns if sheet.cell(row, column).value is not None
    ]
    first = (piece.top, piece.left)
    if filled and filled[0] != first:
        value = sheet.cell(*filled[0]).value
        sheet.put(*first, Cell(value, sheet.cell(*first).look))
    for place in filled:
        if place != first:
            sheet.put(*place, Cell(None, sheet.cell(*place).look))
