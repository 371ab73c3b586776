"""Structural edits: rows and columns inserted, deleted and moved, with everything that hangs on them."""

from __future__ import annotations

from typing import Any

from localsheets.cells import Formula
from localsheets.cells.formulas import rewriting
from localsheets.truth.box import Area, Dimension
from localsheets.truth.cell import Cell
from localsheets.truth.protection import Editor
from localsheets.truth.refusal import PROTECTED, Refused
from localsheets.truth.results import formulas
from localsheets.truth.sheet import Sheet
from localsheets.truth.shifts import GONE, Edit, shifted
from localsheets.truth.spreadsheet import Spreadsheet

MOVABLE = ("charts", "filter_views", "bands", "tables")
REPLACED: dict[str, Any] = {"merges": (), "rules": (), "groups": (), "filter": None}


def insert(spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, *, start: int, count: int) -> None:
    """Put empty rows or columns before `start`; raises Refused where the grid would be too large."""
    make_room(spreadsheet, sheet, Edit("insert", sheet.id, dimension, start, start + count))


def make_room(spreadsheet: Spreadsheet, sheet: Sheet, edit: Edit) -> None:
    """The same for an edit that says how ranges grow."""
    count = edit.end - edit.start
    spreadsheet.reserve(count * (sheet.columns.count if edit.dimension == "ROWS" else sheet.rows.count))
    sheet.axis(edit.dimension).insert(edit.start, count)
    _follow(spreadsheet, sheet, edit)


def delete(spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, *, start: int, end: int) -> None:
    """Take rows or columns away with what is in them; raises Refused where none would be left."""
    axis = sheet.axis(dimension)
    if end - start >= axis.count:
        words = "rows" if dimension == "ROWS" else "columns"
        raise Refused(f"You can't delete all the {words} on the sheet.")
    gone = axis.delete(start, end)
    if dimension == "ROWS":
        sheet.drop_lines(gone)
    kind = "ROW" if dimension == "ROWS" else "COLUMN"
    ids = set(gone)
    spreadsheet.metadata.remove_where(
        lambda place: place.kind == kind and place.sheet_id == sheet.id and place.line in ids
    )
    _follow(spreadsheet, sheet, Edit("delete", sheet.id, dimension, start, end))


def move(spreadsheet: Spreadsheet, sheet: Sheet, edit: Edit) -> None:
    """Move rows or columns before another; raises Refused where the destination is none."""
    axis = sheet.axis(edit.dimension)
    word = "row" if edit.dimension == "ROWS" else "column"
    if edit.start <= edit.destination < edit.end:
        place = f"[{edit.start}-{edit.end}]"
        raise Refused(f"destinationIndex[{edit.destination}] must be outside the requested range{place}")
    if edit.destination > axis.count:
        raise Refused(f"destinationIndex[{edit.destination}] is after last {word}[{axis.count}]")
    axis.move(edit.start, edit.end, edit.destination)
    _follow(spreadsheet, sheet, edit)


def inherit(sheet: Sheet, dimension: Dimension, *, start: int, count: int, source: int) -> None:
    """Give new rows or columns the size, formats and validation of another one."""
    axis = sheet.axis(dimension)
    known = axis.known_id(source)
    if known is None:
        return
    properties = axis.properties.get(known)
    targets = range(start, start + count)
    if properties:
        axis.describe({axis.id_at(index): properties for index in targets})
    for row, column, cell in _looks_along(sheet, dimension, source):
        for index in targets:
            place = (index, column) if dimension == "ROWS" else (row, index)
            sheet.put(*place, cell)


def guard_moving(
    spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, *, span: tuple[int, int], editor: Editor
) -> None:
    """Raise Refused where rows or columns of a span hold a cell that is protected from this person (likely)."""
    rows, columns = sheet.size
    start, end = span
    area = Area(start, end, 0, columns) if dimension == "ROWS" else Area(0, rows, start, end)
    spreadsheet.guard(sheet, area, editor=editor)


def guard_sheet(sheet: Sheet, editor: Editor) -> None:
    """Raise Refused where the sheet as a whole is protected from this person."""
    for protection in sheet.protections.values():
        if protection.box is not None and protection.box.whole and protection.binds(editor):
            raise Refused(PROTECTED)


def drop_sheet(spreadsheet: Spreadsheet, sheet: Sheet) -> None:
    """Take a sheet away with its metadata and its named ranges; formulas that named it lose it."""
    rewrite(spreadsheet, rewriting.Removed(sheet.title))
    spreadsheet.metadata.remove_where(lambda place: place.sheet_id == sheet.id)
    spreadsheet.attach("sheets", tuple(one for one in spreadsheet.sheets if one is not sheet))
    kept = {name: one for name, one in spreadsheet.named_ranges.items() if one["range"].sheet_id != sheet.id}
    if len(kept) != len(spreadsheet.named_ranges):
        spreadsheet.attach("named_ranges", kept)


def rewrite(spreadsheet: Spreadsheet, edit: rewriting.Edit) -> None:
    """Let every formula of the spreadsheet follow an edit; the titles in them are those before it."""
    for sheet in spreadsheet.sheets:
        for (row, column), formula in formulas(sheet) if sheet.formula_rows else ():
            text = rewriting.shifted(formula.text, edit, sheet=sheet.title)
            if text != formula.text:
                sheet.put(row, column, Cell(Formula(text), sheet.cell(row, column).look))


def _looks_along(sheet: Sheet, dimension: Dimension, source: int) -> list[tuple[int, int, Cell]]:
    """Row, column and bare look of the cells of one row or column."""
    if dimension == "ROWS":
        places = [(source, column) for column in range(len(sheet.columns.ids))]
    else:
        places = [(row, source) for row, _ in sheet.lines(0, sheet.rows.count)]
    looks = [(row, column, sheet.cell(row, column).look) for row, column in places]
    return [(row, column, Cell(None, look.without_note)) for row, column, look in looks if look.without_note.id]


def _follow(spreadsheet: Spreadsheet, sheet: Sheet, edit: Edit) -> None:
    for one in spreadsheet.sheets:
        _follow_attached(one, edit)
    named = {name: shifted(entry, edit) for name, entry in spreadsheet.named_ranges.items()}
    if named != spreadsheet.named_ranges:
        spreadsheet.attach("named_ranges", {name: entry for name, entry in named.items() if entry is not GONE})
    sheet.touch()
    rewrite(spreadsheet, _rewriting(sheet, edit))


def _follow_attached(sheet: Sheet, edit: Edit) -> None:
    for name in MOVABLE:
        old = getattr(sheet, name)
        new = {key: after for key, one in old.items() if (after := shifted(one, edit)) is not GONE}
        if new != old:
            sheet.attach(name, new)
    for name, nothing in REPLACED.items():
        kept = getattr(sheet, name)
        after = shifted(kept, edit)
        if after != kept:
            sheet.attach(name, nothing if after is GONE else after)
    _follow_protections(sheet, edit)


def _follow_protections(sheet: Sheet, edit: Edit) -> None:
    after = {one.id: one.shifted(edit) for one in sheet.protections.values()}
    kept = {key: one for key, one in after.items() if one is not None}
    if kept != sheet.protections:
        sheet.attach("protections", kept)


def _rewriting(sheet: Sheet, edit: Edit) -> rewriting.Edit:
    count = edit.end - edit.start
    if edit.kind == "move":
        return rewriting.Moved(sheet.title, edit.dimension, edit.start, count, edit.destination)
    made = rewriting.Inserted if edit.kind == "insert" else rewriting.Deleted
    return made(sheet.title, edit.dimension, edit.start, count)
