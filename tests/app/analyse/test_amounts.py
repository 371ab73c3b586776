"""Cells as fen, pieces and days; what cannot be reckoned with is not."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analyse.amounts import MOST, day, fen, serial, units
from app.model.cell import Scalar
from app.model.money import Money
from tests.app.analyse.shop import TODAY, row


@given(st.floats(-MOST, MOST) | st.integers(-MOST, MOST) | st.decimals(-9999, 9999, places=2).map(float))
def test_fen_agree_with_money(amount: float) -> None:
    assert fen(row("orders", paid=amount), "paid") == Money.of(amount).fen


@pytest.mark.parametrize("amount", ["一百", True, 1e11, -1e11, math.inf, math.nan])
def test_senseless_amount_is_none(amount: Scalar) -> None:
    assert fen(row("orders", paid=amount), "paid") is None


def test_blank_amount_is_nothing() -> None:
    assert fen(row("orders"), "paid") == fen(row("orders", paid="　"), "paid") == 0


def test_bad_amount_is_none() -> None:
    unreadable = row("orders", paid="约100")._replace(bad=frozenset({"paid"}))
    assert fen(unreadable, "paid") is None


@pytest.mark.parametrize(("pieces", "reckoned"), [(3, 3), (2.0, 2), (None, 0), ("两件", 0), (1e300, 0)])
def test_pieces_are_whole_numbers(pieces: Scalar, reckoned: int) -> None:
    assert units(row("orders", quantity=pieces), "quantity") == reckoned


@pytest.mark.parametrize("cell", ["2025-03-14", None, 0, -3, 1e9, True])
def test_no_day_is_zero(cell: Scalar) -> None:
    assert day(row("orders", date=cell), "date") == 0


def test_days_are_serial_numbers() -> None:
    assert serial(TODAY) == day(row("orders", date=45730.75), "date") == 45730
