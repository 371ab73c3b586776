"""A new spreadsheet from its description: everything in it becomes the requests that would have made it."""

from __future__ import annotations

from typing import Any

from localsheets.batch import properties
from localsheets.batch import sheets as sheets_family
from localsheets.batch.cells import write_rows
from localsheets.batch.context import Batch
from localsheets.batch.table import HANDLERS
from localsheets.http import Json, bad_request
from localsheets.shapes.colors import twinned
from localsheets.shapes.spreadsheet import sheet_properties
from localsheets.truth import copying
from localsheets.truth.box import Area, Dimension
from localsheets.truth.grid_limits import limits_text
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

# What a described sheet may hold, and the request that makes each piece of it.
PIECES = {
    "merges": ("mergeCells", "range"),
    "conditionalFormats": ("addConditionalFormatRule", "rule"),
    "filterViews": ("addFilterView", "filter"),
    "protectedRanges": ("addProtectedRange", "protectedRange"),
    "charts": ("addChart", "chart"),
    "bandedRanges": ("addBanding", "bandedRange"),
    "tables": ("addTable", "table"),
    "developerMetadata": ("createDeveloperMetadata", "developerMetadata"),
}


def found(batch: Batch, body: Json) -> None:
    """Fill a new spreadsheet as a Spreadsheet resource describes it; 400 where it cannot be."""
    try:
        _set_properties(batch, body.get("properties", {}))
        if body.get("sheets"):
            _set_sheets(batch, body["sheets"])
        for entry in body.get("namedRanges", []):
            HANDLERS["addNamedRange"](batch, {"namedRange": entry})
        for entry in body.get("developerMetadata", []):
            HANDLERS["createDeveloperMetadata"](batch, {"developerMetadata": entry})
    except Refused as refused:
        raise bad_request(str(refused)) from refused


def copied(source: Spreadsheet, sheet_id: int, target: Spreadsheet) -> Json:
    """Copy a sheet to the end of a spreadsheet as `Copy of …`; the properties of the copy."""
    try:
        original = source.sheet(sheet_id)
        target.reserve(original.rows.count * original.columns.count)
    except Refused as refused:
        raise bad_request(str(refused)) from refused
    title, number = f"Copy of {original.title}", 1
    while target.titled(title):
        number += 1
        title = f"Copy of {original.title} {number}"
    made = copying.sheet(original, target, source=source, sheet_id=target.new_id(), title=title)
    target.attach("sheets", (*target.sheets, made))
    return sheet_properties(made, len(target.sheets) - 1)


def _set_properties(batch: Batch, given: Json) -> None:
    properties.check_zone(given.get("timeZone"))
    kept = {name: one for name, one in given.items() if name != "title"}
    batch.spreadsheet.attach("properties", twinned(kept))


def _set_sheets(batch: Batch, described: list[Json]) -> None:
    batch.spreadsheet.attach("sheets", ())
    for one in described:
        made = sheets_family.made(batch, one.get("properties", {}))
        batch.spreadsheet.attach("sheets", (*batch.spreadsheet.sheets, made))
    for sheet, one in zip(batch.spreadsheet.sheets, described, strict=True):
        for data in one.get("data", []):
            _write(batch, sheet, data)
        for name, (kind, key) in PIECES.items():
            for piece in one.get(name, []):
                HANDLERS[kind](batch, {key: piece})
        if "basicFilter" in one:
            HANDLERS["setBasicFilter"](batch, {"filter": one["basicFilter"]})


def _write(batch: Batch, sheet: Sheet, data: Json) -> None:
    top, left, rows = data.get("startRow", 0), data.get("startColumn", 0), data.get("rowData", [])
    width = max((len(row.get("values", [])) for row in rows), default=0)
    area = Area(top, top + len(rows), left, left + width)
    if area.bottom > sheet.rows.count or area.right > sheet.columns.count:
        raise Refused(limits_text(sheet, area.box(sheet.id)))
    write_rows(batch, sheet, area, rows=rows, mask={})
    _describe(sheet, "ROWS", data.get("rowMetadata", []), start=top)
    _describe(sheet, "COLUMNS", data.get("columnMetadata", []), start=left)


def _describe(sheet: Sheet, dimension: Dimension, described: list[Any], *, start: int) -> None:
    axis = sheet.axis(dimension)
    kept = {
        index: {name: value for name, value in one.items() if name in ("pixelSize", "hiddenByUser")}
        for index, one in enumerate(described, start)
        if index < axis.count
    }
    axis.describe({axis.id_at(index): one for index, one in kept.items() if one})
