"""Putting values into ranges: boxes and origins, what is skipped, what is counted, what the answer says."""

from __future__ import annotations

from datetime import date
from typing import Any

from localsheets.http import Json, bad_request
from localsheets.shapes.values import Rendering
from localsheets.sheets.access import Opened
from localsheets.sheets.ranges import Target
from localsheets.truth import a1
from localsheets.truth.box import Area
from localsheets.truth.cell import BLANK, Cell
from localsheets.truth.entering import Entering
from localsheets.truth.grid_limits import limits_text, range_text
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

OPTIONS = {"RAW": True, "USER_ENTERED": False}


class Writer:
    """Writes the values of one request, and keeps count."""

    def __init__(self, found: Opened, *, raw: bool, today: date) -> None:
        self._found = found
        self._raw = raw
        self._entering = Entering(found.spreadsheet, today)
        self._rows: set[tuple[int, int]] = set()
        self._columns: set[tuple[int, int]] = set()
        self._cells = 0

    def written(self, target: Target, body: Json, *, reply: Rendering | None, at: str = "") -> Json:
        """Write a ValueRange; an UpdateValuesResponse. Raises 400 where values do not fit or may not be written."""
        rows = rows_of(body.get("values", []), body.get("majorDimension"))
        try:
            area = fitting(target, rows, exact=body.get("exact", False))
            touched = self._put(target.sheet, area, rows)
        except Refused as refused:
            raise bad_request(f"Invalid {at}: {refused}" if at else str(refused)) from refused
        answer = self._response(target.sheet, area, touched)
        if reply is not None:
            answer["updatedData"] = {
                "range": answer["updatedRange"],
                "majorDimension": reply.major,
                "values": reply.grid(self._found.spreadsheet, target.sheet, area),
            }
        return answer

    def totals(self) -> Json:
        """What the requests wrote together; columns and rows once each."""
        counted = {
            "totalUpdatedRows": len(self._rows),
            "totalUpdatedColumns": len(self._columns),
            "totalUpdatedCells": self._cells,
            "totalUpdatedSheets": len({sheet for sheet, _ in self._rows}),
        }
        return {name: count for name, count in counted.items() if count}

    def _put(self, sheet: Sheet, area: Area, rows: list[list[Any]]) -> list[tuple[int, int]]:
        """Write the values from the corner of the area on; the places written to. None skips a cell."""
        if not area.empty:
            self._found.spreadsheet.guard(sheet, area, editor=self._found.editor)
        touched = []
        columns = [sheet.columns.id_at(index) for index in area.columns]
        for row, values in enumerate(rows, area.top):
            wanted = [(column, value) for column, value in enumerate(values) if value is not None]
            if wanted:
                self._put_row(sheet, row, [(columns[column], value) for column, value in wanted])
                touched += [(row, area.left + column) for column, _ in wanted]
        return touched

    def _put_row(self, sheet: Sheet, row: int, wanted: list[tuple[int, Any]]) -> None:
        row_id = sheet.rows.id_at(row)
        line = sheet.writable(row_id)
        for column, value in wanted:
            cell = self._entering.put(line.get(column, BLANK), value, raw=self._raw)
            sheet.put_in(row_id, column, cell)

    def _response(self, sheet: Sheet, area: Area, touched: list[tuple[int, int]]) -> Json:
        rows, columns = {row for row, _ in touched}, {column for _, column in touched}
        self._rows.update((sheet.id, row) for row in rows)
        self._columns.update((sheet.id, column) for column in columns)
        self._cells += len(touched)
        counted = {"updatedRows": len(rows), "updatedColumns": len(columns), "updatedCells": len(touched)}
        shown = area if not area.empty else Area(area.top, area.top + 1, area.left, area.left + 1)
        return {
            "spreadsheetId": self._found.spreadsheet.id,
            "updatedRange": range_text(sheet, shown),
            **{name: count for name, count in counted.items() if count},
        }


def writer_of(found: Opened, *, option: str) -> Writer:
    """The writer for a valueInputOption; 400 where that is none."""
    if option not in OPTIONS:
        raise bad_request("'valueInputOption' is required but not specified")
    return Writer(found, raw=OPTIONS[option], today=found.spreadsheet.local_now().date())


def rows_of(values: list[list[Any]], major: str | None) -> list[list[Any]]:
    """Values by rows; columns are turned, and what a shorter one lacks is skipped. 400 for nested values."""
    for index, row in enumerate(values):
        for place, value in enumerate(row):
            if isinstance(value, (dict, list)):
                kind = "struct_value" if isinstance(value, dict) else "list_value"
                raise bad_request(f"Invalid values[{index}][{place}]: {kind} {{\n}}\n")
    if major != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    return [[column[row] if row < len(column) else None for column in values] for row in range(height)]


def fitting(target: Target, rows: list[list[Any]], *, exact: bool = False) -> Area:
    """The area that the values take; raises Refused where it leaves the range or the grid.

    A range written as one cell, or as a whole sheet, is where they begin; any other one is a box, and one that a
    data filter matched is a box always.
    """
    sheet, area = target.sheet, target.area
    height, width = len(rows), max(map(len, rows), default=0)
    taken = Area(area.top, area.top + height, area.left, area.left + width)
    if not target.single or exact:
        _check_box(target, taken)
    if taken.bottom > sheet.rows.count or taken.right > sheet.columns.count:
        raise Refused(limits_text(sheet, taken.box(sheet.id)))
    return taken


def _check_box(target: Target, taken: Area) -> None:
    box = target.box
    text = target.text or target.shown
    if box.bottom is not None and taken.bottom > box.bottom:
        raise Refused(f"Requested writing within range [{text}], but tried writing to row [{box.bottom + 1}]")
    if box.right is not None and taken.right > box.right:
        letter = a1.letters(box.right)
        raise Refused(f"Requested writing within range [{text}], but tried writing to column [{letter}]")


def clear(found: Opened, target: Target) -> None:
    """Empty the cells of a range; formats, notes and validation stay. 400 where the caller may not."""
    sheet, area = target.sheet, target.area
    try:
        if not area.empty:
            found.spreadsheet.guard(sheet, area, editor=found.editor)
    except Refused as refused:
        raise bad_request(str(refused)) from refused
    columns = {column for index in area.columns if (column := sheet.columns.known_id(index)) is not None}
    for index, line in list(sheet.lines(area.top, area.bottom)):
        filled = [column for column, cell in line.items() if column in columns and cell.value is not None]
        row_id = sheet.rows.id_at(index)
        for column in filled:
            sheet.put_in(row_id, column, Cell(None, line[column].look))
