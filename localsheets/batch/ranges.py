"""insertRange and deleteRange: cells of a band shift, the others stay."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.batch.ordering import cells_of
from localsheets.cells.formulas import rewriting
from localsheets.http import Json
from localsheets.truth import structure
from localsheets.truth.box import Area, Dimension
from localsheets.truth.cell import BLANK
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def insert(batch: Batch, body: Json) -> None:
    """insertRange: empty cells, what was there shifts down or to the right; the grid grows where it must."""
    sheet, area = batch.area(body.get("range"))
    dimension = _dimension(body)
    band, count = _band(sheet, area, dimension)
    batch.guard(sheet, band)
    last = _last_filled(sheet, band, dimension)
    axis = sheet.axis(dimension)
    if last + count >= axis.count:
        missing = last + count + 1 - axis.count
        structure.insert(batch.spreadsheet, sheet, dimension, start=axis.count, count=missing)
    _shift(sheet, band, dimension, by=count)
    structure.rewrite(batch.spreadsheet, _edit(rewriting.Inserted, sheet, area, dimension))


def delete(batch: Batch, body: Json) -> None:
    """deleteRange: cells go, what is below or to the right closes up."""
    sheet, area = batch.area(body.get("range"))
    dimension = _dimension(body)
    band, count = _band(sheet, area, dimension)
    batch.guard(sheet, band)
    _shift(sheet, band, dimension, by=-count)
    structure.rewrite(batch.spreadsheet, _edit(rewriting.Deleted, sheet, area, dimension))


def _dimension(body: Json) -> Dimension:
    if body.get("shiftDimension") not in ("ROWS", "COLUMNS"):
        raise Refused("A shift dimension must be specified.")
    return "ROWS" if body["shiftDimension"] == "ROWS" else "COLUMNS"


def _band(sheet: Sheet, area: Area, dimension: Dimension) -> tuple[Area, int]:
    """Everything that shifts, and by how much."""
    if dimension == "ROWS":
        return Area(area.top, sheet.rows.count, area.left, area.right), area.bottom - area.top
    return Area(area.top, area.bottom, area.left, sheet.columns.count), area.right - area.left


def _last_filled(sheet: Sheet, band: Area, dimension: Dimension) -> int:
    """The last row (or column) of a band in which anything is; -1 where nothing is."""
    which = 0 if dimension == "ROWS" else 1
    return max((place[:2][which] for place in cells_of(sheet, band)), default=-1)


def _shift(sheet: Sheet, band: Area, dimension: Dimension, *, by: int) -> None:
    """Move what is in a band by some places; what leaves it at its start is gone, what comes free is empty."""
    before = cells_of(sheet, band)
    for row, column, _ in before:
        sheet.put(row, column, BLANK)
    down, right = (by, 0) if dimension == "ROWS" else (0, by)
    for row, column, cell in before:
        if row + down >= band.top and column + right >= band.left:
            sheet.put(row + down, column + right, cell)


def _edit(
    made: type[rewriting.Inserted] | type[rewriting.Deleted], sheet: Sheet, area: Area, dimension: Dimension
) -> rewriting.Edit:
    if dimension == "ROWS":
        band, start, count = (area.left, area.right), area.top, area.bottom - area.top
    else:
        band, start, count = (area.top, area.bottom), area.left, area.right - area.left
    return made(sheet.title, dimension, start, count, band)
