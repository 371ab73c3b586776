"""Figures of every day, or of every month, at once: what `Sales.figures` says of one span, for all that had a sale."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from app.analyse.amounts import calendar_day
from app.analyse.figures import Figures
from app.analyse.once import once
from app.analyse.sales import Line, counted, sales
from app.analyse.source import Source
from app.model.money import Money

Unit = Literal["day", "month"]


@dataclass(frozen=True, slots=True)
class Period:
    """What one day or month sold."""

    figures: Figures
    paid: Money
    refunded: Money


@once
def days(source: Source) -> Mapping[date, Period]:
    """Day → what it sold, the newest first; those without a line that counts are left out."""
    return dict(_periods(source, "day"))


@once
def months(source: Source) -> Mapping[date, Period]:
    """First day of a month → what it sold, the newest first; those without a line that counts are left out."""
    return dict(_periods(source, "month"))


@dataclass(slots=True)
class _Sums:
    units: int = 0
    paid: int = 0
    refunded: int = 0
    orders: set[str] = field(default_factory=set)
    customers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Customer → their orders."""

    def add(self, line: Line) -> None:
        self.units += line.units
        self.paid += line.paid
        self.refunded += line.refunded
        self.orders.add(line.order)
        if line.customer:
            self.customers[line.customer].add(line.order)


def _periods(source: Source, unit: Unit) -> Iterator[tuple[date, Period]]:
    sums: dict[int, _Sums] = defaultdict(_Sums)
    firsts = {day: _first(day, unit) for day in {line.day for line in counted(source)}}
    for line in counted(source):
        if line.day:
            sums[firsts[line.day]].add(line)
    known = {customer: _first(day, unit) for customer, day in sales(source).first_days.items()}
    for first in sorted(sums, reverse=True):
        new = sum(known[customer] == first for customer in sums[first].customers)
        yield calendar_day(first), _period(sums[first], new, source.currency)


def _period(sums: _Sums, new: int, currency: str) -> Period:
    named, told = len(sums.customers), set[str]().union(*sums.customers.values())
    figures = Figures(
        net=Money(sums.paid - sums.refunded, currency),
        orders=len(sums.orders),
        units=sums.units,
        buyers=named + len(sums.orders - told),
        new=new,
        returning=named - new,
        repeating=sum(len(orders) >= 2 for orders in sums.customers.values()),
    )
    return Period(figures, Money(sums.paid, currency), Money(sums.refunded, currency))


def _first(day: int, unit: Unit) -> int:
    """The first day of a day's period, as a serial number."""
    return day if unit == "day" else day - calendar_day(day).day + 1
