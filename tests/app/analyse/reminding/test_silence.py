"""Customers of whom nothing was heard for long."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse.amounts import serial
from app.analyse.reminding.silence import silence
from app.model.row import Row
from tests.app.analyse.shop import TODAY, customer, order, row, shop

LONG_AGO, LATELY = TODAY - timedelta(days=90), TODAY - timedelta(days=89)


def talk(day: date, who: str) -> Row:
    return row("interactions", at=serial(day) + 0.5, customer=who, text="你好")


def silent(*rows: Row) -> list[str]:
    found = sorted(silence(shop(*rows)), key=lambda each: each.rank)
    return [each.customer for each in found]


def test_silence_begins_at_days() -> None:
    assert silent(order(5, LONG_AGO, customer="a"), order(5, LATELY, customer="b")) == ["a"]


def test_talk_breaks_the_silence() -> None:
    rows = [order(5, LONG_AGO, customer="13800138000"), talk(LATELY, "lilei_88")]
    assert silent(*rows) == ["13800138000"]
    assert silent(*rows, customer("13800138000", "李雷", "lilei_88")) == []


def test_mere_talks_count_too() -> None:
    assert silent(talk(LONG_AGO, "a"), talk(LATELY, "b"), customer("13800138000")) == ["a"]


def test_cancelled_order_breaks_nothing() -> None:
    cancelled = order(5, LATELY, customer="a", status="已取消")
    assert silent(order(5, LONG_AGO, customer="a"), cancelled) == ["a"]
    assert silent(cancelled, order(5, None, customer="b")) == []


def test_best_customers_come_first() -> None:
    rows = [order(paid, LONG_AGO, customer=name) for name, paid in (("a", 5), ("b", 90), ("c", 20), ("b", 1))]
    assert silent(*rows, talk(LONG_AGO, "d")) == ["b", "c", "a", "d"]


def test_silence_is_put_into_words() -> None:
    (found,) = silence(shop(order(50.5, LONG_AGO, customer="a", refunded=0.25)))
    assert found.what == "2024-12-14 以后没有下单，也没有沟通，已经 90 天；累计净消费 50.25 CNY"
    assert found.due == 0
