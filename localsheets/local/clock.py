"""The clock of the world, which tests may set and move; nothing else here asks the machine for the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The machine's time, shifted by what was asked for; it goes on running."""

    def __init__(self) -> None:
        self._shift = timedelta(0)

    def now(self) -> datetime:
        """The time in this world, UTC."""
        return datetime.now(UTC) + self._shift

    def set(self, moment: datetime) -> None:
        """It is `moment` now."""
        self._shift = moment - datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock forward, or back where `seconds` is negative."""
        self._shift += timedelta(seconds=seconds)

    def reset(self) -> None:
        """Back to the machine's own time."""
        self._shift = timedelta(0)
