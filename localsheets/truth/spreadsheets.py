"""All spreadsheets: made, copied, deleted, read from the disk when first used, saved when a request is done."""

from __future__ import annotations

from typing import Any

from localsheets.truth import copying, exchange, stored
from localsheets.truth.database import Database
from localsheets.truth.journal import Journal
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Clock, Spreadsheet

Json = dict[str, Any]

# A new spreadsheet has one sheet of this size, as recorded.
FIRST_TITLE = "Sheet1"
ROWS, COLUMNS = 1000, 26


class Spreadsheets:
    """The spreadsheets of one database."""

    def __init__(self, database: Database, journal: Journal, clock: Clock) -> None:
        database.define(stored.TABLES)
        self._database = database
        self._journal = journal
        self._clock = clock
        self._loaded: dict[str, Spreadsheet] = {}
        self._in_use: dict[str, Spreadsheet] = {}
        self._saving = False

    def get(self, spreadsheet_id: str) -> Spreadsheet | None:
        """The spreadsheet with an id."""
        found = self._loaded.get(spreadsheet_id)
        if found is None:
            found = Spreadsheet(self._journal, spreadsheet_id, self._clock)
            if not stored.load(self._database, found):
                return None
            self._loaded[spreadsheet_id] = found
        self._in_use[spreadsheet_id] = found
        return found

    def create(self, spreadsheet_id: str, *, properties: Json | None = None) -> Spreadsheet:
        """A new spreadsheet with one empty sheet; `properties` in Google's words, without the title."""
        made = Spreadsheet(self._journal, spreadsheet_id, self._clock)
        made.properties = properties or {}
        made.sheets = (Sheet(self._journal, 0, FIRST_TITLE, rows=ROWS, columns=COLUMNS),)
        self.add(made)
        return made

    def copy(self, source_id: str, target_id: str) -> None:
        """A copy of a spreadsheet under a new id: metadata is kept, protections are left with no editors but owners."""
        source = self.get(source_id)
        if source is not None:
            made = Spreadsheet(self._journal, target_id, self._clock)
            copying.spreadsheet(source, made)
            self.add(made)

    def csv(self, spreadsheet_id: str, sheet_id: int | None = None) -> str:
        """A sheet (else the first one) as CSV; empty where there is nothing."""
        spreadsheet = self.get(spreadsheet_id)
        if spreadsheet is None:
            return ""
        sheet = spreadsheet.sheets[0] if sheet_id is None else spreadsheet.sheet(sheet_id)
        return exchange.csv_of(spreadsheet, sheet)

    def import_csv(self, spreadsheet_id: str, text: str, title: str) -> None:
        """Make the spreadsheet, new or not, hold nothing but one sheet with what the CSV says."""
        spreadsheet = self.get(spreadsheet_id) or self.create(spreadsheet_id)
        exchange.fill(spreadsheet, text, title=title)

    def add(self, spreadsheet: Spreadsheet) -> None:
        """Take in a new spreadsheet."""
        self._loaded[spreadsheet.id] = self._in_use[spreadsheet.id] = spreadsheet
        self._journal.note(lambda: self._loaded.pop(spreadsheet.id, None))

    def delete(self, spreadsheet_id: str) -> None:
        """Forget a spreadsheet, in memory and on the disk."""
        found = self._loaded.pop(spreadsheet_id, None)
        self._in_use.pop(spreadsheet_id, None)
        if found is not None:
            self._journal.note(lambda: self._loaded.__setitem__(spreadsheet_id, found))
        stored.delete(self._database, spreadsheet_id)

    def clear(self) -> None:
        """Forget every spreadsheet."""
        self._loaded.clear()
        self._in_use.clear()
        for table in stored.ALL_TABLES:
            self._database.write(f"delete from {table}")

    def save(self) -> None:
        """Write what the request changed; the transaction is the caller's."""
        if not self._journal:
            return
        self._saving = True
        for spreadsheet in self._in_use.values():
            stored.save(self._database, spreadsheet)

    def keep(self) -> None:
        """What the request changed was committed, and stays."""
        if self._journal:
            self._settle()
            self._journal.keep()
        self._in_use.clear()

    def revert(self) -> None:
        """Take back what the request changed; where it failed while saving, memory is read from the disk again."""
        if self._saving:
            for spreadsheet_id in self._in_use:
                self._loaded.pop(spreadsheet_id, None)
        if self._journal:
            self._journal.undo()
            self._settle()
        self._in_use.clear()

    def _settle(self) -> None:
        self._saving = False
        for spreadsheet in self._in_use.values():
            stored.settle(spreadsheet)
