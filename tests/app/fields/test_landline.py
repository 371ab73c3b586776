"""Landline numbers as shops write them down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    "raw",
    [
        *(
            "(0755)8888 8888",
            "（0755）88888888",
            "075588888888",
            "0755 8888 8888",
            "+86 755 8888 8888",
            "86-0755-88888888",
        ),
        *(
            "座机：0755-88888888",
            "Tel: 0755-88888888",
            "０７５５－８８８８８８８８",
            "0755-8888-8888",
            "0086 755 88888888",
        ),
    ],
)
def test_decorated_numbers_become_plain(raw: str) -> None:
    assert mended("landline", raw) == "0755-88888888"


@pytest.mark.parametrize(
    "raw", ["0755-88888888转801", "0755 88888888 分机801", "(0755)88888888#801", "0755-88888888 ext.801"]
)
def test_extensions_are_kept_behind(raw: str) -> None:
    assert mended("landline", raw) == "0755-88888888-801"


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [("010 12345678", "010-12345678"), ("4008001234", "400-800-1234"), ("+852 2123 4567", "852-21234567")],
)
def test_other_numbers_have_forms(raw: str, canonical: str) -> None:
    assert mended("landline", raw) == canonical


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("0755-8888888O", "phone.letters", "0755-88888880"),
        ("0755-88888888 张三", "phone.with_words", "0755-88888888"),
        ("0755-88888888 / 010-12345678", "phone.several", "0755-88888888"),
        (75588888888, "phone.zero_lost", "0755-88888888"),
        ("13800138000", "phone.mobile", ""),
        ("88888888", "phone.region_missing", ""),
        ("1.38E+10", "value.lost", ""),
        ("95588", "phone.no_landline", ""),
    ],
)
def test_doubtful_numbers_are_named(raw: str | int, code: str, proposal: str) -> None:
    assert proposed("landline", raw) == (code, proposal)


@given(number=st.integers(20_000_000, 89_999_999), extension=st.integers(1, 99_999))
def test_canonical_numbers_stay_clean(number: int, extension: int) -> None:
    assert read("landline", f"0755-{number}").state == "clean"
    assert read("landline", f"0755-{number}-{extension}").state == "clean"
