"""商品排行: what sells, by product, category and brand: pieces, net sales, who comes back for it, where it is going."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from app.analyse import cells
from app.analyse.amounts import serial
from app.analyse.products import attributes
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money

if TYPE_CHECKING:
    import pandas as pd

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
    lines = _named(source, kind)
    sums = lines.groupby("name")[["net", "units", "now", "before"]].sum()
    orders = lines[lines["customer"] != ""].groupby(["name", "customer"])["order"].nunique().reset_index()
    people = orders.assign(repeating=orders["order"] >= 2).groupby("name")
    joined = sums.join(people.agg(buyers=("customer", "size"), repeating=("repeating", "sum"))).fillna(0)
    groups = [Group(str(name), *map(int, numbers)) for name, *numbers in joined.itertuples()]
    return sorted(groups, key=lambda group: (-group.net, group.name))


def _named(source: Source, kind: str) -> pd.DataFrame:
    """The lines that count, each with the name of its group and its net in either span of the trend."""
    lines, skus = sales(source).lines, attributes(source, kind)
    last, first = (serial(source.as_of - span) for span in (TREND, 2 * TREND))
    names = lines["sku"] if kind == "sku" else [skus.get(sku, "") for sku in lines["sku"]]
    now = lines["net"].where(lines["day"] > last, 0)
    before = lines["net"].where(lines["day"].between(first + 1, last), 0)
    return lines.assign(name=names, now=now, before=before)[~lines["cancelled"]]
