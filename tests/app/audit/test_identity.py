"""Identity cards and bank cards in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.audit.identity import is_card_number, masked, numbers


@pytest.mark.parametrize(
    "text",
    [
        *("11010519491231002X", "11010519491231002x", "身份证：11010519491231002X。", "110105 19491231 002X"),
        *(
            "１１０１０５１９４９１２３１００２Ｘ".replace("Ｘ", "X"),
            "6222021234567894",
            "6222 0212 3456 7894",
            "4111-1111-1111-1111",
        ),
    ],
)
def test_right_numbers_are_found(text: str) -> None:
    assert len(list(numbers(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        *(
            "110105194912310021",
            "11010519491331002X",
            "6222021234567895",
            "9999999999999999",
            "13800138000",
            "SK110105",
        ),
        *("A11010519491231002X", "11010519491231002X9", "622202123456789", "2024-03-05 2024-03-06"),
    ],
)
def test_other_numbers_are_left(text: str) -> None:
    assert list(numbers(text)) == []
    assert masked(text) == text


def test_digits_of_every_script_masked() -> None:
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    assert masked("6222021234567894".translate(arabic)) == "*" * 12 + "7894".translate(arabic)


@given(number=st.from_regex(r"62[0-9]{13,16}", fullmatch=True))
def test_one_luhn_digit_fits(number: str) -> None:
    assert sum(is_card_number(number + digit) for digit in "0123456789") == 1


@given(text=st.text())
def test_masking_keeps_the_length(text: str) -> None:
    assert len(masked(text)) == len(text)
