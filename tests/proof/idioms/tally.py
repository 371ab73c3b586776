"""The judge of the comparison: what each write did to what people had put there. It counts alike for everybody.

A value counts as kept where it stands in its column, cleaned or not, wherever its row has gone: so a sort that is
undone by a rewrite of the whole tab counts for nothing, and what is counted is gone for certain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app import normalise
from app.fields import field_of
from app.model.cell import Scalar
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from localsheets.cells.value import Formula
from localsheets.truth.cell import Value
from tests.proof import truth
from tests.proof.idioms.lineage import Lineage, said
from tests.proof.reference import read
from tests.proof.truth import Snapshot

DAMAGE = ("lost edits", "misplaced writes", "doubled rows", "deleted rows back")
Row = frozenset[tuple[str, str]]
"""Headers and what their cells mean."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What a write is computed from: a record and a column, as they stood when they were read."""

    record: int | None
    column_id: int


@dataclass(frozen=True, slots=True)
class Read:
    """One tab as it was read last: which record and which column stood where, and what each record held."""

    records: tuple[int | None, ...]
    columns: tuple[int, ...]
    rows: Mapping[int, Row]


@dataclass
class Tally:
    """Judges one run."""

    template: Template
    now: Snapshot
    counts: Counter[str] = field(default_factory=Counter)
    expected: dict[str, frozenset[str]] = field(default_factory=dict)
    """Number of a form → the headers below which its row is to hold something."""
    aims: frozenset[Aim] = frozenset()
    """What the next write is computed from, where it writes cells."""
    added: Counter[str] = field(default_factory=Counter)
    """Number of a form → how often it was put into the sheet."""

    def __post_init__(self) -> None:
        self.vocabulary = normalise.vocabulary(self.template, {})
        self.tabs = {tab.sheet_id: tab for tab in self.template.inputs if tab.sheet_id in self.now.tabs}
        self._lineages = {sheet_id: Lineage(self.now.tabs[sheet_id]) for sheet_id in self.tabs}
        self._reads: dict[int, Read] = {}
        self._meanings: dict[tuple[str, str, str], str] = {}

    def expect(self, form: str, tab: str, values: Mapping[str, Scalar]) -> None:
        """Somebody sent a form, whose row is to have each of these values under its header, and its number."""
        declared = self.template.tab(tab)
        self.expected[form] = frozenset(declared.column(name).label for name in (*values, SUBMISSION))

    def people_did(self, after: Snapshot) -> None:
        """Whatever changed, people did it: it is theirs."""
        self._follow(after)

    def read(self) -> None:
        """Google has answered a read."""
        for sheet_id in self.tabs:
            stands, records = self.now.tabs[sheet_id], self._lineages[sheet_id].records
            held = {records[row]: self._row(self.tabs[sheet_id], stands, row) for row, _ in stands.lines()}
            self._reads[sheet_id] = Read(tuple(map(records.get, stands.rows)), stands.columns, held)

    def aim(self, sheet_id: int, row: int, column: int) -> Aim:
        """The record and column that stood at a place (1-based) when the tab was read last."""
        read = self._reads[sheet_id]
        return Aim(read.records[row - 1], read.columns[column - 1])

    def wrote(self, after: Snapshot, *, whole: bool) -> None:
        """A write reached Google, of a tab as a `whole` or of less: what has become of what stood there."""
        for sheet_id, tab in self.tabs.items():
            was, stands = self.now.tabs[sheet_id], after.tabs[sheet_id]
            if was.cells != stands.cells or was.rows != stands.rows:
                self.counts["lost edits"] += (self._values(tab, was) - self._values(tab, stands)).total()
                if whole:
                    self._judge_rows(tab, was, stands)
                else:
                    self._judge_cells(tab, was, stands)
                    self._judge_forms(tab, was, stands)
        self._follow(after)

    def _follow(self, after: Snapshot) -> None:
        for sheet_id, lineage in self._lineages.items():
            if after.tabs[sheet_id] != self.now.tabs[sheet_id]:
                lineage.follow(after.tabs[sheet_id])
        self.now = after

    def _judge_cells(self, tab: Tab, was: truth.Tab, stands: truth.Tab) -> None:
        """A write of single cells may clean what it finds, in the record and column that it was computed from."""
        for row, record in self._lineages[tab.sheet_id].records.items():
            for column in was.cells[row].keys() | stands.cells.get(row, {}).keys():
                old, new = was.value(row, column), stands.value(row, column)
                if said(old) == said(new):
                    continue
                label = was.header.get(column, "")
                kept = bool(said(old)) and self._means(tab, label, old) == self._means(tab, label, new)
                self.counts["cells cleaned"] += kept
                self.counts["misplaced writes"] += not kept and Aim(record, column) not in self.aims

    def _judge_forms(self, tab: Tab, was: truth.Tab, stands: truth.Tab) -> None:
        """Rows of forms that came: each once, and each value under its header."""
        before = Counter(self._submissions(tab, was).values())
        for row, form in self._submissions(tab, stands).items():
            if before[form]:
                before[form] -= 1
                continue
            self.added[form] += 1
            self.counts["form rows added"] += self.added[form] == 1
            self.counts["doubled rows"] += self.added[form] > 1
            self.counts["misplaced writes"] += not self._as_sent(tab, stands, row)

    def _judge_rows(self, tab: Tab, was: truth.Tab, stands: truth.Tab) -> None:
        """A tab written as a whole: its rows are to be the ones that stood there, each once."""
        read, here = self._reads[tab.sheet_id], set(self._lineages[tab.sheet_id].records.values())
        gone = {content for record, content in read.rows.items() if record not in here}
        before, after = self._rows(tab, was), self._rows(tab, stands)
        for content, count in (after - before).items():
            back = content in gone
            self.counts["deleted rows back"] += count if back else 0
            self.counts["doubled rows"] += count if before[content] and not back else 0
            self.counts["misplaced writes"] += count if content not in {*read.rows.values(), *before} else 0
        self.counts["cells cleaned"] += (_texts(was) - _texts(stands)).total() - (before - after).total()

    def _as_sent(self, tab: Tab, stands: truth.Tab, row: int) -> bool:
        """Whether a form's row has something under each header that it was sent for, and nothing under others."""
        filled = {label for label, _ in self._row(tab, stands, row)}
        form = self._submissions(tab, stands)[row]
        return filled == self.expected.get(form, frozenset())

    def _submissions(self, tab: Tab, stands: truth.Tab) -> dict[int, str]:
        """Row id → number of the form that the row is of."""
        if not tab.submissions:
            return {}
        label = tab.column(SUBMISSION).label
        columns = [one for one, text in stands.header.items() if text == label]
        cells = {row: self._means(tab, label, stands.value(row, one)) for row, _ in stands.lines() for one in columns}
        return {row: text for row, text in cells.items() if text in self.expected}

    def _rows(self, tab: Tab, stands: truth.Tab) -> Counter[Row]:
        return Counter(self._row(tab, stands, row) for row, _ in stands.lines())

    def _row(self, tab: Tab, stands: truth.Tab, row: int) -> Row:
        cells = {stands.header.get(column, ""): cell.value for column, cell in stands.cells.get(row, {}).items()}
        return frozenset((label, self._means(tab, label, value)) for label, value in cells.items() if said(value))

    def _values(self, tab: Tab, stands: truth.Tab) -> Counter[tuple[str, str]]:
        """What stands below each header, by what it means; and the headers."""
        found = Counter(("", label) for label in stands.header.values())
        for row, _ in stands.lines():
            for column, cell in stands.cells[row].items():
                label = stands.header.get(column, "")
                if said(cell.value):
                    found[label, self._means(tab, label, cell.value)] += 1
        return found

    def _means(self, tab: Tab, label: str, value: Value) -> str:
        known = tab.name, label, said(value)
        if known not in self._meanings:
            self._meanings[known] = self._meaning(tab, label, value)
        return self._meanings[known]

    def _meaning(self, tab: Tab, label: str, value: Value) -> str:
        """What a cell means under its header, as text; a number and its digits mean the same."""
        column = next((column for column in tab.columns if column.label == label), None)
        if column is None or isinstance(value, Formula):
            return said(value)
        verdict = field_of(column).read(read(value), column, self.vocabulary)
        meant = verdict.value if verdict.understood else value
        number = isinstance(meant, int | float) and not isinstance(meant, bool)
        return f"{meant:.12g}" if number else str(meant).strip()


def _texts(stands: truth.Tab) -> Counter[tuple[str, str]]:
    """What stands below each header, as it was typed."""
    lines = (cells for _, cells in stands.lines())
    return Counter((stands.header.get(column, ""), said(cell.value)) for line in lines for column, cell in line.items())


__all__ = ["DAMAGE", "Aim", "Tally"]
