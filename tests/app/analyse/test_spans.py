"""Days, months, and the months up to one."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.analyse.spans import Span, days_before, month_before, month_of, months_to


def test_month_ends_in_february() -> None:
    assert month_of(date(2024, 2, 10)) == Span(date(2024, 2, 1), date(2024, 2, 29))


def test_month_before_crosses_years() -> None:
    assert month_before(month_of(date(2025, 1, 31))) == Span(date(2024, 12, 1), date(2024, 12, 31))


def test_week_before_crosses_months() -> None:
    assert days_before(date(2025, 3, 3), 7) == Span(date(2025, 2, 24), date(2025, 2, 24))


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 30))
def test_months_join_without_gap(day: date, count: int) -> None:
    months = months_to(day, count)
    assert len(months) == count and months[-1].first <= day <= months[-1].last
    assert all(month_before(later) == earlier for earlier, later in pairwise(months))
