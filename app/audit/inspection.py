"""What rules look at, and the form in which they answer."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.audit.codes import SEVERITIES
from app.audit.identity import masked
from app.fields import field_of
from app.model.cell import Scalar, is_blank
from app.model.finding import Finding
from app.model.normalised import Doubt, Normalised
from app.model.row import Row, shown
from app.model.tab import Column
from app.model.template import Template
from app.model.vocabulary import Vocabulary

LONGEST_SEEN = 200
"""Characters of a cell that a finding quotes."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One store's rows at one day."""

    template: Template
    normalised: Normalised
    today: datetime.date
    vocabulary: Vocabulary

    def rows(self, tab: str) -> tuple[Row, ...]:
        """The rows of a tab; none where it was not read."""
        return self.normalised.rows.get(tab, ())

    def columns(self) -> Iterator[Column]:
        """Every column of every input tab that was read."""
        return (column for tab in self.template.inputs if tab.name in self.normalised.rows for column in tab.columns)

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


def quoted(value: Scalar) -> str:
    """A cell as a finding shows it."""
    text = masked(shown(value))
    return text if len(text) <= LONGEST_SEEN else text[:LONGEST_SEEN] + "…"


def repeated(rows: Iterable[Row], column: str) -> Iterator[tuple[Scalar, list[Row]]]:
    """Values of a column that several rows share, with those rows."""
    groups: dict[Scalar, list[Row]] = defaultdict(list)
    for row in rows:
        value = row.get(column)
        if not is_blank(value):
            groups[value].append(row)
    return ((value, group) for value, group in groups.items() if len(group) > 1)
