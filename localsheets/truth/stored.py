"""Spreadsheets on the disk: what is written is in proportion to the change, what is read stays undecoded.

A row is one record under its id. The order of rows and columns is a snapshot and the steps since; a spreadsheet's
looks and metadata are records of their own.
"""

from __future__ import annotations

from array import array

from localsheets.cells.value import Formula
from localsheets.truth import codec
from localsheets.truth.axis import Axis
from localsheets.truth.database import Database
from localsheets.truth.sheet import ATTACHED, Sheet
from localsheets.truth.spreadsheet import Spreadsheet

TABLES = """
create table if not exists spreadsheets (id text primary key, body text not null) without rowid;
create table if not exists sheets (
    spreadsheet text, sheet integer, body text not null, primary key (spreadsheet, sheet)
) without rowid;
create table if not exists axes (
    spreadsheet text, sheet integer, dimension text, size integer not null, next_id integer not null,
    ids blob not null, primary key (spreadsheet, sheet, dimension)
);
create table if not exists steps (
    number integer primary key, spreadsheet text, sheet integer, dimension text, step text not null
);
create index if not exists steps_of on steps (spreadsheet, sheet, dimension, number);
create table if not exists lines (
    spreadsheet text, sheet integer, line integer, cells blob not null, computes integer not null,
    primary key (spreadsheet, sheet, line)
) without rowid;
create table if not exists looks (
    spreadsheet text, look integer, body text not null, primary key (spreadsheet, look)
) without rowid;
create table if not exists metadata (
    spreadsheet text, entry integer, body text not null, primary key (spreadsheet, entry)
) without rowid;
"""
ALL_TABLES = ("spreadsheets", "sheets", "axes", "steps", "lines", "looks", "metadata")

# After so many steps the order is written whole again, so that reading it stays quick.
MOST_STEPS = 256


def save(database: Database, spreadsheet: Spreadsheet) -> None:
    """Write what changed since the last commit."""
    name = spreadsheet.id
    if spreadsheet.changed:
        order = [sheet.id for sheet in spreadsheet.sheets]
        stored = [spreadsheet.properties, order, spreadsheet.named_ranges]
        database.write("insert or replace into spreadsheets values (?, ?)", [name, codec.body(stored)])
        _drop_sheets(database, name, keep=order)
    looks = [(name, look.id, codec.body(look.parts)) for look in spreadsheet.looks.unsaved]
    if looks:
        database.write_many("insert or replace into looks values (?, ?, ?)", looks)
    for entry_id in spreadsheet.metadata.changed:
        _save_entry(database, spreadsheet, entry_id)
    for sheet in spreadsheet.sheets:
        _save_sheet(database, name, sheet)


def settle(spreadsheet: Spreadsheet) -> None:
    """Nothing is left to be saved: it was committed, or taken back."""
    spreadsheet.changed = False
    spreadsheet.looks.unsaved.clear()
    spreadsheet.metadata.changed.clear()
    for sheet in spreadsheet.sheets:
        sheet.changed = False
        sheet.changed_rows.clear()
        sheet.rows.log.clear()
        sheet.columns.log.clear()


def load(database: Database, spreadsheet: Spreadsheet) -> bool:
    """Fill a spreadsheet with what the disk holds under its id; False where there is nothing."""
    name = spreadsheet.id
    found = database.row("select body from spreadsheets where id = ?", [name])
    if found is None:
        return False
    spreadsheet.properties, order, spreadsheet.named_ranges = codec.unbody(found[0])
    for (text,) in database.rows("select body from looks where spreadsheet = ? order by look", [name]):
        spreadsheet.looks.load(codec.unbody(text))
    for (text,) in database.rows("select body from metadata where spreadsheet = ?", [name]):
        spreadsheet.metadata.load(codec.entry(text))
    spreadsheet.sheets = tuple(_load_sheet(database, spreadsheet, sheet_id) for sheet_id in order)
    settle(spreadsheet)
    return True


def delete(database: Database, name: str) -> None:
    """Remove a spreadsheet from the disk."""
    database.write("delete from spreadsheets where id = ?", [name])
    for table in ALL_TABLES[1:]:
        database.write(f"delete from {table} where spreadsheet = ?", [name])


def _drop_sheets(database: Database, name: str, *, keep: list[int]) -> None:
    for (sheet_id,) in database.rows("select sheet from sheets where spreadsheet = ?", [name]):
        if sheet_id not in keep:
            for table in ("sheets", "axes", "steps", "lines"):
                database.write(f"delete from {table} where spreadsheet = ? and sheet = ?", [name, sheet_id])


