"""developerMetadata.get and developerMetadata:search."""

from __future__ import annotations

from localsheets.http import Call, GoogleError, Json, bad_request, whole_number
from localsheets.shapes import metadata as shape
from localsheets.shapes import places
from localsheets.shapes.schema import checked
from localsheets.sheets import ranges
from localsheets.sheets.access import opened
from localsheets.sheets.ranges import Target
from localsheets.truth import lookup
from localsheets.truth.metadata import Entry
from localsheets.truth.refusal import Refused
from localsheets.truth.spreadsheet import Spreadsheet


def get(call: Call) -> Json:
    """GET …/developerMetadata/{metadataId}; 404 where there is none."""
    spreadsheet = opened(call).spreadsheet
    wanted = call.params["metadataId"]
    number = whole_number(wanted)
    entry = None if number is None else spreadsheet.metadata.get(number)
    if entry is None and call.world.controls.switches.metadata_get_empty:
        return {}
    if entry is None:
        raise GoogleError(404, f"No developer metadata with ID {wanted}")
    return shape.shown(spreadsheet, entry)


def search(call: Call) -> Json:
    """POST …/developerMetadata:search; `{}` where nothing matches, as recorded."""
    body = checked(call.body, "SearchDeveloperMetadataRequest")
    spreadsheet = opened(call).spreadsheet
    found: dict[int, tuple[Entry, list[Json]]] = {}
    for one in body.get("dataFilters", []):
        for entry in _matching(spreadsheet, one):
            found.setdefault(entry.id, (entry, []))[1].append(one)
    matched = [
        {"developerMetadata": shape.shown(spreadsheet, entry), "dataFilters": places.shown(filters)}
        for entry, filters in found.values()
    ]
    return {"matchedDeveloperMetadata": matched} if matched else {}


def _matching(spreadsheet: Spreadsheet, one: Json) -> list[Entry]:
    if "developerMetadataLookup" not in one:
        return _inside(spreadsheet, one)
    try:
        return lookup.found(spreadsheet, shape.query(spreadsheet, one["developerMetadataLookup"]))
    except Refused as refused:
        raise bad_request(str(refused)) from refused


def _inside(spreadsheet: Spreadsheet, one: Json) -> list[Entry]:
    """The entries of rows, columns and sheets that share a cell with a range (likely)."""
    targets = ranges.filtered(spreadsheet, one)
    return [entry for entry in spreadsheet.metadata if any(_meets(spreadsheet, entry, target) for target in targets)]


def _meets(spreadsheet: Spreadsheet, entry: Entry, target: Target) -> bool:
    box = lookup.box_of(spreadsheet, entry.place)
    if box is None or box.sheet_id != target.sheet.id:
        return False
    return box.within(*target.sheet.size).touches(target.area)
