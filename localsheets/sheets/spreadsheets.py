"""spreadsheets.create, get, getByDataFilter, batchUpdate and sheets.copyTo."""

from __future__ import annotations

from localsheets.batch.apply import apply
from localsheets.batch.context import Batch
from localsheets.batch.table import UNIMPLEMENTED
from localsheets.http import Call, GoogleError, Json, bad_request, whole_number
from localsheets.shapes import grid
from localsheets.shapes import spreadsheet as shape
from localsheets.shapes.masks import Mask, asks, read_mask, selected
from localsheets.shapes.schema import camel, checked, flat
from localsheets.sheets import founding, ranges
from localsheets.sheets.access import SPREADSHEET, Opened, edited, opened
from localsheets.sheets.ranges import Target
from localsheets.truth.protection import Editor

UNTITLED = "Untitled spreadsheet"


def create(call: Call) -> Json:
    """POST /v4/spreadsheets."""
    body = checked(call.body, "Spreadsheet")
    title = body.get("properties", {}).get("title") or UNTITLED
    spreadsheet = call.world.spreadsheets.create(_new_file(call, title))
    found = Opened(spreadsheet, Editor(call.caller.email, is_owner=True), title)
    founding.found(Batch(found, call), body)
    return _resource(found, _mask(call))


def _new_file(call: Call, title: str) -> str:
    """The id of the file; where Drive has no room for it, this API does not say so (as users report it)."""
    try:
        return call.world.library.create(name=title, mime_type=SPREADSHEET, owner=call.caller).id
    except GoogleError as refused:
        raise GoogleError(403, "The caller does not have permission") from refused


def get(call: Call) -> Json:
    """GET /v4/spreadsheets/{id}: `ranges`, `includeGridData`, `fields`."""
    found = opened(call)
    targets = [ranges.target(found.spreadsheet, text) for text in call.query.get("ranges", ())]
    return shown(found, _mask(call), with_cells=call.flag("includeGridData"), targets=targets)


def get_by_data_filter(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}:getByDataFilter."""
    body = checked(call.body, "GetSpreadsheetByDataFilterRequest")
    found = opened(call)
    filters = body.get("dataFilters", [])
    targets = [target for one in filters for target in ranges.filtered(found.spreadsheet, one)]
    # As recorded in March 2026, the answer holds the cells that were filtered for.
    with_cells = body.get("includeGridData", False) or bool(filters)
    return shown(found, _mask(call), with_cells=with_cells, targets=targets)


def batch_update(call: Call) -> Json | GoogleError:
    """POST /v4/spreadsheets/{id}:batchUpdate: whole or not at all, each request on what the last one left."""
    body = checked(_known_kinds(call.body), "BatchUpdateSpreadsheetRequest")
    found = opened(call, to="write")
    batch = Batch(found, call)
    try:
        replies = apply(batch, body.get("requests", []))
    except GoogleError as refused:
        if call.world.controls.switches.batch_keeps_earlier:
            return refused  # an answer, not an exception: nothing is taken back
        raise
    edited(call, found.spreadsheet)
    answer: Json = {"spreadsheetId": found.spreadsheet.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse") and not batch.switches.response_lacks_ranges:
        texts = body.get("responseRanges", [])
        targets = [ranges.target(found.spreadsheet, text) for text in texts]
        with_cells = body.get("responseIncludeGridData", False)
        after = Opened(found.spreadsheet, found.editor, batch.title)
        answer["updatedSpreadsheet"] = shown(after, {}, with_cells=with_cells, targets=targets)
    return answer


def copy_to(call: Call) -> Json:
    """POST /v4/spreadsheets/{id}/sheets/{sheetId}:copyTo: the properties of the copy."""
    body = checked(call.body, "CopySheetToAnotherSpreadsheetRequest")
    found = opened(call)
    target_call = Call(
        call.world, call.person, {"spreadsheetId": body.get("destinationSpreadsheetId", "")}, {}, None, call.now
    )
    destination = opened(target_call, to="write")
    sheet_id = whole_number(call.params["sheetId"])
    if sheet_id is None:
        raise bad_request(f"Invalid sheet id: {call.params['sheetId']}")
    properties = founding.copied(found.spreadsheet, sheet_id, destination.spreadsheet)
    edited(call, destination.spreadsheet)
    return properties


def shown(found: Opened, mask: Mask, *, with_cells: bool, targets: list[Target]) -> Json:
    """The resource with the grid data that is asked for, by flag or by mask; only the sheets of the targets."""
    body = _resource(found, mask)
    if targets:
        wanted = {target.sheet.id for target in targets}
        body["sheets"] = [one for one in body.get("sheets", []) if one["properties"]["sheetId"] in wanted]
    below = mask.get("sheets", {})
    if (mask and "data" in below) or (with_cells and asks(mask, "sheets", "data")):
        _add_cells(found, body, below.get("data", {}), targets=targets)
    return selected(body, mask) if mask else body


def _resource(found: Opened, mask: Mask) -> Json:
    return shape.spreadsheet(found.spreadsheet, title=found.title, editor=found.editor, mask=mask)


def _add_cells(found: Opened, body: Json, mask: Mask, *, targets: list[Target]) -> None:
    for one in body["sheets"]:
        sheet = found.spreadsheet.sheet(one["properties"]["sheetId"])
        areas = [target.area for target in targets if target.sheet is sheet] or [sheet.area]
        one["data"] = [grid.grid_data(found.spreadsheet, sheet, area, mask) for area in areas]


def _mask(call: Call) -> Mask:
    text = call.text("fields")
    return read_mask(text, "Spreadsheet") if text else {}


def _known_kinds(body: object) -> object:
    """501 for kinds that are not implemented here, before their bodies are looked at."""
    requests = body.get("requests") if isinstance(body, dict) else None
    for index, request in enumerate(flat(requests)):
        for kind in request if isinstance(request, dict) else ():
            if camel(kind) in UNIMPLEMENTED:
                raise GoogleError(501, f"batchUpdate.requests[{index}].{kind}")
    return body
