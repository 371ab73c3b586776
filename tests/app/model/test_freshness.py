"""Freshness: what is stated is never better than what is, what is measured never flatters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.model.freshness import SAMPLES, Freshness

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NEW = Freshness(NOON, NOON, 10 * SECOND)


def test_edits_are_as_old_as_possible() -> None:
    """They came at some time after the read before began, and were known when this one's sync was done."""
    fresh = NEW.read(began=NOON + 60 * SECOND, ended=NOON + 63 * SECOND, news=True)
    assert (fresh.read_at, fresh.news_at) == (NOON + 60 * SECOND, NOON + 60 * SECOND)
    assert fresh.ages == (63 * SECOND,)


def test_quiet_reads_leave_no_age() -> None:
    fresh = NEW.read(began=NOON + 60 * SECOND, ended=NOON + 63 * SECOND, news=False)
    assert (fresh.read_at, fresh.news_at, fresh.ages) == (NOON + 60 * SECOND, NOON, ())
    assert fresh.measured(0.5) is None


def test_late_read_is_admitted() -> None:
    assert NEW.stated(NOON + 5 * SECOND) == 10 * SECOND
    assert NEW.stated(NOON + 300 * SECOND) == 300 * SECOND


def test_nearest_rank_is_measured() -> None:
    fresh = Freshness(NOON, NOON, SECOND, tuple(number * SECOND for number in (5, 1, 4, 2, 3)))
    assert (fresh.measured(0.5), fresh.measured(0.95), fresh.measured(0.01)) == (3 * SECOND, 5 * SECOND, SECOND)


@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=2 * SAMPLES), st.floats(0.01, 1))
def test_share_of_edits_is_younger(ages: list[int], share: float) -> None:
    fresh = NEW
    for age in ages:
        began = fresh.read_at + age * SECOND
        fresh = fresh.read(began=began, ended=began, news=True)
    bound = fresh.measured(share)
    assert bound is not None and len(fresh.ages) == min(SAMPLES, len(ages))
    assert sum(age <= bound for age in fresh.ages) >= share * len(fresh.ages) - 1e-9
