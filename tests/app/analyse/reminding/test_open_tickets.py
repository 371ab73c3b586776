"""Tickets by their own due date, else by their type and Chinese working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.analyse.amounts import calendar_day
from app.analyse.reminding.open_tickets import due_tickets, guessed_year
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, row, shop


def ticket(day: date | None = TODAY, **values: Scalar | date) -> Row:
    return row("tickets", **{"date": day, "customer": "13800138000", "description": "断了", **values})


def due(*rows: Row, as_of: date = TODAY) -> list[date]:
    return [calendar_day(each.due) for each in due_tickets(shop(*rows, as_of=as_of))]


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        ("退货", "2025-03-13"),
        ("换货", "2025-03-13"),
        ("维修", "2025-03-19"),
        ("投诉", "2025-03-11"),
        ("咨询", "2025-03-11"),
        ("", "2025-03-11"),
    ],
)
def test_type_gives_the_days(kind: str, day: str) -> None:
    assert due(ticket(date(2025, 3, 10), type=kind), as_of=date(2025, 3, 18)) == [date.fromisoformat(day)]


def test_own_day_comes_first() -> None:
    own = TODAY + timedelta(days=3)
    assert due(ticket(date(2025, 1, 2), type="退货", due=own)) == [own]
    assert due(ticket(None, due=TODAY)) == [TODAY]
    assert due(ticket(None)) == []


def test_reminded_until_next_working_day() -> None:
    friday, monday = date(2025, 3, 14), date(2025, 3, 17)
    assert due(ticket(due=monday), as_of=friday) == [monday]
    assert due(ticket(due=monday + timedelta(days=1)), as_of=friday) == []
    assert due(ticket(due=date(2025, 10, 9)), as_of=date(2025, 9, 30)) == [date(2025, 10, 9)]


@pytest.mark.parametrize("status", ["已解决", "已关闭"])
def test_settled_tickets_are_left(status: str) -> None:
    assert due(ticket(due=TODAY, status=status)) == []
    assert due(ticket(due=TODAY, status="处理中")) == [TODAY]


def test_ticket_says_what() -> None:
    found = list(due_tickets(shop(ticket(type="换货", ticket_no="SH-1", due=TODAY, owner="小美"))))
    assert [(each.what, each.owner) for each in found] == [("换货 · SH-1 · 断了", "小美")]


def test_guessed_year_is_told() -> None:
    late = date(2099, 12, 31)
    assert guessed_year(shop(ticket(late), as_of=late)) == 2100
    assert guessed_year(shop(ticket(late, status="已关闭"), as_of=late)) == 0
    assert guessed_year(shop(ticket(), ticket(date.max))) == 0
