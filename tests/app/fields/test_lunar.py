"""The lunar calendar's words and days."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields.lunar import LunarDay, lunar_day

DAYS = st.builds(LunarDay, st.integers(1, 12), st.integers(1, 30), st.booleans())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("八月十五", LunarDay(8, 15)),
        ("8月15日", LunarDay(8, 15)),
        ("腊月三十", LunarDay(12, 30)),
        ("十二月廿三", LunarDay(12, 23)),
        ("冬月二十五", LunarDay(11, 25)),
        ("正月初一", LunarDay(1, 1)),
        ("闰二月十五", LunarDay(2, 15, leap=True)),
    ],
)
def test_words_name_the_day(text: str, day: LunarDay) -> None:
    assert lunar_day(text) == day


@pytest.mark.parametrize("text", ["", "八月", "十三月初一", "八月三十一", "8月0", "初八"])
def test_other_words_name_none(text: str) -> None:
    assert lunar_day(text) is None


@given(day=DAYS)
def test_canonical_words_read_back(day: LunarDay) -> None:
    assert lunar_day(str(day).removeprefix("农历")) == day


@pytest.mark.parametrize(
    ("day", "solar"),
    [
        (LunarDay(8, 15, year=2024), datetime.date(2024, 9, 17)),
        (LunarDay(2, 15, leap=True, year=2023), datetime.date(2023, 4, 5)),
        (LunarDay(12, 30, year=1990), datetime.date(1991, 2, 14)),
        (LunarDay(12, 30, year=2024), None),
        (LunarDay(2, 15, leap=True, year=2024), None),
    ],
)
def test_solar_days_are_right(day: LunarDay, solar: datetime.date | None) -> None:
    assert day.solar() == solar
    assert day.possible == (solar is not None)


def test_missing_days_are_kept() -> None:
    assert LunarDay(12, 30).solar(2024) == LunarDay(12, 29).solar(2024)
    assert LunarDay(2, 15, leap=True).solar(2024) == LunarDay(2, 15).solar(2024)


def test_first_month_never_doubles() -> None:
    assert not LunarDay(1, 1, leap=True).possible
    assert LunarDay(2, 1, leap=True).possible
