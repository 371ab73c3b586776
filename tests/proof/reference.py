"""What a sheet means, told independently of the service: which column is which, and what a text becomes.

Only the kinds of value (`app.fields`) and the word lists are shared with it: they define what a rewrite is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app import normalise
from app.fields import field_of
from app.model.cell import Scalar, is_blank
from app.model.row import RawRow, TabReading
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from localsheets.cells.value import Formula
from localsheets.truth.cell import Value
from tests.proof import truth
from tests.proof.truth import Snapshot

Columns = Mapping[int, str]
"""Column id → name of the declared column that it is."""


@dataclass(frozen=True)
class Seen:
    """What one read of the service found: the spreadsheet at that moment, and what each of its columns was."""

    template: Template
    snapshot: Snapshot
    columns: Mapping[int, Columns] = field(default_factory=dict)
    """By sheet id."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        return normalise.vocabulary(self.template, {tab.name: self._reading(tab) for tab in self.template.inputs})

    def column_of(self, sheet_id: int, column_id: int) -> str:
        """Name of the declared column; empty where it was none."""
        return self.columns.get(sheet_id, {}).get(column_id, "")

    def meaning(self, tab: Tab, name: str, raw: Scalar) -> Verdict:
        """What a cell of a declared column means."""
        column = tab.column(name)
        return field_of(column).read(raw, column, self.vocabulary)

    def expected(self, tab: Tab, values: Mapping[str, Scalar]) -> dict[str, Scalar]:
        """The cells of a submission's row: understood values, or what was sent."""
        cells: dict[str, Scalar] = {}
        for name, raw in values.items():
            verdict = self.meaning(tab, name, raw)
            cells[name] = verdict.value if verdict.understood else raw
        return {name: value for name, value in cells.items() if value is not None}

    def _reading(self, tab: Tab) -> TabReading:
        stands = self.snapshot.tabs.get(tab.sheet_id)
        names = self.columns.get(tab.sheet_id, {})
        rows = []
        for number, (_, line) in enumerate(stands.lines() if stands else (), 2):
            cells = {names[one]: read(cell.value) for one, cell in line.items() if one in names}
            rows.append(RawRow(number, {name: value for name, value in cells.items() if not is_blank(value)}))
        places = {name: index for index, name in enumerate(names.values())}
        return TabReading(tab, (), places, tuple(rows))


def seen(template: Template, snapshot: Snapshot) -> Seen:
    """The spreadsheet as a reader finds it who looks for headers first, and for marks where a header is no help."""
    return Seen(template, snapshot, {tab.sheet_id: _columns(tab, snapshot) for tab in template.inputs})


def _columns(tab: Tab, snapshot: Snapshot) -> Columns:
    stands = snapshot.tabs.get(tab.sheet_id)
    if stands is None:
        return {}
    by_label: dict[str, list[int]] = {}
    header, labels = stands.header, {column.label for column in tab.columns}
    for column_id in stands.columns:
        by_label.setdefault(header.get(column_id, ""), []).append(column_id)
    found: dict[int, str] = {}
    for column in tab.columns:
        named = by_label.get(column.label, [])
        sheet_id, marked = snapshot.marks.get(column.metadata_id, (0, 0))
        claimed = header.get(marked, "") in labels - {column.label}
        if len(named) != 1 and sheet_id == tab.sheet_id and not claimed:
            found[marked] = column.name
        elif named:
            found[named[0]] = column.name
    return found


def read(value: Value) -> Scalar:
    """A cell as a reader gets it; a formula counts as unreadable here: it is never the service's to change."""
    if isinstance(value, Formula) or not isinstance(value, str | int | float | bool | None):
        return None
    return value


def header_changed(before: truth.Tab, after: truth.Tab, column_id: int, tab: Tab) -> bool:
    """Whether another declared column's header has come to stand over a column since a read."""
    was, now = before.header.get(column_id, ""), after.header.get(column_id, "")
    return was != now and any(column.label == now for column in tab.columns)


def submission_ids(snapshot: Snapshot) -> dict[str, int]:
    """How often each submission's id stands anywhere in the spreadsheet's cells."""
    found: dict[str, int] = {}
    for tab in snapshot.tabs.values():
        for line in tab.cells.values():
            for cell in line.values():
                if isinstance(cell.value, str) and cell.value.startswith("su_"):
                    found[cell.value] = found.get(cell.value, 0) + 1
    return found


__all__ = ["SUBMISSION", "Columns", "Seen", "header_changed", "read", "seen", "submission_ids"]
