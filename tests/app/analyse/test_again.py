"""Customers who came back: by hand, and beside a count that walks through the lines one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse import Source
from app.analyse.again import Return, cohorts_of, gaps, returns, together, within
from app.analyse.amounts import serial
from app.analyse.sales import sales
from app.model.row import Row
from tests.app.analyse.shop import TODAY, order, shop

JANUARY, FEBRUARY, MARCH = date(2025, 1, 20), date(2025, 2, 3), date(2025, 3, 1)


def test_second_order_needs_another_number() -> None:
    same = [order(1, JANUARY, customer="a", order_no="A"), order(1, FEBRUARY, customer="a", order_no="A")]
    assert _gaps(*same) == []
    assert _gaps(*same, order(1, JANUARY, customer="a", order_no="B")) == [0]
    assert _gaps(*same, order(1, MARCH, customer="a", order_no="C")) == [40]


def test_numberless_lines_of_day_together() -> None:
    basket = [order(1, JANUARY, customer="a"), order(2, JANUARY, customer="a")]
    assert _gaps(*basket) == []
    assert _gaps(*basket, order(1, FEBRUARY, customer="a")) == [14]


def test_cancelled_order_brings_nobody_back() -> None:
    assert _gaps(order(1, JANUARY, customer="a"), order(1, FEBRUARY, customer="a", status="已取消")) == []


def test_too_new_customers_do_not_count() -> None:
    today = serial(TODAY)
    found = [
        Return(today - 31, today - 1),
        Return(today - 31, today),
        Return(today - 40, None),
        Return(today - 30, None),
    ]
    assert within(found, 30, TODAY) == (1, 3)


def test_running_month_is_not_told() -> None:
    rows = [order(1, JANUARY, customer="a"), order(1, MARCH, customer="a"), order(1, FEBRUARY, customer="b")]
    newer, older = cohorts_of(sales(shop(*rows)), TODAY)
    assert older.buyers[:4] == (1, 0, None, None) and newer.buyers[:2] == (1, None)
    assert cohorts_of(sales(shop(*rows)), date(2025, 4, 1))[1].buyers[:4] == (1, 0, 1, None)


def test_cohorts_together_add_up() -> None:
    rows = [order(1, JANUARY, customer="a"), order(1, FEBRUARY, customer="b"), order(1, FEBRUARY, customer="a")]
    both = together(cohorts_of(sales(shop(*rows)), TODAY))
    assert (both.customers, both.buyers[:2]) == (2, (2, None))


LINES = st.lists(
    st.tuples(st.integers(0, 900), st.sampled_from("abcd"), st.sampled_from(["", "1", "2", "3"])), max_size=12
)


@settings(max_examples=60)
@given(LINES)
def test_cohorts_as_counted_singly(lines: list[tuple[int, str, str]]) -> None:
    days = [(TODAY - timedelta(days=ago), who) for ago, who, _ in lines]
    firsts = {who: min(day for day, other in days if other == who) for _, who in days}
    for cohort in cohorts_of(sales(_shop(lines)), TODAY):
        members = {who for who, day in firsts.items() if day.year * 12 + day.month - 1 == cohort.month}
        assert cohort.customers == len(members) == (cohort.buyers[0] or cohort.customers)
        for since, buyers in enumerate(cohort.buyers):
            there = {w for day, w in days if w in members and day.year * 12 + day.month - 1 == cohort.month + since}
            assert buyers in (None, len(there))


@settings(max_examples=60)
@given(LINES)
def test_returns_as_counted_singly(lines: list[tuple[int, str, str]]) -> None:
    expected = []
    for who in {who for _, who, _ in lines}:
        first: dict[str, int] = {}
        for ago, _, number in sorted((line for line in lines if line[1] == who), reverse=True):
            first.setdefault(number or f"day {ago}", ago)
        newest = sorted(first.values(), reverse=True)
        expected += [newest[0] - newest[1]] if len(newest) > 1 else []
    assert sorted(gaps(returns(sales(_shop(lines))))) == sorted(expected)


def _shop(lines: list[tuple[int, str, str]]) -> Source:
    return shop(*(order(1, TODAY - timedelta(days=ago), customer=who, order_no=number) for ago, who, number in lines))


def _gaps(*rows: Row) -> list[int]:
    return gaps(returns(sales(shop(*rows))))
