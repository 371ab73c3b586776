"""The ledger of points: earned, taken back, redeemed, expired; a balance is always its sum."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.ledger import balances, ledger
from app.analyse.tabs.points import MOST, points
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, column, customer, order, shop, values

AGO = {months: date(2025, 3, 14) - timedelta(days=30 * months) for months in (1, 2, 14, 15)}


def entries(*rows: Row, **rules: Scalar) -> list[tuple[str, int]]:
    given = {f"points_{name}": value for name, value in rules.items()}
    return [(entry.kind, entry.points) for entry in ledger(shop(*rows, settings=given))]


def paid(amount: float, months: int, **values: Scalar) -> Row:
    return order(amount, AGO[months], **{"customer": "138", **values})


def test_orders_earn_rounded_down() -> None:
    lines = paid(10.6, 2, order_no="A"), paid(10.6, 2, order_no="A"), paid(0.9, 1)
    assert entries(*lines) == [("earned", 21)]
    assert entries(*lines, per_yuan=1.5) == [("earned", 31), ("earned", 1)]


def test_refunds_take_points_back() -> None:
    assert entries(paid(100, 1, refunded=30.5)) == [("earned", 100), ("reversed", -31)]
    assert entries(paid(100, 1, status="已取消")) == []
    assert entries(paid(100, 1, refunded=-30)) == [("earned", 100)]


def test_points_pay_for_discount() -> None:
    lines = paid(300, 2, order_no="A"), paid(17.5, 1, order_no="B", discount=2.5, payment="积分抵扣")
    assert entries(*lines) == [("earned", 300), ("earned", 17), ("redeemed", -250)]
    assert entries(*lines, per_redeemed=10)[-1] == ("redeemed", -25)


def test_old_points_expire_first() -> None:
    lines = paid(100, 15), paid(40, 14, order_no="A"), paid(0, 14, order_no="B", discount=1.2, payment="积分抵扣")
    assert entries(*lines) == [("earned", 100), ("earned", 40), ("redeemed", -120), ("expired", -20)]
    assert ("expired", -20) not in entries(*lines, months=0)


def test_expiry_has_its_day() -> None:
    source = shop(paid(100, 14), as_of=TODAY)
    assert [(entry.day, entry.expires) for entry in ledger(source)] == [(45310, 45676), (45676, 0)]


def test_debt_is_paid_off() -> None:
    lines = paid(0, 2, discount=1, payment="积分抵扣"), paid(160, 1)
    assert balances(shop(*lines))["138"] == 60


LINES = st.builds(
    lambda amount, month, name, off, back: order(
        amount, TODAY - timedelta(days=25 * month), customer=name, discount=off, payment="积分抵扣", refunded=back
    ),
    st.integers(0, 300),
    st.integers(0, 30),
    st.sampled_from(["1", "2"]),
    st.sampled_from([None, 0.5, 2]),
    st.sampled_from([None, 10, 400]),
)


@settings(max_examples=80)
@given(st.lists(LINES, max_size=10), st.sampled_from([0, 1, 12]))
def test_expired_points_were_earned(rows: list[Row], months: int) -> None:
    """What expires is never more than was earned and not used, at any moment, in any order of the rows."""
    source = shop(*rows, settings={"points_months": months})
    kept: Counter[str] = Counter()
    for entry in ledger(source):
        kept[entry.customer] += entry.points
        assert entry.kind != "expired" or kept[entry.customer] >= 0
    assert kept == Counter(balances(source)) == Counter(balances(shop(*rows[::-1], settings=source.settings)))


@settings(max_examples=40)
@given(st.lists(LINES, max_size=10))
def test_points_last_for_months(rows: list[Row]) -> None:
    """With nothing redeemed, the balance is what the orders of the last twelve months earned."""
    plain = [Row(row.tab, 2, row.key, cells, cells) for row in rows for cells in [_paid_in_cash(row)]]
    young = [row for row in plain if float(str(row.get("date"))) > 45730 - 365]
    assert +Counter(balances(shop(*plain))) == +Counter(balances(shop(*young)))


def _paid_in_cash(row: Row) -> dict[str, Scalar]:
    return {name: row.get(name) for name in ("date", "paid", "customer", "refunded")}


def test_tab_lists_every_entry() -> None:
    grid = points(shop(customer("138", "李雷"), paid(100, 1, order_no="A1", refunded=30)))
    assert [values(cells) for cells in grid[1:3]] == [
        [45700, "138", "李雷", "获得", 100, 100, "A1", 46065],
        [45700, "138", "李雷", "退款扣回", -30, 70, "A1"],
    ]


@pytest.mark.parametrize("extra", [0, 3])
def test_long_ledger_is_brought_forward(extra: int) -> None:
    grid = points(shop(*(paid(2, 1, order_no=f"A{number:04}") for number in range(MOST + extra))))
    listed = [value for value in column(grid, "积分") if isinstance(value, int)]
    assert (len(listed), sum(listed)) == (MOST + bool(extra), 2 * (MOST + extra))
    assert column(grid, "事由")[0] == ("上期结余" if extra else "获得")
