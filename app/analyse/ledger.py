"""积分: a ledger of what every customer earned, redeemed, lost by a refund and let expire. A balance is its sum.

Points are earned order by order, each rounded down. What is redeemed, or expires, is the oldest points first. A line
that is paid with points says so in its payment; its discount is the amount that the points stood for.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from app.analyse.amounts import calendar_day, serial
from app.analyse.once import once
from app.analyse.sales import nameless, sales
from app.analyse.source import Source
from app.analyse.spans import months_off

Kind = Literal["earned", "reversed", "redeemed", "expired"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    day: int
    """Serial number."""
    customer: str
    kind: Kind
    points: int
    """What comes to the balance; negative where it goes."""
    order: str = ""
    expires: int = 0
    """The day on which earned points expire; 0: never, or none were earned."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings in force."""

    per_yuan: Fraction
    per_redeemed: Fraction
    """Points that stand for one yuan."""
    months: int
    """Earned points expire after so many; 0: never."""

    def earned(self, fen: int) -> int:
        return max(0, fen) * self.per_yuan.numerator // (100 * self.per_yuan.denominator)

    def redeemed(self, fen: int) -> int:
        """Rounded up."""
        return -(max(0, fen) * -self.per_redeemed.numerator // (100 * self.per_redeemed.denominator))

    def expiry(self, day: int) -> int:
        return _months_later(day, self.months) if self.months else 0


@lru_cache(maxsize=10_000)
def _months_later(day: int, months: int) -> int:
    return serial(months_off(calendar_day(day), months))


@dataclass(frozen=True, slots=True)
class _Order:
    day: int
    order: str
    paid: int
    net: int
    redeemed: int
    """Fen that points stood for."""


def rules(source: Source) -> Rules:
    per_yuan, per_redeemed = (Fraction(str(source.number(name))) for name in ("points_per_yuan", "points_per_redeemed"))
    return Rules(per_yuan, per_redeemed, int(source.number("points_months")))


@once
def ledger(source: Source) -> tuple[Entry, ...]:
    """Every entry up to today, the oldest first."""
    by_customer = defaultdict(list)
    for customer, order in _orders(source):
        by_customer[customer].append(order)
    today, given = serial(source.as_of), rules(source)
    entries = (entry for key, orders in by_customer.items() for entry in account(key, orders, rules=given, today=today))
    return tuple(sorted(entries, key=lambda entry: (entry.day, entry.customer)))


@once
def balances(source: Source) -> Mapping[str, int]:
    """Customer → the sum of their entries."""
    found: dict[str, int] = defaultdict(int)
    for entry in ledger(source):
        found[entry.customer] += entry.points
    return found


def account(customer: str, orders: Iterable[_Order], *, rules: Rules, today: int) -> Iterator[Entry]:
    """The entries of one customer, day by day; those of one day in the order: expired, then order by order."""
    lots: deque[list[int]] = deque()
    """What is left of earned points, the oldest first: the day on which it expires, and how much."""
    owed = 0
    """Points that were redeemed before they were earned."""
    for order in sorted(orders, key=lambda order: (order.day, order.order, order.paid, order.net, order.redeemed)):
        yield from _expired(customer, lots, today=order.day)
        earned = rules.earned(order.paid)
        kept = min(earned, rules.earned(order.net))
        expires = rules.expiry(order.day)
        if earned:
            yield Entry(order.day, customer, "earned", earned, order.order, expires)
        if earned > kept:
            yield Entry(order.day, customer, "reversed", kept - earned, order.order)
        if redeemed := rules.redeemed(order.redeemed):
            yield Entry(order.day, customer, "redeemed", -redeemed, order.order)
        lots.append([expires, kept])
        owed = _taken(lots, owed + redeemed)
    yield from _expired(customer, lots, today=today)


def _taken(lots: deque[list[int]], points: int) -> int:
    """Takes points from the oldest lots; answers how many are still owed."""
    while lots and points:
        part = min(lots[0][1], points)
        lots[0][1] -= part
        points -= part
        if not lots[0][1]:
            lots.popleft()
    return points


def _expired(customer: str, lots: deque[list[int]], *, today: int) -> Iterator[Entry]:
    while lots and 0 < lots[0][0] <= today:
        day, points = lots.popleft()
        if points:
            yield Entry(day, customer, "expired", -points)


def _orders(source: Source) -> Iterator[tuple[str, _Order]]:
    """Every order of a customer who is named, with its lines added up; its day is that of its first line."""
    lines = sales(source).dated()
    orders = lines[lines["customer"] != ""].groupby(["customer", "order"])
    days, sums = orders["day"].min(), orders[["paid", "net", "redeemed"]].sum()
    columns = (sums[name].tolist() for name in ("paid", "net", "redeemed"))
    for (customer, order), *numbers in zip(sums.index.tolist(), days.tolist(), *columns, strict=True):
        day, paid, net, redeemed = numbers
        yield customer, _Order(day, "" if nameless(order) else order, paid, net, redeemed)
