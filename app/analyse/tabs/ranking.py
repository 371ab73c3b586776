"""商品排行: what sells, by product, category and brand: pieces, net sales, who comes back for it, where it is going."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.analyse import cells
from app.analyse.groups import Group, groups
from app.analyse.products import attributes
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money

MOST = {"category": 50, "brand": 50, "sku": 500}
"""How many of each are listed: groups first, then single products."""
FEW = 5
"""Of fewer customers no share of those who came back is told."""
Line = Mapping[str, Cell]


def ranking(source: Source) -> Grid:
    columns = source.template.tab("ranking").columns
    lines = [line for kind in MOST for line in _ranked(source, kind)]
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, lines),
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
            **_figures(group),
        }
    if len(found) > MOST[kind]:
        yield {"kind": cells.note(text("report.daily.more", count=len(found) - MOST[kind]))}


def _figures(group: Group) -> Line:
    return {
        "units": cells.count(group.units),
        "buyers": cells.count(group.buyers),
        "repeat_rate": cells.percent(round(group.repeating / group.buyers, 3) if group.buyers >= FEW else None),
        "trend": cells.percent(round(group.now / group.before - 1, 3) if group.before > 0 else None),
    }
