"""From understood rows and standing findings to the content of every derived tab; pure, and nothing is raised."""

from __future__ import annotations

from app.analyse.source import Source
from app.analyse.tabs import FUNCTIONS
from app.analyse.tabs.daily import daily
from app.model.report import Report, TabContent

__all__ = ["FUNCTIONS", "Source", "daily", "report"]


def report(source: Source) -> Report:
    """The content of every derived tab that stands always, in the order of the template."""
    tabs = (tab for tab in source.template.derived if tab.function in FUNCTIONS)
    return Report(tuple(TabContent(tab.name, tab.label, tab.sheet_id, FUNCTIONS[tab.function](source)) for tab in tabs))
