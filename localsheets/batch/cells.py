"""updateCells, repeatCell, appendCells and setDataValidation."""

from __future__ import annotations

from localsheets.batch.context import Batch
from localsheets.cells import Formula
from localsheets.cells.formulas import rewriting
from localsheets.http import Json
from localsheets.shapes.cells import patcher
from localsheets.shapes.masks import Mask, update_mask
from localsheets.truth import structure
from localsheets.truth.box import Area, Spot
from localsheets.truth.cell import BLANK, Cell
from localsheets.truth.entering import Entering
from localsheets.truth.grid_limits import limits_text
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def update(batch: Batch, body: Json) -> None:
    """updateCells: rows of cells from a corner on; a range's cells beyond them are cleared of the masked fields."""
    mask = update_mask(body.get("fields", ""), "CellData")
    rows = body.get("rows", [])
    width = max((len(row.get("values", [])) for row in rows), default=0)
    if "range" in body:
        sheet, area = batch.area(body["range"])
        _check_within(area, height=len(rows), width=width)
    else:
        sheet, area = _from_corner(batch, body.get("start"), height=len(rows), width=width)
    if area.empty:
        return
    batch.guard(sheet, area)
    write_rows(batch, sheet, area, rows=rows, mask=mask)


def write_rows(batch: Batch, sheet: Sheet, area: Area, *, rows: list[Json], mask: Mask) -> None:
    """Write RowData over an area; cells that are not given are cleared of the masked fields."""
    for offset, row in enumerate(area.rows):
        values = rows[offset].get("values", []) if offset < len(rows) else []
        row_id = sheet.rows.known_id(row) if not values else sheet.rows.id_at(row)
        line = (sheet.line(row_id) if row_id is not None else None) or {}
        if not values and not line:
            continue
        for place, column in enumerate(area.columns):
            given = values[place] if place < len(values) else {}
            column_id = sheet.columns.known_id(column) if not given else sheet.columns.id_at(column)
            old = line.get(column_id, BLANK) if column_id is not None else BLANK
            if not given and old is BLANK:
                continue
            new = patcher(batch.spreadsheet.looks, given, mask)(old)
            if batch.switches.cells_parse_text and isinstance(new.value, str):
                new = Entering(batch.spreadsheet, batch.today).typed(new, new.value)
            put_changed(sheet, row, column, old=old, new=new)


def put_changed(sheet: Sheet, row: int, column: int, *, old: Cell, new: Cell) -> None:
    """Store a cell where it differs from what is there."""
    if new != old or type(new.value) is not type(old.value):
        sheet.put(row, column, new)


def repeat(batch: Batch, body: Json) -> None:
    """repeatCell: the same cell over a range; formulas are adjusted as if copied from its first cell."""
    sheet, area = batch.writable(body.get("range"))
    mask = update_mask(body.get("fields", ""), "CellData")
    fill(batch, sheet, area, cell=body.get("cell", {}), mask=mask)


def fill(batch: Batch, sheet: Sheet, area: Area, *, cell: Json, mask: Mask) -> None:
    """Change every cell of an area alike; a formula that stands there and is not replaced stays as it is."""
    patch = patcher(batch.spreadsheet.looks, cell, mask)
    columns = [sheet.columns.id_at(index) for index in area.columns]
    blank = patch(BLANK)
    for row in area.rows:
        row_id = sheet.rows.known_id(row)
        line = (sheet.line(row_id) if row_id is not None else None) or {}
        for offset, column in enumerate(columns):
            old = line.get(column, BLANK)
            new = blank if old is BLANK else patch(old)
            if type(new.value) is Formula and new.value is not old.value:
                new = _adjusted(new, rows=row - area.top, columns=offset)
            if new != old or type(new.value) is not type(old.value):
                sheet.put_in(sheet.rows.id_at(row), column, new)
                line = sheet.line(sheet.rows.id_at(row)) or {}


def append(batch: Batch, body: Json) -> None:
    """appendCells: after the last row of the sheet that holds a value; the grid grows where it must."""
    mask = update_mask(body.get("fields", ""), "CellData")
    sheet, rows = batch.sheet(body), body.get("rows", [])
    width = max((len(row.get("values", [])) for row in rows), default=0)
    top = last_row(sheet) + 1
    if top + len(rows) > sheet.rows.count:
        missing = top + len(rows) - sheet.rows.count
        structure.insert(batch.spreadsheet, sheet, "ROWS", start=sheet.rows.count, count=missing)
    area = Area(top, top + len(rows), 0, width)
    if width > sheet.columns.count:
        raise Refused(limits_text(sheet, area.box(sheet.id)))
    if not area.empty:
        batch.guard(sheet, area)
        write_rows(batch, sheet, area, rows=rows, mask=mask)


def last_row(sheet: Sheet) -> int:
    """The last row in which a cell holds a value; -1 where none does."""
    columns = set(sheet.columns.ids)
    for index in range(len(sheet.rows.ids) - 1, -1, -1):
        line = sheet.line(sheet.rows.ids[index])
        if line and any(cell.value is not None and column in columns for column, cell in line.items()):
            return index
    return -1


def set_validation(batch: Batch, body: Json) -> None:
    """setDataValidation; without a rule the validation of the range is cleared."""
    sheet, area = batch.writable(body.get("range"))
    rule = body.get("rule")
    cell = {"dataValidation": {name: one for name, one in rule.items() if one is not False}} if rule else {}
    fill(batch, sheet, area, cell=cell, mask={"dataValidation": {}})


def _adjusted(cell: Cell, *, rows: int, columns: int) -> Cell:
    if not rows and not columns:
        return cell
    assert isinstance(cell.value, Formula)
    return Cell(Formula(rewriting.copied(cell.value.text, rows=rows, columns=columns)), cell.look)


def _from_corner(batch: Batch, start: Spot | None, *, height: int, width: int) -> tuple[Sheet, Area]:
    if start is None:
        raise Refused("Either a range or a start coordinate must be specified.")
    sheet, corner = batch.spot(start)
    area = Area(corner.row, corner.row + height, corner.column, corner.column + width)
    if area.bottom > sheet.rows.count or area.right > sheet.columns.count:
        raise Refused(limits_text(sheet, area.box(sheet.id)))
    return sheet, area


def _check_within(area: Area, *, height: int, width: int) -> None:
    """Raise Refused where more cells are given than the range has."""
    last_row, last_column = area.bottom - 1, area.right - 1
    if height > area.bottom - area.top:
        raise Refused(f"Attempting to write row: {last_row + 1}, beyond the last requested row of: {last_row}")
    if width > area.right - area.left:
        raise Refused(
            f"Attempting to write column: {last_column + 1}, beyond the last requested column of: {last_column}"
        )
