"""From understood rows and standing findings to the content of every derived tab; pure, and nothing is raised."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.analyse.changes import changes
from app.analyse.cohorts import cohorts
from app.analyse.daily import daily
from app.analyse.dashboard import dashboard
from app.analyse.days import days
from app.analyse.dictionary import dictionary
from app.analyse.findings import findings
from app.analyse.forecast import forecast
from app.analyse.monthly import monthly
from app.analyse.points import points
from app.analyse.profiles import profiles
from app.analyse.ranking import ranking
from app.analyse.source import Source
from app.analyse.times import times
from app.model.cell import Grid
from app.model.report import Report, TabContent

__all__ = ["FUNCTIONS", "Source", "daily", "report"]

FUNCTIONS: Mapping[str, Callable[[Source], Grid]] = {
    "changes": changes,
    "cohorts": cohorts,
    "dashboard": dashboard,
    "days": days,
    "dictionary": dictionary,
    "findings": findings,
    "forecast": forecast,
    "monthly": monthly,
    "points": points,
    "profiles": profiles,
    "ranking": ranking,
    "times": times,
}
"""Name of a function, as a derived tab declares it → what fills the tab. A day's summary is `daily`."""


def report(source: Source) -> Report:
    """The content of every derived tab that stands always, in the order of the template."""
    tabs = (tab for tab in source.template.derived if tab.function in FUNCTIONS)
    return Report(tuple(TabContent(tab.name, tab.label, tab.sheet_id, FUNCTIONS[tab.function](source)) for tab in tabs))
