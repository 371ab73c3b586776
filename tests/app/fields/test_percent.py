"""Percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "entered", "value"),
    [("８５％", "85%", 0.85), ("百分之八十五", "85%", 0.85), ("8.50 %", "8.5%", 0.085), ("5‰", "0.5%", 0.005)],
)
def test_marked_numbers_are_mended(raw: str, entered: str, value: float) -> None:
    assert mended("percent", raw) == entered
    assert read("percent", raw).value == value


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("85", "percent.unmarked", "85%"),
        ("0.85", "percent.unmarked", "85%"),
        (85, "percent.unmarked", "85%"),
        ("8.5折", "percent.discount", "85%"),
        ("八五折", "percent.discount", "85%"),
        ("三成", "number.in_words", "30%"),
        ("150%", "percent.out_of_range", ""),
        (150, "percent.out_of_range", ""),
        ("33.333%", "number.too_precise", ""),
        ("免费", "percent.unreadable", ""),
    ],
)
def test_doubtful_shares_are_named(raw: str | int, code: str, proposal: str) -> None:
    assert proposed("percent", raw) == (code, proposal)


@given(hundredths=st.integers(-10_000, 10_000))
def test_shares_round_trip_exactly(hundredths: int) -> None:
    value = hundredths / 10_000
    assert read("percent", value).value == value
    assert read("percent", FIELDS["percent"].entered(value)).value == value
