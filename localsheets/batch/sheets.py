"""addSheet, deleteSheet and duplicateSheet."""

from __future__ import annotations

from localsheets.batch import properties
from localsheets.batch.context import Batch
from localsheets.http import Json
from localsheets.shapes.colors import twinned
from localsheets.shapes.spreadsheet import sheet_properties
from localsheets.truth import copying, structure
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheets import COLUMNS, ROWS


def add(batch: Batch, body: Json) -> Json:
    """addSheet: the properties of the new sheet, complete."""
    given = body.get("properties", {})
    index = given.get("index", len(batch.spreadsheet.sheets))
    sheet = made(batch, given)
    batch.spreadsheet.attach("sheets", (*batch.spreadsheet.sheets, sheet))
    properties.move_sheet(batch, sheet, index)
    return {"properties": sheet_properties(sheet, batch.spreadsheet.sheets.index(sheet))}


def made(batch: Batch, given: Json) -> Sheet:
    """A new sheet that is not yet in the spreadsheet; raises Refused where id, title or size cannot be."""
    if given.get("sheetType", "GRID") not in ("GRID", "SHEET_TYPE_UNSPECIFIED"):
        raise Refused(f"Sheets of type {given['sheetType']} cannot be added.")
    title = given.get("title") or _free_title(batch)
    properties.check_title(batch, title)
    grid = dict(given.get("gridProperties", {}))
    rows, columns = grid.pop("rowCount", ROWS), grid.pop("columnCount", COLUMNS)
    if rows < 1 or columns < 1:
        raise Refused("The number of rows and columns must be greater than 0.")
    batch.spreadsheet.reserve(rows * columns)
    sheet = Sheet(batch.spreadsheet.journal, free_id(batch, given), title, rows=rows, columns=columns)
    rest = {name: one for name, one in given.items() if name not in OWN_PLACE}
    sheet.properties = {**twinned(rest), "gridProperties": grid}
    return sheet


def free_id(batch: Batch, given: Json) -> int:
    """The id that is asked for, or a random one; raises Refused where it is taken."""
    wanted: int | None = given.get("sheetId")
    if wanted is None:
        return batch.spreadsheet.new_id()
    if wanted < 0:
        raise Refused(f"Sheet id {wanted} must not be negative.")
    if any(one.id == wanted for one in batch.spreadsheet.sheets):
        raise Refused(f"Sheet with ID {wanted} already exists.")
    return wanted


def delete(batch: Batch, body: Json) -> None:
    """deleteSheet; one visible sheet must stay."""
    sheet = properties.found(batch, body)
    others = [one for one in batch.spreadsheet.sheets if one is not sheet]
    if not others:
        raise Refused("You can't remove all the sheets in a document.")
    if all(one.properties.get("hidden") for one in others):
        raise Refused("You can't remove all the visible sheets in a document.")
    batch.guard(sheet, sheet.area)
    structure.drop_sheet(batch.spreadsheet, sheet)


def duplicate(batch: Batch, body: Json) -> Json:
    """duplicateSheet: cells, looks and what hangs on the sheet, without its protections (likely)."""
    source = properties.found(batch, {"sheetId": body.get("sourceSheetId", 0)})
    title = body.get("newSheetName") or _copy_title(batch, source)
    properties.check_title(batch, title)
    batch.spreadsheet.reserve(source.rows.count * source.columns.count)
    new_id = free_id(batch, {"sheetId": body.get("newSheetId")})
    sheet = copying.sheet(source, batch.spreadsheet, source=batch.spreadsheet, sheet_id=new_id, title=title)
    index = body.get("insertSheetIndex", 0)
    batch.spreadsheet.attach("sheets", (*batch.spreadsheet.sheets, sheet))
    properties.move_sheet(batch, sheet, index)
    return {"properties": sheet_properties(sheet, batch.spreadsheet.sheets.index(sheet))}


def _free_title(batch: Batch) -> str:
    number = len(batch.spreadsheet.sheets) + 1
    while batch.spreadsheet.titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _copy_title(batch: Batch, source: Sheet) -> str:
    title, number = f"Copy of {source.title}", 1
    while batch.spreadsheet.titled(title):
        number += 1
        title = f"Copy of {source.title} {number}"
    return title


OWN_PLACE = ("sheetId", "title", "index", "gridProperties")
