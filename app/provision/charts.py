"""The charts of derived tabs."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.change import AddChart
from app.model.structure import Structure
from app.model.tab import Tab


def missing(tab: Tab, structure: Structure) -> Iterator[AddChart]:
    """The charts of a tab that are not there."""
    there = structure.tab(tab.sheet_id)
    for chart in tab.charts:
        if there is None or chart.chart_id not in there.charts:
            yield AddChart(tab.sheet_id, chart)