def _save_entry(database: Database, spreadsheet: Spreadsheet, entry_id: int) -> None:
    entry = spreadsheet.metadata.get(entry_id)
    if entry is None:
        database.write("delete from metadata where spreadsheet = ? and entry = ?", [spreadsheet.id, entry_id])
    else:
        row = [spreadsheet.id, entry_id, codec.entry_body(entry)]
        database.write("insert or replace into metadata values (?, ?, ?)", row)


def _save_sheet(database: Database, name: str, sheet: Sheet) -> None:
    if sheet.changed:
        stored = {part: getattr(sheet, part) for part in ATTACHED}
        stored["protections"] = [codec.protection_body(one) for one in sheet.protections.values()]
        stored["lines"] = [sheet.rows.properties, sheet.columns.properties]
        database.write("insert or replace into sheets values (?, ?, ?)", [name, sheet.id, codec.body(stored)])
    for dimension, axis in (("ROWS", sheet.rows), ("COLUMNS", sheet.columns)):
        _save_axis(database, axis, place=[name, sheet.id, dimension])
    if sheet.changed_rows:
        _save_lines(database, name, sheet)


def _save_axis(database: Database, axis: Axis, *, place: list[object]) -> None:
    if axis.saved_steps is not None and axis.saved_steps + len(axis.log) <= MOST_STEPS:
        rows = [(*place, codec.body(step)) for step in axis.log]
        if rows:
            database.write_many("insert into steps (spreadsheet, sheet, dimension, step) values (?, ?, ?, ?)", rows)
            axis.saved_steps += len(rows)
        return
    row = [*place, axis.count, axis.next_id, axis.ids.tobytes()]
    database.write("insert or replace into axes values (?, ?, ?, ?, ?, ?)", row)
    database.write("delete from steps where spreadsheet = ? and sheet = ? and dimension = ?", place)
    axis.saved_steps = 0


def _save_lines(database: Database, name: str, sheet: Sheet) -> None:
    kept, gone = [], []
    for row_id in sheet.changed_rows:
        row = sheet.line(row_id)
        if not row:
            gone.append((name, sheet.id, row_id))
            continue
        computes = any(type(cell.value) is Formula for cell in row.values())
        kept.append((name, sheet.id, row_id, codec.row_bytes(row), computes))
    database.write_many("insert or replace into lines values (?, ?, ?, ?, ?)", kept)
    database.write_many("delete from lines where spreadsheet = ? and sheet = ? and line = ?", gone)


def _load_sheet(database: Database, spreadsheet: Spreadsheet, sheet_id: int) -> Sheet:
    place = [spreadsheet.id, sheet_id]
    stored = codec.unbody(database.row("select body from sheets where spreadsheet = ? and sheet = ?", place)[0])
    sheet = Sheet(spreadsheet.journal, sheet_id, stored["title"], rows=0, columns=0)
    for part in ATTACHED:
        value = stored.get(part, getattr(sheet, part))
        setattr(sheet, part, tuple(value) if isinstance(getattr(sheet, part), tuple) else value)
    sheet.protections = {one.id: one for one in map(codec.protection, stored["protections"])}
    for dimension, axis, properties in zip(
        ("ROWS", "COLUMNS"), (sheet.rows, sheet.columns), stored["lines"], strict=True
    ):
        _load_axis(database, axis, place=[*place, dimension])
        axis.properties = properties
    sheet.decode = codec.row_reader(spreadsheet.looks)
    _load_lines(database, sheet, place)
    return sheet


def _load_axis(database: Database, axis: Axis, *, place: list[object]) -> None:
    where = "where spreadsheet = ? and sheet = ? and dimension = ?"
    axis.count, axis.next_id, ids = database.row(f"select size, next_id, ids from axes {where}", place)
    axis.ids = array("I", ids)
    steps = database.rows(f"select step from steps {where} order by number", place)
    for (step,) in steps:
        axis.replay(codec.unbody(step))
    axis.saved_steps = len(steps)


def _load_lines(database: Database, sheet: Sheet, place: list[object]) -> None:
    sql = "select line, cells, computes from lines where spreadsheet = ? and sheet = ?"
    rows = database.rows(sql, place)
    sheet.cells = {line: cells for line, cells, _ in rows}
    sheet.formula_rows = {line for line, _, computes in rows if computes}
