"""When what somebody bought is used up, reckoned by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analyse.amounts import serial
from app.analyse.reminding.replenishment import replenishment
from app.model.row import Row
from tests.app.analyse.shop import TODAY, order, row, shop

CREAM = row("products", sku="FC-1", name="面霜", lasts_days=30)


def bought(back: int, pieces: int = 1, sku: str = "FC-1", customer: str = "13800138000", **values: str) -> Row:
    return order(99, TODAY - timedelta(days=back), quantity=pieces, sku=sku, customer=customer, **values)


def due(*rows: Row) -> list[int]:
    """Days from today, of every reminder."""
    return [each.due - serial(TODAY) for each in replenishment(shop(CREAM, *rows))]


@pytest.mark.parametrize(
    ("back", "pieces", "left"),
    [(22, 1, []), (23, 1, [7]), (30, 1, [0]), (60, 1, [-30]), (61, 1, []), (60, 2, [0]), (90, 3, [0]), (30, 0, [0])],
)
def test_pieces_last_their_days(back: int, pieces: int, left: list[int]) -> None:
    assert due(bought(back, pieces)) == left


def test_newer_purchase_settles_it() -> None:
    assert due(bought(30), bought(3)) == []
    assert due(bought(30), bought(3, sku="LP-1"), bought(3, customer="13900139000")) == [0]


def test_pieces_of_day_add_up() -> None:
    assert due(bought(60, order_no="A1"), bought(60, order_no="A2"), bought(70, 9)) == [0]


@pytest.mark.parametrize("status", ["已取消", "已退款"])
def test_returned_lines_are_none(status: str) -> None:
    assert due(bought(30), bought(3, status=status)) == [0]
    assert due(bought(30, status=status)) == []


def test_reminder_says_what() -> None:
    found = list(replenishment(shop(CREAM, bought(60, 2))))
    assert [(each.customer, each.what) for each in found] == [
        ("13800138000", "“面霜”快用完了：2025-01-13 买了 2 件"),
    ]


def test_huge_numbers_are_borne() -> None:
    ever = row("products", sku="FC-1", name="面霜", lasts_days=10**10)
    assert list(replenishment(shop(ever, bought(30, 10**10)))) == []


def test_setting_moves_the_day() -> None:
    source = shop(CREAM, bought(25), settings={"replenish_days": 4})
    assert list(replenishment(source)) == []
