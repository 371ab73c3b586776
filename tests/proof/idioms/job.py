"""What a sync has to do, whoever does it and however: which cells to clean, which form rows to add. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app import normalise
from app.fields import field_of
from app.model.cell import Scalar, is_blank
from app.model.row import RawRow, TabReading
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from tests.proof.idioms.tally import Tally

TABS = ("customers", "orders", "products")
"""The tabs in which people of the comparison work."""


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sent by a form, with the number by which its row is known."""

    id: str
    tab: str
    values: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Fix:
    """A cell to be cleaned: where it stood when it was read (1-based), its text, and what is to be entered there."""

    row: int
    column: int
    text: str
    entered: str
    value: Scalar
    """What a read gives, once that was entered."""
    key: str
    """The text by which its row is known; empty where it has none."""
    key_column: int


@dataclass
class Job:
    """One user's work on one spreadsheet. It hands out what is to be done and tells the tally what was meant."""

    template: Template
    tally: Tally
    queue: list[Form] = field(default_factory=list)
    """Forms whose rows are not known to be in the sheet."""

    @property
    def tabs(self) -> tuple[Tab, ...]:
        return tuple(self.template.tab(name) for name in TABS)

    def fixes(self, tab: Tab, rows: Sequence[Sequence[Scalar]]) -> Iterator[Fix]:
        """The cells to be cleaned, by the service's own rules, in rows just read; the first is the header."""
        found = list(self._fixes(tab, rows))
        aims = [self.tally.aim(tab.sheet_id, fix.row, fix.column) for fix in found]
        for fix, aim in zip(found, aims, strict=True):
            self.tally.aims = frozenset([aim])
            yield fix
        self.tally.aims = frozenset(aims)

    def forms(self, tab: Tab) -> list[Form]:
        """Those that are to become rows of a tab."""
        self.tally.aims = frozenset()
        return [form for form in self.queue if form.tab == tab.name]

    def row(self, tab: Tab, header: Sequence[Scalar], form: Form) -> list[str | int | float]:
        """A form's row, cleaned, under a header as it was read."""
        values = {name: self._cleaned(tab, name, raw) for name, raw in form.values.items()} | {SUBMISSION: form.id}
        names = {index: name for name, index in _places(tab, header).items()}
        cells = (values.get(names[index]) if index in names else None for index in range(len(header)))
        return ["" if cell is None else cell for cell in cells]

    def _cleaned(self, tab: Tab, name: str, raw: Scalar) -> Scalar:
        column = tab.column(name)
        verdict = field_of(column).read(raw, column, self.tally.vocabulary)
        return verdict.value if verdict.understood else raw

    def done(self, form: Form) -> None:
        """Google said that the form's row is in the sheet."""
        self.queue.remove(form)

    def _fixes(self, tab: Tab, rows: Sequence[Sequence[Scalar]]) -> Iterator[Fix]:
        places = _places(tab, rows[0] if rows else ())
        lines = [RawRow(number, _cells(places, row)) for number, row in enumerate(rows[1:], 2)]
        reading = TabReading(tab, tuple(map(str, rows[0] if rows else ())), places, tuple(lines))
        cleaned = normalise.rows(self.template, {tab.name: reading}, self.tally.vocabulary)
        wanted = {(wish.column, wish.find): wish for wish in cleaned.rewrites}
        key = next((name for name in tab.key if name in places), "")
        for line in lines:
            for name, value in line.cells.items():
                if isinstance(value, str) and (name, value) in wanted:
                    known = str(line.cells.get(key, ""))
                    place = line.number, places[name] + 1
                    wish = wanted[name, value]
                    yield Fix(*place, value, wish.entered, wish.value, known, places.get(key, 0) + 1)


def _places(tab: Tab, header: Sequence[Scalar]) -> dict[str, int]:
    """Name of a declared column → its index; of two columns of one header the first."""
    labels = [str(text).strip() for text in header]
    return {column.name: labels.index(column.label) for column in tab.columns if column.label in labels}


def _cells(places: Mapping[str, int], row: Sequence[Scalar]) -> dict[str, Scalar]:
    cells = {name: row[index] for name, index in places.items() if index < len(row)}
    return {name: value for name, value in cells.items() if not is_blank(value)}


__all__ = ["TABS", "Fix", "Form", "Job"]
