"""GridData: the cells of an area with everything that they show, and the properties of its rows and columns."""

from __future__ import annotations

from localsheets.http import Json
from localsheets.shapes import defaults, metadata
from localsheets.shapes.cells import cell_data
from localsheets.shapes.masks import Mask, asks, selected
from localsheets.truth.axis import Axis
from localsheets.truth.box import Area
from localsheets.truth.cell import BLANK
from localsheets.truth.metadata import Kind
from localsheets.truth.results import Computed
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet


def grid_data(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, mask: Mask) -> Json:
    """One GridData; what the mask (below `data`) does not ask for is not computed."""
    body: Json = {}
    if area.top:
        body["startRow"] = area.top
    if area.left:
        body["startColumn"] = area.left
    if asks(mask, "rowData"):
        rows = row_data(spreadsheet, sheet, area, mask.get("rowData", {}))
        if rows:
            body["rowData"] = rows
    if asks(mask, "rowMetadata"):
        body["rowMetadata"] = lines(spreadsheet, sheet, "ROW", range_=area.rows)
    if asks(mask, "columnMetadata"):
        body["columnMetadata"] = lines(spreadsheet, sheet, "COLUMN", range_=area.columns)
    return body


def row_data(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, mask: Mask) -> list[Json]:
    """RowData of the rows up to the last one that holds anything, each up to its last such cell."""
    below = mask.get("values", {})
    computed = spreadsheet.results.within(sheet, area) if sheet.formula_rows else {}
    last = max((row for row, column in computed if row in area.rows and column in area.columns), default=-1)
    rows: list[Json] = []
    for index, _ in [*_filled(sheet, area, last)]:
        rows.extend({} for _ in range(index - area.top - len(rows)))
        values = _row_values(spreadsheet, sheet, index, columns=area.columns, computed=computed)
        rows.append({"values": [selected(one, below) for one in values]} if values else {})
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _filled(sheet: Sheet, area: Area, last: int) -> list[tuple[int, bool]]:
    filled = dict.fromkeys(range(area.top, last + 1), True)
    filled.update((index, True) for index, _ in sheet.lines(area.top, area.bottom))
    return sorted(filled.items())


def _row_values(spreadsheet: Spreadsheet, sheet: Sheet, row: int, *, columns: range, computed: Computed) -> list[Json]:
    values: list[Json] = []
    row_id = sheet.rows.known_id(row)
    line = (sheet.line(row_id) if row_id is not None else None) or {}
    for column in columns:
        column_id = sheet.columns.known_id(column)
        cell = line.get(column_id, BLANK) if column_id is not None else BLANK
        value = computed.get((row, column), cell.value)
        if cell is not BLANK or value is not None:
            values.extend({} for _ in range(column - columns.start - len(values)))
            values.append(cell_data(cell, value, locale=spreadsheet.locale))
    return values


def lines(spreadsheet: Spreadsheet, sheet: Sheet, kind: Kind, *, range_: range) -> list[Json]:
    """DimensionProperties of the rows (ROW) or columns (COLUMN) of a range."""
    axis = sheet.rows if kind == "ROW" else sheet.columns
    pixels = defaults.ROW_PIXELS if kind == "ROW" else defaults.COLUMN_PIXELS
    tags = metadata.of_lines(spreadsheet, sheet.id, kind)
    return [_line(axis, index, pixels=pixels, tags=tags) for index in range_]


def _line(axis: Axis, index: int, *, pixels: int, tags: dict[int, list[Json]]) -> Json:
    one = axis.known_id(index)
    if one is None:
        return {"pixelSize": pixels}
    body = {"pixelSize": pixels, **axis.properties.get(one, {})}
    if one in tags:
        body["developerMetadata"] = tags[one]
    return {name: value for name, value in body.items() if value is not False}
