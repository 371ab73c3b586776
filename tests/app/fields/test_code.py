"""Codes: digits that are no amount."""

from __future__ import annotations

import pytest

from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("ＳＫ－００１", "SK-001"),
        (" SK-001\u200b", "SK-001"),
        ("'007", "007"),
        ("10086.0", "10086"),
        ("SK\u3000001", "SK 001"),
    ],
)
def test_widths_and_junk_go(raw: str, code: str) -> None:
    assert mended("code", raw) == code


@pytest.mark.parametrize("raw", ["1.38E+10", "4.60123E+17", "460123456789012000", 4.6e17])
def test_lost_digits_are_flagged(raw: str | float) -> None:
    assert proposed("code", raw) == ("value.lost", "")


@pytest.mark.parametrize("raw", ["3E12", "V2.0", "007", "460123456789012345", "a b"])
def test_odd_codes_are_kept(raw: str) -> None:
    assert read("code", raw).state == "clean"


def test_numbers_are_only_suggested() -> None:
    assert (read("code", 1001).value, read("code", 1001).code) == ("1001", "value.as_number")
    assert not read("code", 10.5).understood
