"""From understood rows and standing findings to the content of every derived tab; pure, and nothing is raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.analyse.campaign_results import campaign_results
from app.analyse.changes import changes
from app.analyse.daily import daily
from app.analyse.dashboard import dashboard
from app.analyse.dictionary import dictionary
from app.analyse.findings import findings
from app.analyse.reminders import reminders
from app.analyse.source import Source
from app.model.cell import Grid
from app.model.report import Report, TabContent

__all__ = ["FUNCTIONS", "Source", "daily", "report"]

FUNCTIONS: Mapping[str, Callable[[Source], Grid]] = {
    "campaign_results": campaign_results,
    "changes": changes,
    "dashboard": dashboard,
    "dictionary": dictionary,
    "findings": findings,
    "reminders": reminders,
}
"""Name of a function, as a derived tab declares it → what fills the tab. A day's summary is `daily`."""


def report(source: Source) -> Report:
    """The content of every derived tab that stands always, in the order of the template."""
    tabs = (tab for tab in source.template.derived if tab.function in FUNCTIONS)
    return Report(tuple(TabContent(tab.name, tab.label, tab.sheet_id, FUNCTIONS[tab.function](source)) for tab in tabs))
