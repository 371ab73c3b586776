"""Number formats: what people see of a value."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells import CellError, NumberFormat, Scalar, serial_of_datetime, shown
from localsheets.cells.value import FORMAT_TYPES

MOMENT = serial_of_datetime(dt.datetime(2024, 2, 9, 17, 4, 3, 250_000))
TAX = '_([$€]* #,##0.00_);_([$€]* \\(#,##0.00\\);_([$€]* "nil"??_);_(@_)'


def sight(value: Scalar, pattern: str, *, locale: str = "en_US") -> str:
    return shown(value, NumberFormat("NUMBER", pattern), locale=locale)


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("0", 2.5, "3"),
        ("0.00", 1.005, "1.01"),
        ("0.00", -1.005, "-1.01"),
        ("000", 7, "007"),
        ("#.##", 0, "."),
        ("#,##0", 1234567.5, "1,234,568"),
        ("#,##0.0,", 45600, "45.6"),
        ('0.0,,"M"', 7250000, "7.3M"),
        ("0.0%", 0.0725, "7.3%"),
        ("??0.0?", 4.5, "  4.5 "),
        ("000-0000-0000", 13912345678, "139-1234-5678"),
        ("0.00E+00", 0.00123, "1.23E-03"),
        ("##0.0e-0", 45678, "45.7e3"),
        ("# ?/?", 2.75, "2 3/4"),
        ("0 #/4", 2.1, "2"),
        ("#/8", 1.25, "10/8"),
        ("#/²", 1.25, "1/²"),
        ("0.0.0", 1.26, "1.2.6"),
        ("General", 1 / 3, "0.3333333333"),
        ("0." + "0" * 30, 0.1, "0.1" + "0" * 29),
        ("0." + "0" * 20, 12345678901.5, "12345678901.5" + "0" * 19),
        ('"No. "0', 5, "No. 5"),
        ("\\#0", 5, "#5"),
        ("@", 5, "5"),
    ],
)
def test_numbers_fill_their_patterns(pattern: str, value: float, expected: str) -> None:
    assert sight(value, pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("M/d/yyyy", "2/9/2024"),
        ("yy-mm-dd", "24-02-09"),
        ("ddd d mmm", "Fri 9 Feb"),
        ("dddd, mmmm", "Friday, February"),
        ("mmmmm", "F"),
        ("h:mm am/pm", "5:04 PM"),
        ("h a/p", "5 p"),
        ("hh A/P", "05 P"),
        ("h PM", "5 PM"),
        ("H:mm:ss.00", "17:04:03.25"),
        ("mm:ss", "04:03"),
        ("hh MM", "17 02"),
        ('d "of" mmmm', "9 of February"),
    ],
)
def test_moments_fill_their_patterns(pattern: str, expected: str) -> None:
    assert sight(MOMENT, pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("[h]:mm:ss", 1.5, "36:00:00"),
        ("[mm]:ss", 0.5, "720:00"),
        ("[h]:[mm]:[ss].0", 0.0000115, "0:00:01.0"),
        ("[hhh]", 2, "048"),
        ("[h]:mm", -0.5, "-12:00"),
    ],
)
def test_durations_count_all_units(pattern: str, value: float, expected: str) -> None:
    assert sight(value, pattern) == expected


def test_last_instant_shows_next_day() -> None:
    moment = serial_of_datetime(dt.datetime(2024, 2, 9, 23, 59, 59, 999_000))
    assert sight(moment, "yyyy-mm-dd h:mm:ss") == "2024-02-10 0:00:00"
    assert sight(moment, "yyyy-mm-dd h:mm:ss.000") == "2024-02-09 23:59:59.999"


def test_dates_beyond_calendar_are_numbers() -> None:
    assert sight(1e9, "yyyy-mm-dd") == "1000000000"


@pytest.mark.parametrize(
    ("value", "expected"), [(8, " € 8.00 "), (-8, " € (8.00)"), (0, " € nil   "), ("none", " none ")]
)
def test_accounting_has_four_sections(value: Scalar, expected: str) -> None:
    assert sight(value, TAX) == expected


@pytest.mark.parametrize(("value", "expected"), [(150, "many"), (5, "few"), (50, "050"), ("?", "?")])
def test_conditions_choose_the_section(value: Scalar, expected: str) -> None:
    assert sight(value, '[>100]"many";[Color7][<10]"few";000') == expected


def test_unmatched_numbers_show_hashes() -> None:
    assert sight(-5, '0;[<-100]"low"') == "###"


def test_negative_section_drops_minus() -> None:
    assert sight(-1234, "#,##0;[Red]#,##0") == "1,234"
    assert sight(-1234, "#,##0") == "-1,234"


def test_text_section_dresses_texts() -> None:
    assert sight("late", '0.0;"note: "@') == "note: late"
    assert sight(-2, '0.0;"note: "@') == "-2.0"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("#,##0.00[$ kr]", "97.00 kr"), ("[$CHF]#,##0", "CHF97"), ("[$¥-804]0", "¥97"), ("[$-804]0", "97")],
)
def test_currency_signs_stand_free(pattern: str, expected: str) -> None:
    assert sight(97, pattern) == expected


@pytest.mark.parametrize(
    ("type", "expected"),
    [("DATE", "2024/2/9"), ("TIME", "17:04:03"), ("CURRENCY", "¥45,331.71"), ("PERCENT", "4533171.11%")],
)
def test_empty_pattern_is_the_locale_s(type: str, expected: str) -> None:
    assert shown(MOMENT, NumberFormat(type), locale="zh_CN") == expected


def test_chinese_calendar_has_words() -> None:
    assert sight(MOMENT, 'yyyy"年"m"月"d"日" dddd am/pmh:mm', locale="zh_CN") == "2024年2月9日 星期五 下午5:04"


def test_formats_leave_others_alone() -> None:
    errors = CellError("DIVIDE_BY_ZERO", "")
    assert [sight(value, "0.00") for value in (None, True, "x")] == ["", "TRUE", "x"]
    assert shown(errors, NumberFormat("NUMBER", "0.00"), locale="en_US") == "#DIV/0!"


PATTERNS = st.text(alphabet='0#?.,%E+-/*_@;"\\[]$<>=ymdhsaMHPp 1年R', max_size=20)
VALUES = st.one_of(st.floats(), st.integers(-(10**320), 10**320), st.text(max_size=5))


@given(st.one_of(PATTERNS, st.text(max_size=20)), VALUES)
def test_any_pattern_shows_something(pattern: str, value: float | str) -> None:
    for type in FORMAT_TYPES:
        assert isinstance(shown(value, NumberFormat(type, pattern), locale="zh_CN"), str)


@given(st.floats(min_value=-1e12, max_value=1e12), st.integers(min_value=0, max_value=6))
def test_decimals_round_half_away(value: float, places: int) -> None:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text = sight(value, pattern).replace(",", "")
    assert abs(float(text) - value) <= 0.5000001 * 10**-places + abs(value) * 1e-15
