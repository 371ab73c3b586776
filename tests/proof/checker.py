"""The judge: compares the spreadsheet before and after every write of the service, cell by cell, and counts.

What people do only changes what stands before the next write; so whatever they gave last is what must survive it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.model.cell import Scalar
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from app.publish import day_tab_id
from localsheets.cells.value import Formula
from localsheets.truth.cell import BLANK, Cell, Value
from tests.proof import reference, truth
from tests.proof.reference import Seen
from tests.proof.truth import Snapshot

DAYS = {day_tab_id(date(2026, 11, 1) + timedelta(days=number)) for number in range(60)}
"""Sheet ids of the summaries of days that a run can come to."""
DATA = 2
"""Index of the row at which submissions are inserted."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A submission that the service said it has."""

    tab: str
    values: Mapping[str, Scalar]


@dataclass
class Checker:
    """Judges one run."""

    template: Template
    now: Snapshot
    seen: list[Seen] = field(default_factory=list)
    """What each read of the service found, by its number less one."""
    accepted: dict[str, Accepted] = field(default_factory=dict)
    sent: Accepted | None = None
    """The newest submission: where the process died before it could answer, the service may have it or not."""
    inserted: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    incidents: list[str] = field(default_factory=list)
    """Columns whose header changed between the read and the write: what was written is right for the old header."""
    wrong: list[str] = field(default_factory=list)
    """What must never be: a word for the kind, a colon, the particulars."""
    put_back: dict[tuple[int, int, int], str] = field(default_factory=dict)
    """Cells in which people have put a text back that had been rewritten: sheet, row and column ids → the text."""
    rewritten: list[tuple[int, int, int, str, Value]] = field(default_factory=list)
    """Sheet, row and column ids, the text that stood there, the value that replaced it."""

    def people_did(self, after: Snapshot) -> None:
        """Whatever changed, people did it: it is theirs."""
        self.now = after
        for place, text in list(self.put_back.items()):
            tab = after.tabs.get(place[0])
            if tab is None or tab.value(*place[1:]) != text:
                del self.put_back[place]

    def service_read(self) -> None:
        """The service was answered a read of the rows as they stand now."""
        self.seen.append(reference.seen(self.template, self.now))

    def service_wrote(self, after: Snapshot, *, body: bytes, after_read: int) -> None:
        """A batch of the service reached Google; `after_read`: the number of the read that it was computed from."""
        before, self.now = self.now, after
        inputs = {tab.sheet_id: tab for tab in self.template.inputs}
        derived = {tab.sheet_id for tab in self.template.derived}
        if not after_read:
            return self._nothing_changed(before, after, inputs)
        seen = self.seen[after_read - 1]
        for sheet_id, was in before.tabs.items():
            stands = after.tabs.get(sheet_id)
            if sheet_id in inputs:
                self._judge_input(Comparison(inputs[sheet_id], was, stands or was, seen))
            elif sheet_id not in derived and sheet_id not in DAYS:
                self._same(was, stands)
        if before is not after:
            self._judge_addresses(json.loads(body)["requests"], before, after, seen)
        return None

    def service_did_nothing(self, after: Snapshot) -> None:
        """A call that writes no cells, but may leave a mark: a plan that comes after it is judged by what it does."""
        self._nothing_changed(self.now, after, {tab.sheet_id: tab for tab in self.template.tabs})
        self.now = after

    def _nothing_changed(self, before: Snapshot, after: Snapshot, sheets: Iterable[int]) -> None:
        for sheet_id in sheets:
            if sheet_id in before.tabs:
                self._same(before.tabs[sheet_id], after.tabs.get(sheet_id))

    def _same(self, was: truth.Tab, stands: truth.Tab | None) -> None:
        if stands is None or stands.cells != was.cells or stands.title != was.title:
            self.fail("foreign tab", f"a tab that is not the service's was changed: {was.title}")

    def _judge_input(self, pair: Comparison) -> None:
        if pair.after.title != pair.before.title or pair.lost_lines():
            self.fail("structure", f"{pair.tab.name}: the tab's name, rows or columns were changed")
        for row_id in pair.before.rows:
            was, now = pair.before.cells.get(row_id), pair.after.cells.get(row_id)
            if was is not now and was != now:
                self._judge_row(pair, row_id, was or {}, now or {})
        self._judge_new_rows(pair)

    def _judge_row(self, pair: Comparison, row_id: int, was: Mapping[int, Cell], now: Mapping[int, Cell]) -> None:
        for column_id in was.keys() | now.keys():
            old, new = was.get(column_id, BLANK), now.get(column_id, BLANK)
            if old.value != new.value or type(old.value) is not type(new.value):
                self._judge_cell(pair, (row_id, column_id), old.value, new)
            elif old.look is not new.look and unformatted(old) != unformatted(new):
                self.fail("looks", f"{pair.tab.name}: note, colour or validation of a cell was changed")

    def _judge_cell(self, pair: Comparison, place: truth.Place, old: Value, stands: Cell) -> None:
        new = stands.value
        if isinstance(old, Formula) and isinstance(new, Formula) and pair.fresh:
            return  # Google moves the references of formulas when rows are inserted
        name = pair.seen.column_of(pair.tab.sheet_id, place[1])
        where = f"{pair.tab.name}.{name or '?'}"
        if not name or place[0] == pair.before.rows[0] or not isinstance(old, str):
            return self.fail("lost edit", f"{where}: {old!r} became {new!r}, which the service may never change")
        meant = pair.seen.meaning(pair.tab, name, old)
        if meant.state != "rewrite" or not (alike(meant.value, new) or as_typed(stands, meant.entered)):
            return self.fail(
                "wrong rewrite", f"{where}: {old!r} became {new!r}, but it means {meant.value!r} ({meant.state})"
            )
        if self.put_back.get((pair.tab.sheet_id, *place)) == old:
            self.fail("fought", f"{where}: {old!r} was put back by a person, and became {new!r} again")
        self.counts["cells rewritten"] += 1
        self.rewritten.append((pair.tab.sheet_id, *place, old, new))
        self._note_incident(pair, place[1])
        return None

    def _judge_new_rows(self, pair: Comparison) -> None:
        filled = [row_id for row_id in pair.fresh if holds_something(pair.after.cells.get(row_id, {}))]
        if [pair.after.rows.index(row_id) for row_id in filled] != list(range(DATA, DATA + len(filled))):
            self.fail("structure", f"{pair.tab.name}: rows were inserted elsewhere than below the first row of data")
        for row_id in filled:
            self._judge_submission(pair, pair.after.cells[row_id])

    def _judge_submission(self, pair: Comparison, line: Mapping[int, Cell]) -> None:
        named = {pair.seen.column_of(pair.tab.sheet_id, one): cell.value for one, cell in line.items()}
        cells = {name: value for name, value in named.items() if value is not None}
        submission = str(cells.pop(SUBMISSION, ""))
        accepted = self.accepted.get(submission, self.sent)
        if accepted is None:
            return self.fail(
                "foreign row", f"{pair.tab.name}: a row was inserted for {submission!r}, which nobody sent: {cells}"
            )
        self.inserted[submission] += 1
        if self.inserted[submission] > 1:
            self.fail(
                "doubled", f"{pair.tab.name}: {submission} was put into the sheet {self.inserted[submission]} times"
            )
        expected = pair.seen.expected(pair.tab, accepted.values)
        if pair.tab.name != accepted.tab or not same_cells(expected, cells):
            self.fail("misplaced", f"{pair.tab.name}: {submission} was sent as {expected}, and stands as {cells}")
        self.counts["submissions inserted"] += 1
        for column_id in line:
            self._note_incident(pair, column_id)
        return None

    def _note_incident(self, pair: Comparison, column_id: int) -> None:
        read = pair.seen.snapshot.tabs.get(pair.tab.sheet_id)
        if read is not None and reference.header_changed(read, pair.before, column_id, pair.tab):
            self.incidents.append(f"{pair.tab.name}: {read.header.get(column_id)} → {pair.before.header[column_id]}")

    def _judge_addresses(self, requests: list[Any], before: Snapshot, after: Snapshot, seen: Seen) -> None:
        """Every findReplace that was applied stood over the column that it was computed for, hit or no hit."""
        if before.operations.keys() == after.operations.keys():
            return
        for request in requests:
            area = request.get("findReplace", {}).get("range")
            tab = next((tab for tab in self.template.inputs if area and tab.sheet_id == area["sheetId"]), None)
            if tab is None:
                continue
            find, put = request["findReplace"]["find"], request["findReplace"]["replacement"]
            columns = before.tabs[tab.sheet_id].columns
            column_id = columns[area["startColumnIndex"]] if area["startColumnIndex"] < len(columns) else 0
            name = seen.column_of(tab.sheet_id, column_id)
            if not name or seen.meaning(tab, name, find).entered != put:
                self.fail("misplaced", f"{tab.name}.{name or '?'}: {find!r} → {put!r} is not what it means there")

    def fail(self, kind: str, words: str) -> None:
        """Something is as it must never be."""
        self.wrong.append(f"{kind}: {words}")


