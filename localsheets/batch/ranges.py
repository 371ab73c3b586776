"""insertRange and deleteRange: cells of a band shift, the others stay."""

from __future__ import annotations

from localsheets.batch.context import Batch
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
    _shift(sheet, area, dimension, by=count, last=last)
    structure.rewrite(batch.spreadsheet, _edit(rewriting.Inserted, sheet, area, dimension))


def delete(batch: Batch, body: Json) -> None:
    """deleteRange: cells go, what is below or to the right closes up."""
    sheet, area = batch.area(body.get("range"))
    dimension = _dimension(body)
    band, count = _band(sheet, area, dimension)
    batch.guard(sheet, band)
    _shift(sheet, area, dimension, by=-count, last=_last_filled(sheet, band, dimension))
    structure.rewrite(batch.spreadsheet, _edit(rewriting.Deleted, sheet, area, dimension))


def _dimension(body: Json) -> Dimension:
    found: Dimension | None = {"ROWS": "ROWS", "COLUMNS": "COLUMNS"}.get(body.get("shiftDimension", ""))  # type: ignore[assignment]
    if found is None:
        raise Refused("A shift dimension must be specified.")
    return found


def _band(sheet: Sheet, area: Area, dimension: Dimension) -> tuple[Area, int]:
    """Everything that shifts, and by how much."""
    if dimension == "ROWS":
        return Area(area.top, sheet.rows.count, area.left, area.right), area.bottom - area.top
    return Area(area.top, area.bottom, area.left, sheet.columns.count), area.right - area.left


def _last_filled(sheet: Sheet, band: Area, dimension: Dimension) -> int:
    """The last row (or column) of a band in which anything is; -1 where nothing is."""
    lines = band.rows if dimension == "ROWS" else band.columns
    across = band.columns if dimension == "ROWS" else band.rows
    for line in reversed(lines):
        places = ((line, other) if dimension == "ROWS" else (other, line) for other in across)
        if any(sheet.cell(*place) is not BLANK for place in places):
            return line
    return -1


def _shift(sheet: Sheet, area: Area, dimension: Dimension, *, by: int, last: int) -> None:
    """Move the cells from the area's start to `last` by some places; what comes free is empty."""
    rows = dimension == "ROWS"
    start = area.top if rows else area.left
    lines = range(start, last + 1)
    across = area.columns if rows else area.rows
    before = {(line, other): sheet.cell(*_place(rows, line, other)) for line in lines for other in across}
    for place in before:
        sheet.put(*_place(rows, *place), BLANK)
    for (line, other), cell in before.items():
        if line + by >= start:
            sheet.put(*_place(rows, line + by, other), cell)


def _place(rows: bool, line: int, other: int) -> tuple[int, int]:  # noqa: FBT001
    return (line, other) if rows else (other, line)


def _edit(
    made: type[rewriting.Inserted] | type[rewriting.Deleted], sheet: Sheet, area: Area, dimension: Dimension
) -> rewriting.Edit:
    if dimension == "ROWS":
        band, start, count = (area.left, area.right), area.top, area.bottom - area.top
    else:
        band, start, count = (area.top, area.bottom), area.left, area.right - area.left
    return made(sheet.title, dimension, start, count, band)
