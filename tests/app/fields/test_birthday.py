"""Birthdays in both calendars."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.birthday import born, next_birthday, turns
from app.fields.lunar import LEAP_MONTHS, LunarDay
from tests.app.fields.reading import mended, proposed, read

YEARS = st.dates(datetime.date(1901, 1, 1), datetime.date(2099, 12, 31)).filter(
    lambda day: (day.month, day.day) != (1, 1)
)


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("1990年8月15日", "1990-08-15"),
        ("1990.8.15", "1990-08-15"),
        ("19900815", "1990-08-15"),
        ("公历1990年8月15日", "1990-08-15"),
        ("一九九〇年八月十五日", "1990-08-15"),
        ("8月15号", "08-15"),
        ("8-15", "08-15"),
        ("生日8月15日", "08-15"),
    ],
)
def test_solar_days_are_mended(raw: str, canonical: str) -> None:
    assert mended("birthday", raw) == canonical


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("阴历八月十五", "农历八月十五"),
        ("农历8月15日", "农历八月十五"),
        ("8月15日（农历）", "农历八月十五"),
        ("阴历8.15", "农历八月十五"),
        ("腊月三十", "农历腊月三十"),
        ("农历十一月二十五", "农历冬月廿五"),
        ("闰二月十五", "农历闰二月十五"),
        ("1990年农历八月十五", "农历1990年八月十五"),
        ("农历1990-8-15", "农历1990年八月十五"),
    ],
)
def test_lunar_days_are_mended(raw: str, canonical: str) -> None:
    assert mended("birthday", raw) == canonical


@pytest.mark.parametrize(
    "raw", ["1990-08-15", "08-15", "02-29", "农历八月十五", "农历1990年八月十五", "农历2023年闰二月十五"]
)
def test_canonical_texts_are_clean(raw: str) -> None:
    assert (read("birthday", raw).state, read("birthday", raw).value) == ("clean", raw)


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("八月初五", "birthday.lunar_unmarked", "农历八月初五"),
        ("八月十五", "birthday.lunar_unmarked", "农历八月十五"),
        ("8/15", "birthday.month_first", "08-15"),
        ("8.15", "birthday.month_first", "08-15"),
        ("0815", "birthday.month_first", "08-15"),
        ("900815", "date.year_short", "1990-08-15"),
        ("90.8.15", "date.year_short", "1990-08-15"),
        ("1990年8月", "date.day_missing", ""),
        ("1990-02-30", "date.impossible", ""),
        ("农历2024年腊月三十", "date.impossible", ""),
        ("农历2024年闰二月十五", "date.impossible", ""),
        ("农历闰腊月初一", "date.impossible", ""),
        ("1850-01-01", "birthday.out_of_range", ""),
        ("农历1850年八月十五", "birthday.out_of_range", ""),
        ("1970-01-01", "birthday.placeholder", ""),
        ("不知道", "birthday.unreadable", ""),
        (8.1, "birthday.unreadable", ""),
    ],
)
def test_doubtful_days_are_named(raw: str | float, code: str, proposal: str) -> None:
    assert proposed("birthday", raw) == (code, proposal)


def test_date_cells_are_understood() -> None:
    verdict = read("birthday", 33100)
    assert (verdict.value, verdict.code, verdict.understood) == ("1990-08-15", "value.as_number", True)


@given(day=YEARS)
def test_every_solar_day_kept(day: datetime.date) -> None:
    assert read("birthday", day.isoformat()).state == "clean"
    assert born(day.isoformat()) == day
    assert mended("birthday", f"{day.year}年{day.month}月{day.day}日") == day.isoformat()


@pytest.mark.parametrize(
    ("birthday", "kept"),
    [
        ("1990-08-15", "2025-08-15"),
        ("12-31", "2024-12-31"),
        ("02-29", "2025-02-28"),
        ("农历八月十五", "2025-10-06"),
        ("农历1990年腊月三十", "2025-01-28"),
    ],
)
def test_next_birthday_is_found(birthday: str, kept: str) -> None:
    assert next_birthday(birthday, datetime.date(2024, 12, 1)) == datetime.date.fromisoformat(kept)


SOLAR_BIRTHDAYS = YEARS.flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[5:]]))
LUNAR_BIRTHDAYS = st.builds(
    lambda month, day, leap: str(LunarDay(month, day, leap and month in LEAP_MONTHS)),
    *(st.integers(1, 12), st.integers(1, 30), st.booleans()),
)


@given(SOLAR_BIRTHDAYS | LUNAR_BIRTHDAYS, st.dates(datetime.date(1950, 1, 1), datetime.date(2090, 12, 31)))
def test_next_birthday_is_near(birthday: str, today: datetime.date) -> None:
    kept = next_birthday(birthday, today)
    assert kept is not None
    assert 0 <= (kept - today).days <= 385
    assert next_birthday(birthday, kept) == kept


@pytest.mark.parametrize(
    ("birthday", "kept", "years"),
    [
        ("1990-08-15", "2025-08-15", 35),
        ("2000-02-29", "2025-02-28", 25),
        ("农历1990年腊月三十", "2025-01-28", 34),
        ("08-15", "2025-08-15", None),
        ("2025-08-15", "2025-08-15", None),
        ("2025-99-99", "2025-08-15", None),
        ("农历9999年八月十五", "2025-08-15", None),
    ],
)
def test_age_is_in_whole_years(birthday: str, kept: str, years: int | None) -> None:
    assert turns(birthday, datetime.date.fromisoformat(kept)) == years


def test_day_of_birth_needs_year() -> None:
    assert born("农历1990年腊月三十") == datetime.date(1991, 2, 14)
    assert born("08-15") is born("农历八月十五") is born("不知道") is None
    assert next_birthday("不知道", datetime.date(2024, 12, 1)) is None


def test_mask_hides_the_year() -> None:
    assert FIELDS["birthday"].mask("1990-08-15") == "****-08-15"
    assert "13800138000" not in FIELDS["birthday"].mask("13800138000")
