"""What a spreadsheet looks like now: its tabs, headers, metadata, protections, charts. Drift = structure ≠ template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.detail import TabDetail


@dataclass(frozen=True, slots=True)
class TabStructure:
    """One sheet of a spreadsheet."""

    tab_id: int
    title: str
    index: int
    rows: int
    columns: int
    hidden: bool = False
    header: tuple[str, ...] = ()
    metadata: Mapping[int, int] = field(default_factory=dict)
    """Developer metadata id → index (0-based) of the column that it marks."""
    protections: frozenset[int] = frozenset()
    charts: frozenset[int] = frozenset()
    detail: TabDetail | None = None
    """None where it was not looked at."""


@dataclass(frozen=True, slots=True)
class Structure:
    """A whole spreadsheet without its rows."""

    title: str
    locale: str
    """As Google writes it: `zh_CN`."""
    timezone: str
    tabs: tuple[TabStructure, ...]
    operations: Mapping[int, str] = field(default_factory=dict)
    """Metadata id → operation id of the fences that stand in the spreadsheet."""
    head: str = ""
    """Id of the operation that was the last one; empty where there was none."""

    def tab(self, tab_id: int) -> TabStructure | None:
        return next((tab for tab in self.tabs if tab.tab_id == tab_id), None)

    def titled(self, title: str) -> TabStructure | None:
        return next((tab for tab in self.tabs if tab.title == title), None)
