"""A desk is one tab at which one person at a time looks and then acts, as people do who sit side by side.

That keeps the team out of its own way. Nothing keeps it out of the service's way: syncs run between any two calls.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from demo.ledger import Ledger, Record
from demo.material import Texts
from demo.sheet import Sheet
from demo.tabs import MARK, Layout, Scalar

SPARE_ROWS = 500
"""Rows that a person adds below when the tab is full."""
FIRST = 2
"""Number of the first row below the header."""

Marked = tuple[str, Texts]
"""A record with its mark."""


@dataclass(slots=True)
class Desk:
    """One tab, the ledger of what was typed into it, and how many rows its grid has."""

    layout: Layout
    ledger: Ledger
    grid_rows: int
    lock: threading.Lock = field(default_factory=threading.Lock)

    def enter(self, sheet: Sheet, made: Sequence[Marked], *, by: str, raw: bool) -> None:
        """Looks where the tab ends and types (or pastes) new records below."""
        with self.lock:
            number = FIRST + len(self._marks(sheet))
            self._grow(sheet, number + len(made))
            self._type_records(sheet, number, made, by=by, raw=raw)

    def insert(self, sheet: Sheet, made: Marked, *, by: str, at: float) -> None:
        """Inserts a row somewhere in the tab (`at` from 0 to 1) and types a new record into it."""
        with self.lock:
            number = FIRST + int(at * len(self._marks(sheet)))
            sheet.insert_rows(self.layout.sheet_id, number - 1)
            self.grid_rows += 1
            self._type_records(sheet, number, [made], by=by, raw=False)

    def edit(self, sheet: Sheet, mark: str, typed: tuple[str, str], *, raw: bool) -> None:
        """Looks for a record and types a text into one of its columns; an empty text clears the cell."""
        column, text = typed
        with self.lock:
            if number := self._number(sheet, mark):
                answer = sheet.type(self.layout.a1((column, column), (number, number)), [[text]], raw=raw)
                self.ledger.typed(mark, column, answer[0][0] if answer and answer[0] else None)

    def delete(self, sheet: Sheet, mark: str) -> None:
        """Looks for a record and deletes its row."""
        with self.lock:
            if number := self._number(sheet, mark):
                sheet.delete_row(self.layout.sheet_id, number - 1)
                self.grid_rows -= 1
                self.ledger.deleted(mark)

    def sort(self, sheet: Sheet, column: str, *, descending: bool) -> None:
        """Sorts everything below the header by a column."""
        with self.lock:
            end = FIRST - 1 + len(self._marks(sheet))
            sheet.sort(self.layout, (FIRST - 1, end), column=column, descending=descending)

    def move(self, sheet: Sheet, *, source: float, target: float) -> None:
        """Moves one row elsewhere; both places from 0 to 1."""
        with self.lock:
            count = len(self._marks(sheet))
            if count > 1:
                start, end = int(source * count), int(target * (count - 1))
                to = end if end < start else end + 2
                sheet.move_row(self.layout.sheet_id, FIRST - 1 + start, to=FIRST - 1 + to)

    def _marks(self, sheet: Sheet) -> list[str]:
        """The marks from the first row below the header on, as they stand now."""
        lines = sheet.values(self.layout.a1((MARK, MARK), (FIRST, None)))
        return [str(line[0]) if line else "" for line in lines]

    def _number(self, sheet: Sheet, mark: str) -> int:
        """The row number of a record; 0 where its row is gone: the person shrugs, and the check will tell."""
        marks = self._marks(sheet)
        return FIRST + marks.index(mark) if mark in marks else 0

    def _grow(self, sheet: Sheet, needed: int) -> None:
        if needed > self.grid_rows:
            count = needed - self.grid_rows + SPARE_ROWS
            sheet.insert_rows(self.layout.sheet_id, self.grid_rows, count)
            self.grid_rows += count

    def _type_records(self, sheet: Sheet, number: int, made: Sequence[Marked], *, by: str, raw: bool) -> None:
        lines: list[list[Scalar]] = [self.layout.line({**texts, MARK: mark}) for mark, texts in made]
        stored = sheet.type(self.layout.row(number, len(made)), lines, raw=raw)
        for (mark, _), line in zip(made, stored, strict=True):
            cells = self.layout.cells(line)
            cells.pop(MARK)
            self.ledger.made(Record(mark, self.layout.tab.name, by, cells))
