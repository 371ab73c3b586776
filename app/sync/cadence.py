"""How often a store is read: often while people edit it, ever more rarely while they do not, all within the quota.

Pure. While there was an edit within the last two minutes the interval is `fastest`; afterwards it is as long as it has
been quiet, so that it doubles with every read, up to `rarest`. Where all stores together would then read more than the
quota allows, every interval is stretched by the same factor.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

LIVELY = timedelta(minutes=2)
"""How long after an edit a store is read at the fastest rhythm."""
SHARE = 0.96
"""How much of the quota polling may plan for: the rest is for syncs on demand, onboarding, and looking twice."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What all intervals keep to."""

    fastest: timedelta
    rarest: timedelta
    per_minute: float = math.inf
    """Reads a minute that the quota allows."""


def interval(quiet: timedelta, rhythm: Rhythm, *, stretch: float = 1.0) -> timedelta:
    """How long after a read the next one is due, by how long nobody has edited."""
    plain = rhythm.fastest if quiet < LIVELY else max(rhythm.fastest, quiet)
    longest = max(rhythm.rarest, rhythm.fastest)
    return timedelta(seconds=min(longest.total_seconds(), plain.total_seconds() * stretch))


def stretch(stores: Mapping[int, int], rhythm: Rhythm) -> float:
    """By how much all intervals are stretched, at least 1, so that all stores together stay within the quota.

    `stores`: how many there are of each `rung`. Where even the rarest reads are too many, every one is the rarest.
    """
    budget = rhythm.per_minute * SHARE
    low, high = 1.0, max(1.0, rhythm.rarest / rhythm.fastest)
    if demand(stores, rhythm, stretch=low) <= budget:
        return low
    for _ in range(30):
        middle = math.sqrt(low * high)
        low, high = (middle, high) if demand(stores, rhythm, stretch=middle) > budget else (low, middle)
    return high


def demand(stores: Mapping[int, int], rhythm: Rhythm, *, stretch: float) -> float:
    """Reads a minute of all stores together."""
    quiet = ((timedelta(seconds=rung), count) for rung, count in stores.items())
    return sum(count * (timedelta(minutes=1) / interval(each, rhythm, stretch=stretch)) for each, count in quiet)


def rung(quiet: timedelta) -> int:
    """Seconds without an edit, rounded down to a power of the root of two, so that stores can be counted; 0: lively."""
    if quiet < LIVELY:
        return 0
    return int(2 ** (math.floor(2 * math.log2(quiet.total_seconds())) / 2))
