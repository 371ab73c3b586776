"""Finding developer metadata: by id, key, value, visibility and place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from localsheets.truth.box import Box, Span
from localsheets.truth.metadata import Entry, Place
from localsheets.truth.spreadsheet import Spreadsheet


@dataclass(frozen=True, slots=True)
class Query:
    """What entries are wanted; None leaves a property open.

    `place` is wanted exactly, or, where `meeting`, everything that shares cells with it: the row, column or sheet
    itself, what contains it and what it contains.
    """

    id: int | None = None
    key: str | None = None
    value: str | None = None
    visibility: str | None = None
    kind: str | None = None
    place: Place | None = None
    meeting: bool = False

    def matches(self, entry: Entry) -> bool:
        """Whether an entry has all that is wanted."""
        wanted = (self.id, self.key, self.value, self.visibility, self.kind)
        given = (entry.id, entry.key, entry.value, entry.visibility, entry.place.kind)
        if any(one is not None and one != other for one, other in zip(wanted, given, strict=True)):
            return False
        return self.place is None or (_meets(self.place, entry.place) if self.meeting else self.place == entry.place)


def found(spreadsheet: Spreadsheet, query: Query) -> list[Entry]:
    """Every entry that a query wants."""
    if query.id is not None:
        entry = spreadsheet.metadata.get(query.id)
        return [entry] if entry is not None and query.matches(entry) else []
    return [entry for entry in spreadsheet.metadata if query.matches(entry)]


def _meets(one: Place, other: Place) -> bool:
    if "SPREADSHEET" in (one.kind, other.kind):
        return True
    if one.sheet_id != other.sheet_id:
        return False
    return "SHEET" in (one.kind, other.kind) or one.kind != other.kind or one.line == other.line


def in_span(spreadsheet: Spreadsheet, span: Span) -> Callable[[Place], bool]:
    """Whether a place is one of several rows or columns, as a function."""
    axis = spreadsheet.sheet(span.sheet_id).axis(span.dimension)
    ids = set(axis.ids[span.start : span.end])
    kind = "ROW" if span.dimension == "ROWS" else "COLUMN"
    return lambda place: place.kind == kind and place.sheet_id == span.sheet_id and place.line in ids


def box_of(spreadsheet: Spreadsheet, place: Place) -> Box | None:
    """The cells that a place is; None for the spreadsheet itself."""
    if place.sheet_id is None:
        return None
    if place.line is None:
        return Box(place.sheet_id)
    sheet = spreadsheet.sheet(place.sheet_id)
    if place.kind == "ROW":
        row = sheet.rows.index_of(place.line)
        return Box(place.sheet_id, row, row + 1)
    column = sheet.columns.index_of(place.line)
    return Box(place.sheet_id, None, None, column, column + 1)
