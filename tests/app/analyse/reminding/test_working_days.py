"""Working days as people in China had them, and what is done for years that nobody has announced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analyse.reminding.working_days import after, is_announced, is_working


@pytest.mark.parametrize(
    ("day", "count", "due"),
    [
        ("2025-03-14", 1, "2025-03-17"),  # over a weekend
        ("2025-03-14", 0, "2025-03-14"),
        ("2025-09-30", 1, "2025-10-09"),  # National Day and Mid-Autumn together
        ("2025-09-26", 2, "2025-09-29"),  # Sunday the 28th was worked
        ("2025-01-24", 2, "2025-01-27"),  # and so was Sunday 26 January
    ],
)
def test_holidays_are_left_out(day: str, count: int, due: str) -> None:
    assert after(date.fromisoformat(day), count) == date.fromisoformat(due)


def test_unknown_years_have_weekends() -> None:
    assert is_announced(2025) and not is_announced(2003) and not is_announced(2100)
    assert after(date(2100, 1, 1), 5) == date(2100, 1, 8)  # a Friday, to the Friday after
    assert after(date.max, 3) == date.max


@given(st.dates(date(1990, 1, 1), date(2200, 1, 1)), st.integers(0, 60))
def test_each_counted_day_works(day: date, count: int) -> None:
    due = after(day, count)
    between = [day + timedelta(days=number) for number in range(1, (due - day).days + 1)]
    assert sum(map(is_working, between)) == count
    assert count == 0 or is_working(due)
