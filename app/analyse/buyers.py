"""What each customer has bought up to a day: how much, how often, from when to when. Asks for nobody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.analyse.amounts import serial
from app.analyse.once import once
from app.analyse.sales import sales
from app.analyse.source import Source

LEAST_GAPS = 2
"""Fewer spans between purchases say nothing of a customer's pace."""


@dataclass(frozen=True, slots=True)
class Buyer:
    """One customer's purchases; cancelled lines are not among them."""

    net: int
    """Fen, paid less refunded."""
    orders: int
    days: tuple[int, ...]
    """The days of purchases, as serial numbers, in order, each once; at least one."""

    @property
    def last(self) -> int:
        return self.days[-1]

    @property
    def pace(self) -> float | None:
        """Days from one purchase to the next, as a median; None where there are too few to tell."""
        gaps = [later - earlier for earlier, later in zip(self.days, self.days[1:], strict=False)]
        return median(gaps) if len(gaps) >= LEAST_GAPS else None


@once
def buyers(source: Source) -> Mapping[str, Buyer]:
    """Every customer with a purchase up to today, by key."""
    return bought(source, since=date.min, until=source.as_of)


def bought(source: Source, *, since: date, until: date) -> Mapping[str, Buyer]:
    """The customers with a purchase from one day to another, both included, as if nothing else were known."""
    lines = sales(source).lines
    counted = ~lines["cancelled"] & (lines["customer"] != "") & (lines["day"] > 0)
    here = lines[counted & lines["day"].between(serial(since), serial(until))]
    groups = here.groupby("customer")
    sums = groups.agg(net=("net", "sum"), orders=("order", "nunique"))
    when = defaultdict(list)
    for customer, day in sorted(set(zip(here["customer"].tolist(), here["day"].tolist(), strict=True))):
        when[customer].append(day)
    counts = zip(sums.index.tolist(), sums["net"].tolist(), sums["orders"].tolist(), strict=True)
    return {key: Buyer(net, orders, tuple(when[key])) for key, net, orders in counts}