@dataclass(frozen=True)
class Comparison:
    """One input tab before and after one write, and the read that the write was computed from."""

    tab: Tab
    before: truth.Tab
    after: truth.Tab
    seen: Seen

    @property
    def fresh(self) -> list[int]:
        """Rows that the write made, top to bottom."""
        known = set(self.before.rows)
        return [row_id for row_id in self.after.rows if row_id not in known]

    def lost_lines(self) -> bool:
        """Whether a row or column is gone, or in another order."""
        known = set(self.before.rows)
        kept = tuple(row_id for row_id in self.after.rows if row_id in known)
        return kept != self.before.rows or self.after.columns[: len(self.before.columns)] != self.before.columns


def alike(expected: Scalar, value: Value) -> bool:
    """Equal, and of one kind: TRUE is not 1, and "1" is not 1."""
    return expected == value and isinstance(expected, bool) == isinstance(value, bool)


def as_typed(cell: Cell, text: str) -> bool:
    """Whether the text stands in a cell that people made one of plain text: nothing that comes there is parsed."""
    return cell.look.is_text and cell.value == text


def same_cells(expected: Mapping[str, Scalar], cells: Mapping[str, Value]) -> bool:
    return expected.keys() == cells.keys() and all(alike(expected[name], cells[name]) for name in expected)


def holds_something(line: Mapping[int, Cell]) -> bool:
    return any(cell.value is not None for cell in line.values())


def unformatted(cell: Cell) -> dict[str, Any]:
    """How a cell looks but for its number format, which the service may set."""
    parts = dict(cell.look.parts)
    form = {name: part for name, part in (parts.pop("format", None) or {}).items() if name != "numberFormat"}
    return parts | ({"format": form} if form else {})
