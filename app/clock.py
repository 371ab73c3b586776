"""The only source of the present: a clock that is given to whoever needs it, and the text form of a moment."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Tells the present moment in UTC, and waits."""

    def now(self) -> datetime: ...

    def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class ManualClock:
    """A clock that moves only when told, or when someone sleeps by it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


def stamp(moment: datetime) -> str:
    """RFC 3339 in UTC with milliseconds, always 24 characters: sorts as text."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """The moment of a stamp."""
    return datetime.fromisoformat(text)


def milliseconds(at: datetime) -> int:
    """Milliseconds since 1970, as ULIDs count."""
    return int(at.timestamp() * 1000)


def today(at: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in a store's zone."""
    return at.astimezone(zone).date()
