"""Whole weeks of net sales."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse.amounts import serial
from app.analyse.forecasting.weekly import MOST, weeks
from tests.app.analyse.shop import TODAY, order, shop

MONDAY = date(2025, 3, 10)
WEEK = timedelta(weeks=1)


def test_running_week_is_left_out() -> None:
    found = weeks(shop(order(5, MONDAY - WEEK), order(7, MONDAY - timedelta(days=1), refunded=0.5), order(9, MONDAY)))
    assert (found.running, found.net) == (serial(MONDAY), (1150,))


def test_first_week_must_be_whole() -> None:
    second = order(7, MONDAY - WEEK)
    assert weeks(shop(order(5, MONDAY - 2 * WEEK), second)).net == (500, 700)
    assert weeks(shop(order(5, MONDAY - 2 * WEEK + timedelta(days=1)), second)).net == (700,)


def test_weeks_without_sale_are_nothing() -> None:
    assert weeks(shop(order(5, MONDAY - 3 * WEEK))).net == (500, 0, 0)


def test_mistyped_year_makes_few_weeks() -> None:
    old, recent = order(5, date(1925, 3, 1)), order(7, MONDAY - 2 * WEEK)
    assert weeks(shop(old, recent)).net == (700, 0)
    assert len(weeks(shop(order(5, MONDAY - (MOST + 9) * WEEK), order(5, MONDAY - MOST * WEEK))).net) == MOST


def test_shop_without_sales_has_none() -> None:
    assert weeks(shop(order(5, None), order(5, TODAY + WEEK), order(5, status="已取消"))).net == ()


def test_sunday_ends_its_week() -> None:
    sunday = MONDAY + timedelta(days=6)
    assert weeks(shop(order(5, MONDAY), as_of=sunday)).net == ()
    assert weeks(shop(order(5, MONDAY), as_of=sunday + timedelta(days=1))).net == (500,)
