"""Which calls Google counts against a quota, and who says when such a call may be made. Waits for nothing itself."""

from __future__ import annotations

from typing import Literal, Protocol
from urllib.parse import urlsplit

Kind = Literal["read", "write"]
"""Reads and writes of the Sheets API; Drive's quota is so large that nobody here comes near it."""

READS_BY_POST = (":batchGetByDataFilter", ":getByDataFilter", ":search")
UNMETERED_WAIT = 30.0
"""Seconds to wait after a 429 where nobody keeps a quota: Google says nothing of when to come back."""


class Pace(Protocol):
    """What a connection asks before every call that Google counts, and tells when Google says no."""

    def __call__(self, kind: Kind) -> None:
        """Returns when the call may be sent; raises GoogleUnavailable where that takes too long."""

    def refused(self, kind: Kind) -> float:
        """Google answered 429; the seconds to wait."""


class Unmetered:
    """No quota is kept."""

    def __call__(self, kind: Kind) -> None:
        return

    def refused(self, kind: Kind) -> float:
        return UNMETERED_WAIT


def kind_of(method: str, url: str) -> Kind | None:
    """How Google counts a call; None for what is not the Sheets API's."""
    path = urlsplit(url).path
    if not path.startswith("/v4/spreadsheets"):
        return None
    return "read" if method.upper() == "GET" or path.endswith(READS_BY_POST) else "write"
