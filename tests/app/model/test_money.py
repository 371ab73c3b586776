"""Money: whole fen, rounded half up, written with two places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.money import Money

fen = st.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("128.5", 12850), (0.1 + 0.2, 30), (1.005, 101), ("-0.005", -1), (Decimal("2.344"), 234), (0, 0)],
)
def test_amount_rounds_half_up(amount: Decimal | float | str, expected: int) -> None:
    assert Money.of(amount).fen == expected


@given(fen)
def test_number_leads_back(whole: int) -> None:
    assert Money.of(Money(whole).amount).fen == whole


@given(fen)
def test_json_has_two_places(whole: int) -> None:
    written = Money(whole).json()
    assert Decimal(written["amount"]) * 100 == whole
    assert written["amount"].partition(".")[2].isdigit() and written["currency"] == "CNY"


@given(fen, fen)
def test_sums_are_exact(one: int, other: int) -> None:
    assert (Money(one) + Money(other) - Money(other)) == Money(one)
