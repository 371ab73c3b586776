"""Mobile numbers as shops write them down."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields.mobile import CHINESE
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "+86 138 0013 8000",
            "0086-138-0013-8000",
            "8613800138000",
            "86 13800138000",
            "138-0013-8000",
            "138 0013 8000",
        ),
        *(
            "８６１３８００１３８０００",
            "１３８００１３８０００",
            "\ufeff13800138000",
            "'13800138000",
            "138.0013.8000",
            "13800138000.0",
        ),
        *("（+86）13800138000", "13800138000，", "+86-138—0013—8000", "138\u00a00013\u00a08000\n"),
    ],
)
def test_decorated_numbers_become_plain(raw: str) -> None:
    assert mended("mobile", raw) == "13800138000"


def test_letters_are_never_parsed() -> None:
    assert proposed("mobile", "138 O013 8OO0") == ("phone.letters", "13800138000")
    assert proposed("mobile", "l38OO138OOO") == ("phone.letters", "13800138000")
    assert proposed("mobile", "1380013B000") == ("phone.unreadable", "")


@pytest.mark.parametrize(
    "raw", ["13800138000/13900139000", "主13800138000 备13900139000（微信同号）", "13800138000、139-0013-9000"]
)
def test_several_numbers_are_suggested(raw: str) -> None:
    assert proposed("mobile", raw) == ("phone.several", "13800138000")


@pytest.mark.parametrize("raw", ["13800138000（微信同号）", "电话：13800138000", "138 0013 8000 张三", "wx13800138000"])
def test_number_among_words_suggested(raw: str) -> None:
    assert proposed("mobile", raw) == ("phone.with_words", "13800138000")


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("+852 9123 4567", "852-91234567"),
        ("00852-9123-4567", "852-91234567"),
        ("852 9123 4567", "852-91234567"),
        ("+886 0912 345 678", "886-912345678"),
        ("＋８５３６６１２３４５６", "853-66123456"),
        ("+1 (415) 555-2671", "1-4155552671"),
    ],
)
def test_numbers_abroad_keep_country(raw: str, canonical: str) -> None:
    assert mended("mobile", raw) == canonical


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1.38E+10", "value.lost"),
        ("17889123456转0987", "phone.privacy"),
        ("17889123456-0987", "phone.privacy"),
        ("9501312345678", "phone.privacy"),
        ("400-800-1234", "phone.service"),
        ("95588", "phone.service"),
        ("(0755)8888 8888", "phone.landline"),
        ("0755-88888888-801", "phone.landline"),
        ("010-12345678转801", "phone.landline"),
        ("91234567", "phone.region_missing"),
        ("14012345678", "phone.range_unknown"),
        ("1380013800", "phone.unreadable"),
        ("无", "phone.unreadable"),
    ],
)
def test_other_numbers_are_flagged(raw: str, code: str) -> None:
    assert proposed("mobile", raw) == (code, "")


def test_leading_zero_is_suggested() -> None:
    assert proposed("mobile", "013800138000") == ("phone.leading_zero", "13800138000")


def test_number_cell_is_understood() -> None:
    verdict = read("mobile", 13800138000.0)
    assert (verdict.state, verdict.value, verdict.code) == ("suggest", "13800138000", "value.as_number")
    assert verdict.understood


@given(digits=st.from_regex(r"1[0-9]{10}", fullmatch=True))
def test_ranges_follow_the_library(digits: str) -> None:
    number = phonenumbers.PhoneNumber(country_code=86, national_number=int(digits))
    valid = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
    assert bool(CHINESE.fullmatch(digits)) == valid
    assert (read("mobile", digits).state == "clean") == valid
