"""积分流水: the ledger of points, the oldest entry first; where it is long, it begins with what was left before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.analyse import cells
from app.analyse.customers import names
from app.analyse.ledger import balances, ledger
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid

MOST = 1000
"""Entries that are listed; those before are summed up, customer by customer."""
Line = Mapping[str, Cell]


def points(source: Source) -> Grid:
    columns = source.template.tab("points").columns
    lines = [*_opening(source), *_entries(source)]
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, lines),
        *_notes(source),
    )


def _opening(source: Source) -> Iterator[Line]:
    """What each customer had before the first entry that is listed, so that every balance is still the sum."""
    kind = source.template.text("report.points.kind.opening")
    for customer, left in sorted(_before(source).items()):
        if left:
            yield {**_who(source, customer), "kind": cells.plain(kind), **_sums(left, left)}


def _entries(source: Source) -> Iterator[Line]:
    running = _before(source)
    for entry in ledger(source)[-MOST:]:
        running[entry.customer] += entry.points
        yield {
            **_who(source, entry.customer),
            "date": cells.date(entry.day),
            "kind": cells.plain(source.template.text(f"report.points.kind.{entry.kind}")),
            **_sums(entry.points, running[entry.customer]),
            "order_no": cells.plain(entry.order),
            "expires": cells.date(entry.expires),
        }


def _before(source: Source) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in ledger(source)[:-MOST]:
        found[entry.customer] += entry.points
    return found


def _who(source: Source, customer: str) -> Line:
    key = source.key(source.template.tab("customers"), customer)
    return {"customer": cells.plain(key), "name": cells.plain(names(source).get(customer, ""))}


def _sums(points: int, balance: int) -> Line:
    return {"points": cells.count(points), "balance": cells.count(balance)}


def _notes(source: Source) -> Iterator[tuple[Cell, ...]]:
    text = source.template.text
    if not ledger(source):
        yield (cells.note(text("report.points.none")),)
    yield (as_of(source, sales(source).totals()),)
    yield (cells.note(text("report.points.sum", points=f"{sum(balances(source).values()):,}")),)
    for name in ("earned", "redeemed", "expired"):
        yield (cells.note(text(f"report.points.rule.{name}", payment=text("report.points.payment"), **_rules(source))),)


def _rules(source: Source) -> Mapping[str, str]:
    return {name: f"{source.number(f'points_{name}'):g}" for name in ("per_yuan", "per_redeemed", "months")}
