"""The clock of the world, which tests may set and move; nothing else here asks the machine for the time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

# Beyond these, some sum of times would leave the calendar.
FIRST, LAST = datetime(1970, 1, 1, tzinfo=UTC), datetime(3100, 1, 1, tzinfo=UTC)


class Clock:
    """The machine's time, shifted by what was asked for; it goes on running."""

    def __init__(self) -> None:
        self._shift = timedelta(0)

    def now(self) -> datetime:
        """The time in this world, UTC."""
        return datetime.now(UTC) + self._shift

    def set(self, moment: datetime) -> None:
        """It is `moment` now; raises ValueError before 1970 and after 3100."""
        if not FIRST <= moment < LAST:
            raise ValueError("the clock goes from 1970 to 3100")
        self._shift = moment - datetime.now(UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock forward, or back where `seconds` is negative; raises ValueError as `set`."""
        try:
            self.set(self.now() + timedelta(seconds=seconds))
        except OverflowError as far:
            raise ValueError("the clock goes from 1970 to 3100") from far

    def reset(self) -> None:
        """Back to the machine's own time."""
        self._shift = timedelta(0)
