"""Who came back, and when: customers by the month of their first purchase, and the days to their second order.

An order is the lines with one order number, on the earliest of their days. Lines without a number are one order a day
here, though an order each elsewhere: several lines of one basket would pass for a customer who came back at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.analyse.amounts import calendar_day, serial
from app.analyse.sales import NAMELESS, Sales, nameless

MONTHS = range(13)
"""Months since the first purchase, that one being 0."""


@dataclass(frozen=True, slots=True)
class Cohort:
    """Customers who first bought in one month; months are counted as year · 12 + month, January 0."""

    month: int
    customers: int
    buyers: tuple[int | None, ...]
    """How many of them bought in each of `MONTHS`; None for a month that is not over."""


@dataclass(frozen=True, slots=True)
class Return:
    """The first two orders of one customer, as days by serial number."""

    first: int
    second: int | None


def cohorts_of(sold: Sales, as_of: date) -> list[Cohort]:
    """Every month in which somebody bought for the first time, the newest first."""
    sizes = Counter(month_number(day) for day in sold.first_days.values())
    bought = _buyers(sold)
    running = as_of.year * 12 + as_of.month - 1
    return [
        Cohort(month, size, tuple(bought[month][since] if month + since < running else None for since in MONTHS))
        for month, size in sorted(sizes.items(), reverse=True)
    ]


def together(cohorts: Iterable[Cohort]) -> Cohort:
    """Several cohorts as one, under the newest month; a month counts where it is over for all of them."""
    parts = list(cohorts)
    sums = [_sum(values) for values in zip(*(part.buyers for part in parts), strict=True)]
    return Cohort(max(part.month for part in parts), sum(part.customers for part in parts), tuple(sums))


def returns(sold: Sales) -> list[Return]:
    """The first two orders of every customer who is named."""
    first: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for customer, order, day in _purchases(sold):
        orders, key = first[customer], f"{NAMELESS}{day}" if nameless(order) else order
        orders[key] = min(day, orders.get(key, day))
    return [_return(sorted(orders.values())) for orders in first.values()]


def within(found: Iterable[Return], days: int, as_of: date) -> tuple[int, int]:
    """How many came back within so many days, of how many who have had that long.

    Whoever first bought so many days ago or less may still come back in time: today is not over.
    """
    ripe = [each for each in found if serial(as_of) - each.first > days]
    return sum(each.second is not None and each.second - each.first <= days for each in ripe), len(ripe)


def gaps(found: Iterable[Return]) -> list[int]:
    """Days from the first order to the second, of those who have ordered again."""
    return [each.second - each.first for each in found if each.second is not None]


@lru_cache(maxsize=4096)
def month_number(day: int) -> int:
    """The month of a day by its serial number."""
    when = calendar_day(day)
    return when.year * 12 + when.month - 1


def _return(days: list[int]) -> Return:
    return Return(days[0], days[1] if len(days) > 1 else None)


def _buyers(sold: Sales) -> Mapping[int, Counter[int]]:
    """Month of the first purchase → months since → how many bought in it."""
    found: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for customer, month in _months(sold):
        first = month_number(sold.first_days[customer])
        found[first][month - first] += 1
    return found


def _months(sold: Sales) -> set[tuple[str, int]]:
    """Every customer with every month in which they bought."""
    return {(customer, month_number(day)) for customer, _, day in _purchases(sold)}


def _purchases(sold: Sales) -> Iterator[tuple[str, str, int]]:
    """Customer, order and day of every line that names a customer. Lists: over groups of two texts pandas is slower."""
    lines = sold.dated()
    columns = (lines[name].to_list() for name in ("customer", "order", "day"))
    return (line for line in zip(*columns, strict=True) if line[0])


def _sum(values: Iterable[int | None]) -> int | None:
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total
