"""Order lines by category, brand or product, added up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from app.analyse.amounts import serial
from app.analyse.products import attributes
from app.analyse.sales import Line, counted
from app.analyse.source import Source

TREND = timedelta(days=30)
"""Net sales of so many days are compared with those of as many before."""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one category, brand or product; amounts in fen."""

    name: str
    net: int
    units: int
    now: int
    """Net of the days that the trend looks at."""
    before: int
    """Net of as many days before."""
    buyers: int
    repeating: int
    """Those of them with two orders or more."""


def groups(source: Source, kind: str) -> list[Group]:
    """The most net sales first, equals by name."""
    sums: dict[str, _Sums] = defaultdict(_Sums)
    skus = {} if kind == "sku" else attributes(source, kind)
    last, first = (serial(source.as_of - span) for span in (TREND, 2 * TREND))
    for line in counted(source):
        name = line.sku if kind == "sku" else skus.get(line.sku, "")
        sums[name].add(line, now=line.day > last, before=first < line.day <= last)
    return sorted((each.group(name) for name, each in sums.items()), key=lambda group: (-group.net, group.name))


@dataclass(slots=True)
class _Sums:
    net: int = 0
    units: int = 0
    now: int = 0
    before: int = 0
    customers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Customer → their orders."""

    def add(self, line: Line, *, now: bool, before: bool) -> None:
        self.net += line.net
        self.units += line.units
        self.now += line.net if now else 0
        self.before += line.net if before else 0
        if line.customer:
            self.customers[line.customer].add(line.order)

    def group(self, name: str) -> Group:
        repeating = sum(len(orders) >= 2 for orders in self.customers.values())
        return Group(name, self.net, self.units, self.now, self.before, len(self.customers), repeating)
