"""Numbers in words and signs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields.numerals import chinese, number, positional

DIGITS, UNITS = "零一二三四五六七八九", ("", "十", "百", "千")


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,280.50", "1280.50"), ("1.2万", "12000"), ("5k", "5000"), ("-3", "-3"), (".5", "0.5"), ("1亿", "100000000")],
)
def test_plain_numbers_are_read(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", ".", "-", "1,28", "1,2800", "1.2.3", "1e3", "万", "12,34,567"])
def test_odd_numbers_are_refused(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十二", 12),
        ("三千五百", 3500),
        ("一百零五", 105),
        ("一百二", 120),
        ("一万二", 12000),
        ("一万零二", 10002),
        ("壹仟贰佰", 1200),
        ("两", 2),
        ("一亿二千万", 120000000),
        ("一万亿", 10**12),
        ("二十", 20),
        ("一千零一十", 1010),
    ],
)
def test_chinese_numerals_are_read(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["", "二〇二四", "三个", "一二三", "百元"])
def test_other_words_are_refused(text: str) -> None:
    assert chinese(text) is None


@given(value=st.integers(1, 9999))
def test_full_numerals_round_trip(value: int) -> None:
    assert chinese(_written(value)) == value


def test_digits_stand_in_places() -> None:
    assert positional("二〇二四") == "2024"


def _written(value: int) -> str:
    """A number up to 9999 in full, with every zero said: 1005 → 一千零五."""
    words, pending = "", False
    for place in reversed(range(4)):
        digit = value // 10**place % 10
        if digit:
            words += ("零" if pending and words else "") + DIGITS[digit] + UNITS[place]
        pending = not digit
    return words
