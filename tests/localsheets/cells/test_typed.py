"""What a typed text becomes, as people see it afterwards in the cell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells import TEXT, Formula, NumberFormat, Typed, shown, typed

TODAY = dt.date(2026, 11, 24)


def enter(text: str, *, locale: str = "en_US", number_format: NumberFormat | None = None) -> Typed:
    return typed(text, locale=locale, today=TODAY, number_format=number_format)


def seen(text: str, *, locale: str = "en_US") -> str:
    found = enter(text, locale=locale)
    assert not isinstance(found.value, Formula)
    return shown(found.value, found.number_format, locale=locale)


@pytest.mark.parametrize(
    ("text", "value", "sight"),
    [
        ("0815", 815, "815"),
        ("7.00", 7, "7"),
        ("1,500,000.5", 1500000.5, "1,500,000.50"),
        ("75%", 0.75, "75%"),
        ("$2,499.90", 2499.9, "$2,499.90"),
        (".5", 0.5, "0.5"),
        ("-12", -12, "-12"),
    ],
)
def test_numbers_keep_their_dress(text: str, value: float, sight: str) -> None:
    assert (enter(text).value, seen(text)) == (value, sight)


@pytest.mark.parametrize(
    ("text", "value", "pattern"),
    [
        ("2025-02-28", 45716, "yyyy-mm-dd"),
        ("2/28/2025", 45716, "m/d/yyyy"),
        ("2025-02-28 09:05:00", 45716.378472222223, "yyyy-mm-dd h:mm:ss"),
        ("2/28", 46081, "m/d"),
    ],
)
def test_dates_become_serials(text: str, value: float, pattern: str) -> None:
    found = enter(text)
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.number_format is not None
    assert found.number_format.pattern == pattern


def test_hours_stand_without_zero() -> None:
    assert seen("2025-02-28 09:05:00") == "2025-02-28 9:05:00"


@pytest.mark.parametrize("text", ["2025-02-30", "13/32/2025", "25:61", "1e999", "4_2_0", "5 apples", "１２", "=", "+"])
def test_near_misses_stay_text(text: str) -> None:
    assert enter(text) == Typed(text)


def test_apostrophe_keeps_digits_text() -> None:
    assert enter("'0815") == Typed("0815")


def test_formulas_begin_with_signs() -> None:
    assert enter("=A1+1").value == Formula("=A1+1")
    assert enter("+A1").value == Formula("=+A1")


@pytest.mark.parametrize(("text", "value"), [("TRUE", True), ("false", False)])
def test_truth_is_a_boolean(text: str, value: bool) -> None:  # noqa: FBT001
    assert enter(text).value is value


def test_text_cells_take_everything() -> None:
    for text in ("0815", "=A1", "2025-02-28", "TRUE", "75%"):
        assert enter(text, number_format=TEXT) == Typed(text)


def test_formatted_cells_keep_format() -> None:
    own = NumberFormat("DATE", "dd.mm.yyyy")
    assert enter("2025-02-28", number_format=own) == Typed(45716, None)


def test_long_digits_lose_precision() -> None:
    assert enter("330102199911112222").value == float(330102199911112222)


def test_chinese_dates_need_locale() -> None:
    assert enter("2025年2月28日", locale="zh_CN").value == 45716
    assert enter("2025年2月28日").value == "2025年2月28日"


@given(st.text(max_size=30), st.sampled_from(["en_US", "zh_CN", "fr_FR", ""]))
def test_any_text_is_taken(text: str, locale: str) -> None:
    found = enter(text, locale=locale)
    assert isinstance(found.value, str | bool | int | float | Formula)


NUMERIC = st.text(alphabet="0123456789.,-+/%:$¥()eE 年月日amp", max_size=14)


@given(NUMERIC, st.sampled_from(["en_US", "zh_CN"]))
def test_sight_reads_the_same(text: str, locale: str) -> None:
    """What a cell shows, typed again into that cell, shows the same."""
    found = enter(text, locale=locale)
    if isinstance(found.value, Formula | str):
        return
    sight = shown(found.value, found.number_format, locale=locale)
    again = enter(sight, locale=locale, number_format=found.number_format)
    assert not isinstance(again.value, Formula)
    assert shown(again.value, found.number_format, locale=locale) == sight
