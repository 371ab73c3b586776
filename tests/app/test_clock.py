"""Moments as texts that sort, days as a store's zone cuts them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from app.clock import ManualClock, SystemClock, milliseconds, moment, stamp, today

zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2200, 1, 1), timezones=zones)


@given(moments)
def test_stamp_leads_back(at: datetime) -> None:
    assert len(stamp(at)) == 24
    assert timedelta(0) <= at - moment(stamp(at)) < timedelta(milliseconds=1)


@given(moments, moments)
def test_stamps_sort_as_moments(one: datetime, other: datetime) -> None:
    early, late = sorted((one, other))
    assert stamp(early) <= stamp(late)
    assert milliseconds(early) <= milliseconds(late)


def test_days_are_the_zones() -> None:
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)
    assert today(late, ZoneInfo("Asia/Shanghai")) == date(2026, 11, 25)
    assert today(late, ZoneInfo("America/New_York")) == date(2026, 11, 24)


def test_manual_clock_moves_when_told() -> None:
    clock = ManualClock(datetime(2026, 11, 24, tzinfo=UTC))
    clock.sleep(90)
    assert clock.now() == datetime(2026, 11, 24, 0, 1, 30, tzinfo=UTC)


def test_system_clock_tells_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
