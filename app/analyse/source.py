"""All that a report is a function of: rows as understood, findings that stand, the as-of date. Holds no computation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from app.model.finding import KnownFinding
from app.model.row import Row
from app.model.tab import Column
from app.model.template import Template


@dataclass(frozen=True, slots=True)
class Source:
    """Nothing else goes into a derived tab: two equal sources give equal tabs, whenever they are analysed."""

    template: Template
    rows: Mapping[str, tuple[Row, ...]]
    """Understood rows by input tab."""
    findings: tuple[KnownFinding, ...]
    """Every finding that stands, in any order."""
    places: Mapping[str, Mapping[str, int]]
    """Input tab → column name → its index (0-based) in the sheet now."""
    as_of: date
    """Today in the store's zone."""
    currency: str
    masks: Callable[[Column, str], str]
    """How text of a `sensitive` column is shown; it is not asked about others: the sheet shows them anyway."""

    def tab_rows(self, tab: str) -> tuple[Row, ...]:
        """The rows of an input tab; none where the tab was not read."""
        return self.rows.get(tab, ())

    def shown(self, column: Column, text: str) -> str:
        """Text of a cell as a derived tab may show it."""
        return self.masks(column, text) if text and column.sensitivity == "sensitive" else text
