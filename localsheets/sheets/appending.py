"""values.append: finds the table that a range touches and writes after its last row."""

from __future__ import annotations

from typing import Any

from localsheets.http import Call, Json, bad_request
from localsheets.shapes.schema import checked
from localsheets.shapes.values import Rendering
from localsheets.sheets import ranges, writing
from localsheets.sheets.access import Opened, edited, opened
from localsheets.sheets.ranges import Target
from localsheets.truth import structure
from localsheets.truth.box import Area
from localsheets.truth.grid_limits import range_text
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.tables import last_table


def append(call: Call) -> Json:
    """POST …/values/{range}:append; `tableRange` is where a table was found."""
    body = checked(call.body, "ValueRange", at="data")
    found = opened(call, to="write")
    target = ranges.target(found.spreadsheet, call.params["range"])
    writer = writing.writer_of(found, option=call.text("valueInputOption"))
    rows = writing.rows_of(body.get("values", []), body.get("majorDimension"))
    table = last_table(target.sheet, target.area)
    place = _place(target, table, rows)
    try:
        _make_room(found, target.sheet, place, inserting=call.text("insertDataOption") == "INSERT_ROWS")
    except Refused as refused:
        raise bad_request(str(refused)) from refused
    answer: Json = {"spreadsheetId": found.spreadsheet.id}
    if table is not None:
        answer["tableRange"] = range_text(target.sheet, table)
    written = Target(target.sheet, place.box(target.sheet.id), "")
    answer["updates"] = writer.written(written, {"values": rows}, reply=_reply(call))
    edited(call, found.spreadsheet)
    return answer


def _place(target: Target, table: Area | None, rows: list[list[Any]]) -> Area:
    """Where the values go: below the table, else from the start of the range."""
    top, left = (target.area.top, target.area.left) if table is None else (table.bottom, table.left)
    return Area(top, top + max(len(rows), 1), left, left + max(map(len, rows), default=1))


def _make_room(found: Opened, sheet: Sheet, place: Area, *, inserting: bool) -> None:
    """Grow the grid, or insert rows, so that the values fit; raises Refused."""
    spreadsheet = found.spreadsheet
    missing = place.right - sheet.columns.count
    if missing > 0:
        structure.insert(spreadsheet, sheet, "COLUMNS", start=sheet.columns.count, count=missing)
    if inserting and place.top < sheet.rows.count:
        span = (place.top, sheet.rows.count)
        structure.guard_moving(spreadsheet, sheet, "ROWS", span=span, editor=found.editor)
        structure.insert(spreadsheet, sheet, "ROWS", start=place.top, count=place.bottom - place.top)
    missing = place.bottom - sheet.rows.count
    if missing > 0:
        structure.insert(spreadsheet, sheet, "ROWS", start=sheet.rows.count, count=missing)


def _reply(call: Call) -> Rendering | None:
    if not call.flag("includeValuesInResponse"):
        return None
    return Rendering(values=call.text("responseValueRenderOption"), moments=call.text("responseDateTimeRenderOption"))
