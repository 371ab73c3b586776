"""What rules look at, and the form in which they answer."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from app.audit.codes import SEVERITIES
from app.audit.identity import SHORTEST, SUSPECT, masked, numbers, suspect
from app.fields import field_of
from app.fields.folding import cut
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.normalised import Doubt, Normalised
from app.model.row import Row, shown
from app.model.tab import Column
from app.model.template import Template
from app.model.vocabulary import Vocabulary

T = TypeVar("T")
LONGEST_SEEN = 200
"""Characters of a cell that a finding quotes."""
BLOCK = 512
"""Rows whose texts are searched at once: to begin a search costs more than to read the text of a cell."""


@dataclass(frozen=True)
class Inspection:
    """One store's rows at one day."""

    template: Template
    normalised: Normalised
    today: datetime.date
    vocabulary: Vocabulary
    _columns: dict[str, list[Scalar]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rows(self, tab: str) -> tuple[Row, ...]:
        """The rows of a tab; none where it was not read."""
        return self.normalised.rows.get(tab, ())

    def columns(self) -> Iterator[Column]:
        """Every column of every input tab that was read."""
        return (column for tab in self.template.inputs if tab.name in self.normalised.rows for column in tab.columns)

    def continues(self, earlier: Inspection) -> bool:
        """Whether what was said of the earlier one holds on for rows that are the same."""
        told = (self.template, self.today, self.vocabulary, self.normalised.rows.keys())
        return told == (earlier.template, earlier.today, earlier.vocabulary, earlier.normalised.rows.keys())

    def inherit(self, earlier: Inspection, changed: Collection[str]) -> None:
        """Takes over the columns that an earlier inspection has gathered and in which nothing has changed."""
        self._columns.update((path, values) for path, values in earlier._columns.items() if path not in changed)

    def only(self, rows: Mapping[str, tuple[Row, ...]]) -> Inspection:
        """The same of some of the rows."""
        return replace(self, normalised=Normalised({name: rows.get(name, ()) for name in self.normalised.rows}, (), ()))

    def column(self, tab: str, name: str) -> list[Scalar]:
        """The values of a column, row by row, as `Row.get` gives them; gathered once for all rules."""
        path = f"{tab}.{name}"
        if path not in self._columns:
            known = self.normalised.columns.get(tab)
            self._columns[path] = known[name] if known else [row.get(name) for row in self.rows(tab)]
        return self._columns[path]

    def filled(self, tab: str, name: str) -> Iterator[tuple[Row, Scalar]]:
        """Rows that have a value in a column, with it."""
        pairs = zip(self.rows(tab), self.column(tab, name), strict=True)
        return ((row, value) for row, value in pairs if value is not None)

    def telling(self, tab: str, name: str, tell: Callable[[str], T | None]) -> Iterator[tuple[Row, T]]:
        """Rows of which the text of a column tells something, with what it tells; equal texts are asked once."""
        texts = set(self.column(tab, name))
        told = {text: found for text in texts if isinstance(text, str) and (found := tell(text))}
        pairs = self.filled(tab, name) if told else ()
        return ((row, told[str(text)]) for row, text in pairs if text in told)

    @cached_property
    def carriers(self) -> tuple[tuple[Row, str, list[str]], ...]:
        """Cells that hold numbers of identity or bank cards: the row, the column, the numbers."""
        rows = [row for tab in self.template.inputs for row in self.rows(tab.name)]
        blocks = (rows[first : first + BLOCK] for first in range(0, len(rows), BLOCK))
        suspects = (row for block in blocks if SUSPECT.search("\n".join(_long_texts(block))) for row in block)
        cells = (
            (row, name, list(numbers(cell))) for row in suspects for name, cell in row.raw.items() if suspect(cell)
        )
        return tuple(item for item in cells if item[2])

    def finding(
        self,
        code: str,
        place: Row | Doubt,
        column: str = "",
        *,
        proposal: str = "",
        details: Mapping[str, str] | None = None,
    ) -> Finding:
        """A finding about a row or one of its cells, quoting what stands there. Identity numbers are always masked."""
        return Finding(
            code=code,
            tab=place.tab,
            key=masked(place.key),
            column=column,
            seen=quoted(place.raw if isinstance(place, Doubt) else self._standing(place, column)),
            proposal=masked(proposal),
            details=tuple(sorted((details or {}).items())),
            severity=SEVERITIES[code],
        )

    def _standing(self, row: Row, name: str) -> Scalar:
        """A cell as people see it once its rewrite is done, so that the rewrite itself is no news; dates as ISO."""
        value = row.get(name)
        if value is None:
            return row.raw.get(name)
        return field_of(self.template.column(f"{row.tab}.{name}")).entered(value)


def _long_texts(rows: Iterable[Row]) -> list[str]:
    """Texts in which there is room for what `SUSPECT` looks for."""
    return [cell for row in rows for cell in row.raw.values() if isinstance(cell, str) and len(cell) >= SHORTEST]


def quoted(value: Scalar) -> str:
    """A cell as a finding shows it."""
    text = masked(shown(value))
    return text if len(text) <= LONGEST_SEEN else cut(text, LONGEST_SEEN) + "…"


def repeated(rows: Iterable[Row], column: str) -> Iterator[tuple[Scalar, list[Row]]]:
    """Values of a column that several rows share, with those rows. Most are one row's own: no list is made for them."""
    first: dict[Scalar, Row] = {}
    groups: dict[Scalar, list[Row]] = {}
    for row in rows:
        value = row.values.get(column)
        if value is not None and column not in row.bad and first.setdefault(value, row) is not row:
            groups.setdefault(value, [first[value]]).append(row)
    return iter(groups.items())
