"""What analysis hands to publishing: the content of each derived tab."""

from __future__ import annotations

from dataclasses import dataclass

from app.model.cell import Grid


@dataclass(frozen=True, slots=True)
class TabContent:
    """The whole content of one derived tab, header and all."""

    tab: str
    """Name of the derived tab; a day's summary is `daily`."""
    title: str
    tab_id: int
    grid: Grid


@dataclass(frozen=True, slots=True)
class Report:
    """Every derived tab of one store at one as-of date."""

    tabs: tuple[TabContent, ...]
