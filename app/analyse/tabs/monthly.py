"""月度销售: one row per month, the newest first, and what is in no month, so that the sum agrees with the orders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.analyse import cells
from app.analyse.figures import Totals
from app.analyse.periods import Period, months
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money

MOST = 120
"""Months that are listed; those before are one line."""
Line = Mapping[str, Cell]


def monthly(source: Source) -> Grid:
    columns = source.template.tab("monthly").columns
    found, totals = months(source), sales(source).totals()
    lines = (*_months(found), *_rest(source, found, totals), _sum(source, totals))
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, lines),
        (as_of(source, totals),),
        *((cells.note(source.template.text(f"report.monthly.rule.{name}")),) for name in ("net", "new")),
    )


def _months(found: Mapping[date, Period]) -> Iterator[Line]:
    for first, period in list(found.items())[:MOST]:
        figures = period.figures
        yield {
            "month": cells.text(f"{first.year:04d}-{first.month:02d}"),
            "orders": cells.count(figures.orders),
            "units": cells.count(figures.units),
            **_amounts(period.paid, period.refunded),
            "per_buyer": cells.money(figures.per_buyer),
            "buyers": cells.count(figures.buyers),
            "new": cells.count(figures.new),
            "returning": cells.count(figures.returning),
            "repeat_rate": cells.percent(figures.repeat_rate),
        }


def _rest(source: Source, found: Mapping[date, Period], totals: Totals) -> Iterator[Line]:
    """What no listed month holds: lines without a date or with one to come, and months of long ago."""
    older = list(found.values())[MOST:]
    if older:
        paid, refunded = (Money(sum(getattr(period, name).fen for period in older)) for name in ("paid", "refunded"))
        yield {"month": cells.text(source.template.text("report.monthly.older")), **_amounts(paid, refunded)}
    if totals.undated.fen:
        label = source.template.text("report.monthly.undated")
        yield {"month": cells.text(label), "net": cells.money(totals.undated)}


def _sum(source: Source, totals: Totals) -> Line:
    return {"month": cells.header(source.template.text("report.monthly.sum")), "net": cells.money(totals.net)}


def _amounts(paid: Money, refunded: Money) -> Line:
    return {"paid": cells.money(paid), "refunded": cells.money(refunded), "net": cells.money(paid - refunded)}
