"""Customers who have neither bought nor been talked to for a long time, those first who bought the most."""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse.amounts import calendar_day, serial
from app.analyse.buyers import buyers
from app.analyse.reminding.follow_ups import last_days
from app.analyse.reminding.reminder import Reminder
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.model.money import Money


def silence(source: Source) -> Iterator[Reminder]:
    """Who did one or the other at least once, and nothing for `dormant_days` or more. None of them is due on a day."""
    today, dormant = serial(source.as_of), source.number("dormant_days")
    spent = _spent(sales(source))
    for customer, last in _last_signs(source).items():
        if today - last >= dormant:
            fen = spent.get(customer, 0)
            yield Reminder("silence", customer, _what(source, last, fen=fen), rank=-fen)


def _last_signs(source: Source) -> dict[str, int]:
    """Customer → the day of their last order or talk; an order that was cancelled is none."""
    found = {customer: day for customer, day in last_days(source).items() if day}
    for customer, buyer in buyers(source).items():
        found[customer] = max(buyer.last, found.get(customer, 0))
    return found


def _spent(sold: Sales) -> dict[str, int]:
    """Customer → net sales in fen, of all time."""
    return {str(customer): int(net) for customer, net in sold.lines.groupby("customer")["net"].sum().items()}


def _what(source: Source, last: int, *, fen: int) -> str:
    return source.template.text(
        "report.reminders.what.silence",
        day=calendar_day(last).isoformat(),
        days=serial(source.as_of) - last,
        net=Money(fen, source.currency).json()["amount"],
        currency=source.currency,
    )
