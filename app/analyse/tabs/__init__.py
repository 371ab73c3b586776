"""What fills each derived tab: one file a tab, named as the tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.analyse.source import Source
from app.analyse.tabs.campaign_results import campaign_results
from app.analyse.tabs.changes import changes
from app.analyse.tabs.cohorts import cohorts
from app.analyse.tabs.dashboard import dashboard
from app.analyse.tabs.days import days
from app.analyse.tabs.dictionary import dictionary
from app.analyse.tabs.findings import findings
from app.analyse.tabs.forecast import forecast
from app.analyse.tabs.monthly import monthly
from app.analyse.tabs.points import points
from app.analyse.tabs.profiles import profiles
from app.analyse.tabs.ranking import ranking
from app.analyse.tabs.reminders import reminders
from app.analyse.tabs.times import times
from app.model.cell import Grid

FUNCTIONS: Mapping[str, Callable[[Source], Grid]] = {
    "campaign_results": campaign_results,
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
    "reminders": reminders,
    "times": times,
}
"""Name of a function, as a derived tab declares it → what fills the tab. A day's summary is `daily`."""
