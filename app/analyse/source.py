"""All that a report is a function of: rows as understood, findings, changes, the as-of date. Holds no computation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, tzinfo

from app.model.cell import Scalar
from app.model.finding import KnownFinding
from app.model.history import Entry
from app.model.row import Row, shown
from app.model.tab import Column, Tab
from app.model.template import Template


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Source:
    """Nothing else goes into a derived tab: of the same rows come the same tabs, whenever they are analysed."""

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
    hides: Callable[[str], str] = str
    """The text without numbers that must not stand in any tab, such as those of identity cards."""
    history: tuple[Entry, ...] = ()
    """The last changes, newest first."""
    zone: tzinfo = UTC
    """Where the store's days are cut."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Input tab → its title in the sheet now, where people have given it another."""
    settings: Mapping[str, Scalar] = field(default_factory=dict)
    """Every setting as it is in force, by name; those that are not here are what a new shop begins with."""

    def tab_rows(self, tab: str) -> tuple[Row, ...]:
        """The rows of an input tab; none where the tab was not read."""
        return self.rows.get(tab, ())

    def number(self, name: str) -> float:
        """A setting that is a number, as it is in force."""
        value = self.settings.get(name, self._start(name))
        return float(value) if isinstance(value, int | float | str) else 0.0

    def word(self, name: str) -> str:
        """A setting that is a text, as it is in force."""
        return shown(self.settings.get(name, self._start(name)))

    def _start(self, name: str) -> str:
        return next(setting.start for setting in self.template.settings if setting.name == name)

    def titled(self, tab: Tab) -> Tab:
        """The tab under the title that formulas must name."""
        return replace(tab, label=self.titles.get(tab.name) or tab.label)

    def key(self, tab: Tab | None, key: str) -> str:
        """The name of a row as a derived tab may show it; masked where it is made of a sensitive column."""
        masked = [tab.column(name) for name in tab.key if tab.column(name).sensitivity == "sensitive"] if tab else []
        return self.shown(masked[0], key) if masked else key

    def shown(self, column: Column, text: str) -> str:
        """Text of a cell as a derived tab may show it."""
        return self.masks(column, text) if text and column.sensitivity == "sensitive" else text
