"""What each customer has bought up to a day: how much, how often, from when to when. Asks for nobody's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from app.analyse.amounts import serial
from app.analyse.once import once
from app.analyse.sales import counted
from app.analyse.source import Source

Purchase = tuple[int, str, int]
"""Day, order, net in fen."""
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
    first, last = serial(since), serial(until)
    spans = {key: [line for line in lines if first <= line[0] <= last] for key, lines in _purchases(source).items()}
    return {key: _buyer(lines) for key, lines in spans.items() if lines}


def _buyer(lines: list[Purchase]) -> Buyer:
    days, orders, nets = zip(*lines, strict=True)
    return Buyer(sum(nets), len(set(orders)), tuple(dict.fromkeys(days)))


@once
def _purchases(source: Source) -> Mapping[str, list[Purchase]]:
    """Customer → day, order and net of every line that counts, by day."""
    found = defaultdict(list)
    for line in counted(source):
        if line.customer and line.day:
            found[line.customer].append((line.day, line.order, line.net))
    return {customer: sorted(lines) for customer, lines in found.items()}
