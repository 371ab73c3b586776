"""From the ranges and data filters that callers write to areas of sheets."""

from __future__ import annotations

from dataclasses import dataclass

from localsheets.http import Json, bad_request
from localsheets.shapes import metadata as metadata_shapes
from localsheets.truth import a1, lookup
from localsheets.truth.box import Area, Box
from localsheets.truth.grid_limits import check_start, range_text
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet


@dataclass(frozen=True, slots=True)
class Target:
    """What a range means: a sheet and a box; `text` as it was written, `single` = written as one cell."""

    sheet: Sheet
    box: Box
    text: str
    single: bool = False

    @property
    def area(self) -> Area:
        """The part of the box that lies in the grid."""
        return self.box.within(*self.sheet.size)

    @property
    def shown(self) -> str:
        """The range as Google echoes it: bounded, the title quoted where it must be."""
        return range_text(self.sheet, self.area)


def target(spreadsheet: Spreadsheet, text: str) -> Target:
    """What an A1 range, an R1C1 range, a named range or a title means; 400 where it means nothing here."""
    found = _target(spreadsheet, text)
    if found is None:
        raise bad_request(f"Unable to parse range: {text}")
    _check_start(found)
    return found


def _target(spreadsheet: Spreadsheet, text: str) -> Target | None:
    title, place = a1.split(text)
    if title is not None:
        sheet = spreadsheet.titled(title)
        if sheet is None:
            return None
        return Target(sheet, Box(sheet.id), text) if place is None else _in_sheet(spreadsheet, sheet, place, text)
    assert place is not None
    first = spreadsheet.sheets[0]
    return _in_sheet(spreadsheet, first, place, text) or _titled(spreadsheet, place, text)


def _in_sheet(spreadsheet: Spreadsheet, sheet: Sheet, place: str, text: str) -> Target | None:
    extent = a1.extent(place)
    if extent is not None:
        return Target(sheet, Box(sheet.id, *extent[:4]), text, extent.single)
    box = spreadsheet.named(place)
    return None if box is None else Target(spreadsheet.sheet(box.sheet_id), box, text)


def _titled(spreadsheet: Spreadsheet, title: str, text: str) -> Target | None:
    sheet = spreadsheet.titled(title)
    return None if sheet is None else Target(sheet, Box(sheet.id), text)


def _check_start(found: Target) -> None:
    try:
        check_start(found.sheet, found.box)
    except Refused as refused:
        raise bad_request(str(refused)) from refused


def boxed(spreadsheet: Spreadsheet, box: Box) -> Target:
    """What a GridRange means; 400 where its sheet is gone or it begins outside of the grid."""
    try:
        sheet = spreadsheet.sheet(box.sheet_id)
    except Refused as refused:
        raise bad_request(str(refused)) from refused
    found = Target(sheet, box, "")
    _check_start(found)
    return found


def filtered(spreadsheet: Spreadsheet, data_filter: Json) -> list[Target]:
    """Every area that a DataFilter means; none where developer metadata matches nothing."""
    if "gridRange" in data_filter:
        return [boxed(spreadsheet, data_filter["gridRange"])]
    if "a1Range" in data_filter:
        return [target(spreadsheet, data_filter["a1Range"])]
    if "developerMetadataLookup" not in data_filter:
        raise bad_request("Data filter must specify a range or developer metadata lookup.")
    try:
        entries = lookup.found(spreadsheet, metadata_shapes.query(spreadsheet, data_filter["developerMetadataLookup"]))
    except Refused as refused:
        raise bad_request(str(refused)) from refused
    boxes = (lookup.box_of(spreadsheet, entry.place) for entry in entries)
    return [Target(spreadsheet.sheet(box.sheet_id), box, "") for box in boxes if box is not None]
