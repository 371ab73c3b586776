"""Order lines added up by hand, and what must hold for any of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.figures import Figures
from app.analyse.sales import Sales, sales
from app.analyse.spans import day_of, month_of
from app.model.money import Money
from app.model.row import Row
from tests.app.analyse.shop import TODAY, customer, order, shop

MARCH = month_of(TODAY)
LI = customer("13800138000", "李雷", "lilei_88")


def test_lines_of_order_count_once() -> None:
    figures = _march(order(100.10, order_no="A1"), order(20.05, order_no="A1"), order(7, order_no="A2"))
    assert (figures.orders, figures.units, figures.net) == (2, 3, Money(12715))


def test_numberless_lines_stand_alone() -> None:
    assert _march(order(1), order(1), order(1, order_no="A1")).orders == 3


def test_cancelled_lines_count_nothing() -> None:
    figures = _march(order(80, order_no="A1", status="已取消"), order(5, order_no="A1", status="已完成"))
    assert (figures.net, figures.orders, figures.units) == (Money(500), 1, 1)


def test_refunds_are_taken_off() -> None:
    figures = _march(order(99.99, status="已退款", refunded=99.99), order(50, refunded=0.01))
    assert (figures.net, figures.orders) == (Money(4999), 2)


def test_averages_are_rounded_fen() -> None:
    figures = _march(order(10, customer="a", order_no="1"), order(10, customer="a", order_no="2"), order(5))
    assert figures.per_order == Money(833)
    assert figures.per_buyer == Money(1250)


def test_no_orders_no_average() -> None:
    figures = _march()
    assert (figures.per_order, figures.per_buyer, figures.repeat_rate) == (None, None, None)


def test_phone_and_wechat_same_customer() -> None:
    figures = _march(LI, order(1, customer="13800138000"), order(1, customer="LiLei_88"))
    assert (figures.buyers, figures.new, figures.repeat_rate) == (1, 1, 1.0)


def test_nameless_order_counts_buyer() -> None:
    figures = _march(order(1, order_no="1"), order(1, order_no="1"), order(1, customer="a"), order(1))
    assert (figures.buyers, figures.new, figures.returning) == (3, 1, 0)


def test_partly_nameless_order_named() -> None:
    assert _march(order(1, order_no="1"), order(1, order_no="1", customer="a")).buyers == 1


def test_returning_customers_bought_before() -> None:
    february = order(30, date(2025, 2, 28), customer="a")
    figures = _march(february, order(1, customer="a"), order(1, customer="b"))
    assert (figures.new, figures.returning, figures.net) == (1, 1, Money(200))


def test_cancelled_purchase_leaves_new() -> None:
    cancelled = order(30, date(2025, 2, 28), customer="a", status="已取消")
    assert _march(cancelled, order(1, customer="a")).new == 1


def test_future_belongs_to_no_day() -> None:
    sold = _sold(order(40, TODAY + timedelta(days=1)), order(2, None), order(1))
    assert sold.figures(MARCH).net == Money(100)
    assert sold.totals().undated == Money(4200)
    assert sold.all_figures().net == Money(4300)


def test_totals_lead_to_net() -> None:
    lines = (order(100.10, refunded=0.1), order(50, status="已取消"), order("约三百"), order(None))
    totals = _sold(*lines).totals()
    assert (totals.paid, totals.refunded, totals.balance) == (Money(15010), Money(10), Money(15000))
    assert (totals.cancelled, totals.net) == (Money(5000), Money(10000))
    assert (totals.lines, totals.unreadable) == (4, 1)


def test_parts_come_best_first() -> None:
    parts = _sold(order(5, sku="B"), order(2, sku="A"), order(9, sku="C"), order(3, sku="A")).by("sku", MARCH)
    assert [(part.name, part.net.fen, part.units) for part in parts] == [("C", 900, 1), ("A", 500, 2), ("B", 500, 1)]


def test_english_cancelled_is_known() -> None:
    source = shop(order(80, status="Cancelled"), order(5, status="Completed"), locale="en")
    assert sales(source).figures(MARCH).net == Money(500)


AMOUNTS = st.integers(0, 10**7).map(lambda fen: fen / 100)
NAMES = st.sampled_from(["", "a", "b", "13800138000", "lilei_88"])
LINES = st.builds(
    order,
    AMOUNTS,
    st.none() | st.dates(date(2024, 12, 1), date(2025, 4, 1)),
    order_no=st.sampled_from(["", "1", "2", "3"]),
    customer=NAMES,
    sku=st.sampled_from(["", "A", "B"]),
    refunded=st.none() | AMOUNTS,
    status=st.sampled_from(["", "已完成", "已取消"]),
)


@settings(max_examples=60)
@given(st.data(), st.lists(LINES, max_size=12))
def test_order_of_rows_is_nothing(data: st.DataObject, lines: list[Row]) -> None:
    shuffled = data.draw(st.permutations(lines))
    assert _all(lines) == _all(shuffled)


@settings(max_examples=60)
@given(LINES, st.integers(1, 5), st.lists(LINES, max_size=6))
def test_splitting_lines_keeps_sums(line: Row, pieces: int, others: list[Row]) -> None:
    line = line._replace(values={**line.values, "order_no": "9", "refunded": None, "quantity": pieces})
    whole, split = _sold(line, *others), _sold(*_split(line, pieces), *others)
    assert split.figures(MARCH) == whole.figures(MARCH)
    assert split.totals().net == whole.totals().net


@settings(max_examples=60)
@given(st.lists(LINES, max_size=12))
def test_sums_agree_to_fen(lines: list[Row]) -> None:
    totals = _sold(*lines).totals()
    assert totals.paid.fen == sum(Money.of(str(line.get("paid"))).fen for line in lines)
    assert totals.refunded.fen == sum(Money.of(str(line.get("refunded") or 0)).fen for line in lines)
    assert totals.net == _sold(*lines).all_figures().net


@settings(max_examples=40)
@given(st.lists(LINES, max_size=12))
def test_days_add_up_month(lines: list[Row]) -> None:
    sold = _sold(*lines)
    days = [day_of(date(2025, 3, number)) for number in range(1, 32)]
    assert sum(sold.figures(day).net.fen for day in days) == sold.figures(MARCH).net.fen


def _split(line: Row, pieces: int) -> list[Row]:
    """As many lines of one piece each, of which the first holds what the others leave of the amount."""
    fen = Money.of(str(line.get("paid"))).fen
    shares = [fen - fen // pieces * (pieces - 1)] + [fen // pieces] * (pieces - 1)
    return [line._replace(values={**line.values, "paid": share / 100, "quantity": 1}) for share in shares]


def _sold(*rows: Row) -> Sales:
    return sales(shop(*rows))


def _march(*rows: Row) -> Figures:
    return _sold(*rows).figures(MARCH)


def _all(lines: Sequence[Row]) -> tuple[object, ...]:
    sold = _sold(LI, *lines)
    return sold.figures(MARCH), sold.all_figures(), sold.totals(), sold.by("sku", MARCH), sold.new_customers(MARCH)
