"""Google's quotas of the Sheets API: 60 reads and 60 writes a minute per user, 300 and 300 per project.

https://developers.google.com/workspace/sheets/api/limits; the body of the refusal is as recorded.
"""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from typing import Literal

from localsheets.http import GoogleError, Json

Metric = Literal["read", "write"]

WINDOW = timedelta(minutes=1)
PER_USER = 60
PER_PROJECT = 300
PROJECT = "project_number:1048576000000"
PROJECT_WIDE = ""


class Quotas:
    """The calls of the last minute, by metric and person."""

    def __init__(self) -> None:
        self._calls: dict[tuple[Metric, str], deque[datetime]] = {}

    def take(self, metric: Metric, email: str, *, now: datetime) -> None:
        """Count one call of a person; raises GoogleError 429 where the last minute holds too many."""
        user, project = self._recent(metric, email, now), self._recent(metric, PROJECT_WIDE, now)
        if len(user) >= PER_USER:
            raise exceeded(metric, per_user=True)
        if len(project) >= PER_PROJECT:
            raise exceeded(metric, per_user=False)
        user.append(now)
        project.append(now)

    def clear(self) -> None:
        """Forget the last minute."""
        self._calls.clear()

    def _recent(self, metric: Metric, email: str, now: datetime) -> deque[datetime]:
        calls = self._calls.setdefault((metric, email), deque())
        while calls and not now - WINDOW < calls[0] <= now + WINDOW:  # far ahead: the clock was set back since
            calls.popleft()
        return calls


def exceeded(metric: Metric, *, per_user: bool) -> GoogleError:
    """429 as Google words it."""
    name = metric.capitalize()
    limit = f"{name} requests per minute" + (" per user" if per_user else "")
    message = (
        f"Quota exceeded for quota metric '{name} requests' and limit '{limit}' of service "
        f"'sheets.googleapis.com' for consumer '{PROJECT}'."
    )
    return GoogleError(429, message, details=[_info(metric, per_user=per_user), HELP])


HELP: Json = {
    "@type": "type.googleapis.com/google.rpc.Help",
    "links": [
        {
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quotas/help/request_increase",
        }
    ],
}


def _info(metric: Metric, *, per_user: bool) -> Json:
    return {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": {
            "quota_limit_value": str(PER_USER if per_user else PER_PROJECT),
            "quota_unit": "1/min/{project}/{user}" if per_user else "1/min/{project}",
            "quota_location": "global",
            "quota_metric": f"sheets.googleapis.com/{metric}_requests",
            "quota_limit": f"{metric.capitalize()}RequestsPerMinutePer{'User' if per_user else 'Project'}",
            "service": "sheets.googleapis.com",
            "consumer": PROJECT.replace("project_number:", "projects/"),
        },
    }
