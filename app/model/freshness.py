"""How old what we know of a store may be: by when it is read, and by how old edits were when they were first seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

SAMPLES = 100
"""Reads with edits of which the age is remembered."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """The last read of a store that went through, and how long until the next.

    Google does not tell when a cell was edited, and Drive's `modifiedTime` is minutes late and only that of the last
    edit. So an edit's age is what it is at most: the time since the read before began.
    """

    read_at: datetime
    news_at: datetime
    """When edits were seen last; the first read counts as such."""
    interval: timedelta
    """From the end of the last sync to the next one."""
    ages: tuple[timedelta, ...] = ()
    """What was the age, at most, of edits when the sync that first saw them was done; oldest first."""

    def read(self, *, began: datetime, ended: datetime, news: bool) -> Freshness:
        """After one more sync."""
        if not news:
            return replace(self, read_at=began)
        ages = (*self.ages, ended - self.read_at)[-SAMPLES:]
        return replace(self, read_at=began, news_at=began, ages=ages)

    def stated(self, now: datetime) -> timedelta:
        """How old what we know may get before it is read again; older already where that is late."""
        return max(self.interval, now - self.read_at)

    def measured(self, share: float) -> timedelta | None:
        """The age that no more than this share of the edits had (nearest rank); None while there were none."""
        ranked = sorted(self.ages)
        return ranked[max(1, math.ceil(share * len(ranked))) - 1] if ranked else None
