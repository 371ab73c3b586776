"""Copies of sheets and of whole spreadsheets."""

from __future__ import annotations

import copy
from array import array

from localsheets.truth.axis import Axis
from localsheets.truth.box import Box, Span, Spot
from localsheets.truth.cell import Cell, Look, Row
from localsheets.truth.journal import Journal
from localsheets.truth.metadata import Entry
from localsheets.truth.sheet import ATTACHED, Sheet
from localsheets.truth.spreadsheet import Spreadsheet

KEPT = tuple(name for name in ATTACHED if name not in ("title", "protections"))


def sheet(original: Sheet, target: Spreadsheet, *, source: Spreadsheet, sheet_id: int, title: str) -> Sheet:
    """A copy of a sheet for a spreadsheet, under a new id and title, without protections and metadata (likely)."""
    made = Sheet(target.journal, sheet_id, title, rows=0, columns=0)
    for name in KEPT:
        setattr(made, name, _moved_to(getattr(original, name), original.id, sheet_id))
    made.properties = {name: value for name, value in made.properties.items() if name != "hidden"}
    made.rows, made.columns = _axis(original.rows, target.journal), _axis(original.columns, target.journal)
    looks: dict[int, Look] = {}
    for row_id in original.rows.ids:
        line = original.line(row_id)
        if line:
            made.set_cells(row_id, _row(line, target, looks) if target is not source else dict(line))
    return made


def spreadsheet(original: Spreadsheet, made: Spreadsheet) -> None:
    """Fill a new spreadsheet with a copy: metadata is kept, protections lose their editors."""
    made.properties, made.named_ranges = original.properties, original.named_ranges
    sheets = []
    for one in original.sheets:
        twin = sheet(one, made, source=original, sheet_id=one.id, title=one.title)
        twin.properties = one.properties
        twin.protections = {key: kept.for_copy() for key, kept in one.protections.items()}
        sheets.append(twin)
    made.sheets = tuple(sheets)
    for entry in original.metadata:
        made.metadata.add(Entry(entry.id, entry.key, entry.value, entry.visibility, entry.place))


def _axis(original: Axis, journal: Journal) -> Axis:
    made = Axis(journal, original.count)
    made.ids, made.next_id = array("I", original.ids), original.next_id
    made.properties = dict(original.properties)
    return made


def _row(line: Row, target: Spreadsheet, looks: dict[int, Look]) -> Row:
    copied: Row = {}
    for column, cell in line.items():
        look = looks.get(cell.look.id)
        if look is None:
            look = looks[cell.look.id] = target.looks.of(copy.deepcopy(cell.look.parts))
        copied[column] = Cell(cell.value, look)
    return copied


def _moved_to(value: object, old: int, new: int) -> object:
    """A stored object whose places on sheet `old` are on sheet `new`."""
    if isinstance(value, Box):
        return Box(new, value.top, value.bottom, value.left, value.right) if value.sheet_id == old else value
    if isinstance(value, Spot):
        return Spot(new, value.row, value.column) if value.sheet_id == old else value
    if isinstance(value, Span):
        return Span(new, value.dimension, value.start, value.end) if value.sheet_id == old else value
    if isinstance(value, dict):
        return {key: _moved_to(one, old, new) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_moved_to(one, old, new) for one in value)
    return value
