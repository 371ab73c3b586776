"""The rhythm of reads: often after edits, rarely without, never more than the quota allows."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sync.cadence import SHARE, Rhythm, demand, interval, rung, stretch

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
RHYTHM = Rhythm(10 * SECOND, 6 * HOUR, per_minute=55)
QUIET = st.timedeltas(timedelta(0), timedelta(days=30))


@pytest.mark.parametrize(
    ("quiet", "expected"), [(0, 10), (119, 10), (120, 120), (600, 600), (3_600, 3_600), (90_000, 21_600)]
)
def test_quiet_stores_wait_longer(quiet: float, expected: float) -> None:
    assert interval(quiet * SECOND, RHYTHM) == expected * SECOND


@given(QUIET, QUIET, st.floats(1, 3_000))
def test_interval_never_shrinks(one: timedelta, other: timedelta, factor: float) -> None:
    short, long = sorted((one, other))
    found = [interval(quiet, RHYTHM, stretch=factor) for quiet in (short, long)]
    assert RHYTHM.fastest <= found[0] <= found[1] <= RHYTHM.rarest


@given(st.dictionaries(QUIET.map(rung), st.integers(0, 5_000), max_size=20))
def test_all_stores_fit_quota(stores: dict[int, int]) -> None:
    factor = stretch(stores, RHYTHM)
    least = demand(stores, RHYTHM, stretch=1e9)
    assert demand(stores, RHYTHM, stretch=factor) <= max(SHARE * 55, least) * 1.000_001


def test_few_stores_are_unhurried() -> None:
    assert stretch({0: 8, 14_400: 100}, RHYTHM) == 1
    assert stretch({0: 9_999}, Rhythm(10 * SECOND, 6 * HOUR)) == 1


def test_many_stores_share_quota() -> None:
    factor = stretch({0: 45, 20_000: 855}, RHYTHM)
    assert 50 * SECOND < interval(timedelta(0), RHYTHM, stretch=factor) < 58 * SECOND


def test_slow_fastest_stays_fastest() -> None:
    slow = Rhythm(fastest=12 * HOUR, rarest=6 * HOUR, per_minute=55)
    assert interval(timedelta(0), slow) == interval(timedelta(days=9), slow) == 12 * HOUR
    assert stretch({0: 10**6}, slow) >= 1


@given(QUIET)
def test_rungs_are_close_below(quiet: timedelta) -> None:
    found = rung(quiet)
    assert found == 0 if quiet < 120 * SECOND else 0.7 * quiet.total_seconds() - 1 < found <= quiet.total_seconds()


def test_rungs_are_few() -> None:
    rungs = sorted({rung(quiet * SECOND) for quiet in range(0, 2_600_000, 50)})
    assert len(rungs) < 32
    assert all(low < high for low, high in pairwise(rungs))
