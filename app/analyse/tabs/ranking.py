"""商品排行: what sells, by product, category and brand: pieces, net sales, who comes back for it, where it is going."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from app.analyse import cells
from app.analyse.amounts import serial
from app.analyse.products import attributes
from app.analyse.provenance import as_of
from app.analyse.sales import Line as Sold
from app.analyse.sales import counted, sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money

MOST = {"category": 50, "brand": 50, "sku": 500}
"""How many of each are listed: groups first, then single products."""
TREND = timedelta(days=30)
"""Net sales of so many days are compared with those of as many before."""
FEW = 5
"""Of fewer customers no share of those who came back is told."""
Line = Mapping[str, Cell]


def ranking(source: Source) -> Grid:
    columns = source.template.tab("ranking").columns
    lines = [line for kind in MOST for line in _ranked(source, kind)]
    return (
        cells.headers(column.label for column in columns),
        *(tuple(line.get(column.name, cells.BLANK) for column in columns) for line in lines),
        (as_of(source, sales(source).totals()),),
        *((cells.note(source.template.text(f"report.ranking.rule.{name}")),) for name in ("rank", "repeat", "trend")),
    )


def _ranked(source: Source, kind: str) -> Iterator[Line]:
    """The groups of one kind, the most net sales first."""
    text, found = source.template.text, groups(source, kind)
    called = attributes(source, "name") if kind == "sku" else {}
    whole = sum(group.net for group in found)
    for rank, group in enumerate(found[: MOST[kind]], start=1):
        yield {
            "kind": cells.text(text(f"report.ranking.kind.{kind}")),
            "rank": cells.count(rank),
            "name": cells.text(called.get(group.name, group.name) or text("report.ranking.nameless")),
            "sku": cells.text(group.name if kind == "sku" else ""),
            "net": cells.money(Money(group.net, source.currency)),
            "share": cells.percent(round(group.net / whole, 3) if whole > 0 else None),
            **group.figures(),
        }
    if len(found) > MOST[kind]:
        yield {"kind": cells.note(text("report.daily.more", count=len(found) - MOST[kind]))}


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

    def figures(self) -> Line:
        return {
            "units": cells.count(self.units),
            "buyers": cells.count(self.buyers),
            "repeat_rate": cells.percent(round(self.repeating / self.buyers, 3) if self.buyers >= FEW else None),
            "trend": cells.percent(round(self.now / self.before - 1, 3) if self.before > 0 else None),
        }


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

    def add(self, line: Sold, *, now: bool, before: bool) -> None:
        self.net += line.net
        self.units += line.units
        self.now += line.net if now else 0
        self.before += line.net if before else 0
        if line.customer:
            self.customers[line.customer].add(line.order)

    def group(self, name: str) -> Group:
        repeating = sum(len(orders) >= 2 for orders in self.customers.values())
        return Group(name, self.net, self.units, self.now, self.before, len(self.customers), repeating)
