"""Identity numbers: checked, completed, and shown by their end alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.identity_number import completed, is_identity_number
from tests.app.fields.reading import mended, proposed, read

FIRST_17 = r"[1-6][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}"


@pytest.mark.parametrize("raw", ["11010519491231002x", "110105 19491231 002X", "身份证：11010519491231002X"])
def test_decorated_numbers_become_plain(raw: str) -> None:
    assert mended("identity_number", raw) == "11010519491231002X"


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("110105491231002", "identity.old", "11010519491231002X"),
        ("110105194912310021", "identity.check_digit", ""),
        ("11010519491331002X", "identity.check_digit", ""),
        ("110105194912310000", "value.lost", ""),
        (110105194912310000, "value.lost", ""),
        ("1.10105E+17", "value.lost", ""),
        ("无", "identity.unreadable", ""),
    ],
)
def test_other_numbers_are_doubted(raw: str | int, code: str, proposal: str) -> None:
    assert proposed("identity_number", raw) == (code, proposal)


@given(digits=st.from_regex(FIRST_17, fullmatch=True))
def test_one_check_digit_fits(digits: str) -> None:
    assert sum(is_identity_number(digits + digit) for digit in "0123456789X") == 1
    assert read("identity_number", completed(digits)).state == "clean"


def test_only_the_end_shows() -> None:
    assert FIELDS["identity_number"].mask("11010519491231002X") == "*" * 14 + "002X"
