"""DeveloperMetadata, its locations and lookups, in Google's words and in the truth's."""

from __future__ import annotations

from localsheets.http import Json
from localsheets.shapes import places
from localsheets.truth.box import Dimension, Span
from localsheets.truth.lookup import Query
from localsheets.truth.metadata import Entry, Kind, Place
from localsheets.truth.refusal import Refused
from localsheets.truth.spreadsheet import Spreadsheet

DIMENSIONS: dict[str, Dimension] = {"ROW": "ROWS", "COLUMN": "COLUMNS"}


def shown(spreadsheet: Spreadsheet, entry: Entry) -> Json:
    """A DeveloperMetadata resource."""
    body: Json = {"metadataId": entry.id, "metadataKey": entry.key}
    if entry.value is not None:
        body["metadataValue"] = entry.value
    return {**body, "location": location(spreadsheet, entry.place), "visibility": entry.visibility}


def location(spreadsheet: Spreadsheet, place: Place) -> Json:
    """A DeveloperMetadataLocation: where the place is now."""
    if place.kind == "SPREADSHEET":
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if place.line is None or place.sheet_id is None:
        return {"locationType": "SHEET", "sheetId": place.sheet_id}
    return {"locationType": place.kind, "dimensionRange": places.shown(span_of(spreadsheet, place))}


def span_of(spreadsheet: Spreadsheet, place: Place) -> Span:
    """The one row or column that a place is now."""
    assert place.sheet_id is not None and place.line is not None
    dimension = DIMENSIONS[place.kind]
    index = spreadsheet.sheet(place.sheet_id).axis(dimension).index_of(place.line)
    return Span(place.sheet_id, dimension, index, index + 1)


def of_place(spreadsheet: Spreadsheet, kind: Kind, sheet_id: int | None = None) -> list[Json]:
    """The metadata of the spreadsheet or of one sheet."""
    return [
        shown(spreadsheet, entry)
        for entry in spreadsheet.metadata
        if entry.place.kind == kind and entry.place.sheet_id == sheet_id
    ]


def of_lines(spreadsheet: Spreadsheet, sheet_id: int, kind: Kind) -> dict[int, list[Json]]:
    """The metadata of a sheet's rows or columns, by the id of the row or column."""
    found: dict[int, list[Json]] = {}
    for entry in spreadsheet.metadata:
        if entry.place.kind == kind and entry.place.sheet_id == sheet_id and entry.place.line is not None:
            found.setdefault(entry.place.line, []).append(shown(spreadsheet, entry))
    return found


def place(spreadsheet: Spreadsheet, given: Json) -> Place:
    """The place that a location means; raises Refused where it means none or more than one row or column."""
    if given.get("spreadsheet"):
        return Place()
    if "sheetId" in given:
        return Place("SHEET", spreadsheet.sheet(given["sheetId"]).id)
    span = given.get("dimensionRange")
    if not isinstance(span, Span):
        raise Refused("Must specify a location for the developer metadata.")
    return _line(spreadsheet, span)


def _line(spreadsheet: Spreadsheet, span: Span) -> Place:
    sheet = spreadsheet.sheet(span.sheet_id)
    start, end = span.start, span.end
    if span.dimension not in ("ROWS", "COLUMNS") or start is None or end is None or end - start != 1:
        raise Refused("Developer metadata can only be associated with exactly one row or column.")
    if not 0 <= start < sheet.axis(span.dimension).count:
        raise Refused(f"Developer metadata location [{start}] is outside of the grid.")
    return spreadsheet.place_of(sheet, span.dimension, start)


def query(spreadsheet: Spreadsheet, given: Json) -> Query:
    """What a DeveloperMetadataLookup wants; raises Refused where its location is none.

    Without a strategy, intersecting locations match, as documented.
    """
    where = given.get("metadataLocation")
    return Query(
        id=given.get("metadataId"),
        key=given.get("metadataKey"),
        value=given.get("metadataValue"),
        visibility=given.get("visibility"),
        kind=given.get("locationType"),
        place=None if where is None else _wanted(spreadsheet, where),
        meeting=given.get("locationMatchingStrategy") != "EXACT_LOCATION",
    )


def _wanted(spreadsheet: Spreadsheet, given: Json) -> Place:
    """The place of a lookup; one that no entry can have where the row or column was never touched."""
    span = given.get("dimensionRange")
    if not isinstance(span, Span) or span.start is None or span.dimension not in DIMENSIONS.values():
        return place(spreadsheet, given)
    line = spreadsheet.sheet(span.sheet_id).axis(span.dimension).known_id(span.start)
    return Place("ROW" if span.dimension == "ROWS" else "COLUMN", span.sheet_id, -1 if line is None else line)
