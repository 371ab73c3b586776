"""Order lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.cell import Scalar
from tests.app.audit.shop import ORDER, found, places


def _line(quantity: Scalar, price: Scalar, discount: Scalar, paid: Scalar) -> dict[str, Scalar]:
    return ORDER | {"quantity": quantity, "price": price, "discount": discount, "paid": paid}


def test_sum_that_differs_told() -> None:
    (finding,) = found("order.sum_differs", orders=[_line("2件", "¥128", "6元", 260)])
    assert (finding.column, finding.proposal, finding.details) == ("paid", "250.00", (("expected", "250.00"),))


@pytest.mark.parametrize(
    "line",
    [
        _line(8, 0.125, None, 1),
        _line(3, 33.33, None, 99.99),
        _line(2, 128, 6, 250),
        _line(2, None, 6, 1),
        _line("若干", 1, 0, 9),
    ],
)
def test_right_or_incomplete_sums_pass(line: dict[str, Scalar]) -> None:
    assert places("order.sum_differs", orders=[line]) == []


@given(
    quantity=st.integers(1, 999), fen=st.integers(0, 10**6), off=st.integers(0, 999), wrong=st.sampled_from([0, 1, -1])
)
def test_one_fen_makes_difference(quantity: int, fen: int, off: int, wrong: int) -> None:
    line = _line(quantity, fen / 100, off / 100, (quantity * fen - off + wrong) / 100)
    assert bool(places("order.sum_differs", orders=[line])) == bool(wrong)


@pytest.mark.parametrize(("refunded", "wrong"), [(99, False), ("99.01元", True), (None, False), ("全额", False)])
def test_refund_stays_within_paid(refunded: Scalar, wrong: bool) -> None:  # noqa: FBT001
    findings = found("order.refund_above_paid", orders=[ORDER | {"refunded": refunded}])
    assert [finding.details for finding in findings] == ([(("paid", "99.00"),)] if wrong else [])


def test_same_line_twice_told() -> None:
    twice = [ORDER, ORDER | {"date": "2025年12月9日", "submission": "su_1"}, ORDER | {"quantity": 2}]
    assert places("order.line_repeated", orders=twice) == [("#3", "customer")]
    numbered = [line | {"order_no": "A1"} for line in twice]
    assert places("order.line_repeated", orders=numbered) == [("A1 SK-001", "order_no")]


def test_scraps_are_not_compared() -> None:
    assert places("order.line_repeated", orders=[{"quantity": 1}, {"quantity": 1}]) == []


@pytest.mark.parametrize("column", ["price", "discount", "paid", "refunded"])
def test_amounts_below_zero_told(column: str) -> None:
    assert places("order.negative", orders=[ORDER | {column: "-99元"}]) == [("#2", column)]
    assert places("order.negative", orders=[ORDER | {column: 0}]) == []
