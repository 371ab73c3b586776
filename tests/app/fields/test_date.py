"""Days as people write them, and what cannot be told from them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.date import FIRST, LAST, from_serial, serial, with_year
from tests.app.fields.reading import mended, proposed, read

DAYS = st.dates(FIRST, LAST)


@pytest.mark.parametrize(
    "raw",
    [
        "2024年3月5日",
        "2024年03月05号",
        "2024.3.5",
        "2024/3/5",
        "2024-3-5",
        "20240305",
        "2024 3 5",
        "2024、3、5",
        "2024。3。5",
        "２０２４年３月５日",
        "二〇二四年三月五日",
        "2024 年 3 月 5 日",
        "2024-03-05 00:00:00",
        "2024-03-05T00:00:00Z",
        "2024年3月5",
    ],
)
def test_four_digit_years_mended(raw: str) -> None:
    assert mended("date", raw) == "2024-03-05"
    assert read("date", raw).value == 45356


@pytest.mark.parametrize(
    ("raw", "code", "day"),
    [
        ("24.3.5", "date.year_short", "2024-03-05"),
        ("24年3月5日", "date.year_short", "2024-03-05"),
        ("05年3月4日", "date.year_short", "2005-03-04"),
        ("25/12/2024", "date.year_last", "2024-12-25"),
        ("3/3/2024", "date.year_last", "2024-03-03"),
        ("44562", "date.serial", "2022-01-01"),
        (20240305, "date.serial", "2024-03-05"),
        ("2024-03-05 14:30", "date.with_words", "2024-03-05"),
        ("2024年3月5日下单", "date.with_words", "2024-03-05"),
    ],
)
def test_probable_days_are_suggested(raw: str | int, code: str, day: str) -> None:
    assert proposed("date", raw) == (code, day)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("3月5号", "date.year_missing"),
        ("三月五日", "date.year_missing"),
        ("3.5", "date.year_missing"),
        ("2024年3月", "date.day_missing"),
        ("2024-03", "date.day_missing"),
        ("5/3/2024", "date.ambiguous"),
        ("3.5.24", "date.ambiguous"),
        ("2024-02-30", "date.impossible"),
        ("2024年13月1日", "date.impossible"),
        ("1924-03-05", "date.out_of_range"),
        (3.5, "date.out_of_range"),
        (-1, "date.out_of_range"),
        ("昨天", "date.unreadable"),
        ("二五十月", "date.unreadable"),
        ("农历八月十五", "date.unreadable"),
        ("2024-03-05 / 2024-03-06", "date.unreadable"),
    ],
)
def test_doubtful_days_are_flagged(raw: str | float, code: str) -> None:
    assert proposed("date", raw) == (code, "")


def test_number_cells_are_clean() -> None:
    assert (read("date", 45356).state, read("date", 45356.75).value) == ("clean", 45356)


def test_iso_text_is_understood() -> None:
    verdict = read("date", "2024-03-05")
    assert (verdict.code, verdict.value, verdict.understood) == ("value.as_text", 45356, True)


@given(day=DAYS)
def test_serial_numbers_round_trip(day: datetime.date) -> None:
    assert from_serial(serial(day)) == day
    assert FIELDS["date"].entered(serial(day)) == day.isoformat()
    assert read("date", f"{day.year}年{day.month}月{day.day}日").value == serial(day)


def test_year_comes_from_today() -> None:
    today = datetime.date(2026, 4, 1)
    assert with_year("3月5号", today) == "2026-03-05"
    assert with_year("12.25", today) == "2025-12-25"
    assert with_year("2月30日", today) == ""
    assert with_year("昨天", today) == ""
