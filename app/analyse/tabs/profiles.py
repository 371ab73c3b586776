"""客户画像: one row per customer who has bought: scores, segment, tier, points, favourites, what to expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from app.analyse import cells
from app.analyse.amounts import serial
from app.analyse.buyers import Buyer, buyers
from app.analyse.customers import names
from app.analyse.favourites import favourites
from app.analyse.ledger import balances
from app.analyse.outlook import Outlook, outlooks
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.scores import scored
from app.analyse.segments import segments
from app.analyse.source import Source
from app.analyse.tiers import tiers
from app.model.cell import Cell, Grid
from app.model.money import Money

MOST = 2000
"""Customers that are listed: those who brought the most. Forty thousand cells are what one write should carry."""
Line = Mapping[str, Cell]


def profiles(source: Source) -> Grid:
    columns, found = source.template.tab("profiles").columns, buyers(source)
    ranked = sorted(found, key=lambda key: (-found[key].net, key))
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, _lines(source, ranked[:MOST])),
        *_notes(source, len(ranked)),
    )


def _lines(source: Source, ranked: list[str]) -> Iterator[Line]:
    found, tab = buyers(source), source.template.tab("customers")
    segment, outlook = segments(source, on=source.as_of), outlooks(source)
    for key in ranked:
        yield {
            "customer": cells.plain(source.key(tab, key)),
            "name": cells.plain(names(source).get(key, "")),
            "segment": cells.plain(segment[key]),
            **_marks(source, key),
            **_bought(source, found[key]),
            **{column: cells.plain(liked.get(key, "")) for column, liked in favourites(source).items()},
            **_coming(source, found[key], outlook.get(segment[key])),
        }


def _marks(source: Source, key: str) -> Line:
    """What the shop's rules give a customer."""
    marks = scored(source)[key]
    return {
        "recency": cells.count(marks.recency),
        "frequency": cells.count(marks.frequency),
        "money": cells.count(marks.money),
        "tier": cells.plain(tiers(source)[key]),
        "points": cells.count(balances(source).get(key, 0)),
    }


def _bought(source: Source, buyer: Buyer) -> Line:
    return {
        "spent": cells.money(Money(buyer.net, source.currency)),
        "orders": cells.count(buyer.orders),
        "average": cells.money(Money.of(Decimal(buyer.net) / 100 / buyer.orders, source.currency)),
        "first": cells.date(buyer.days[0]),
        "last": cells.date(buyer.last),
        "silent": cells.count(serial(source.as_of) - buyer.last),
    }


def _coming(source: Source, buyer: Buyer, outlook: Outlook | None) -> Line:
    """When the next purchase is to be expected by the customer's own pace, and what became of others of the segment."""
    return {
        "next": cells.date(buyer.last + round(buyer.pace) if buyer.pace else 0),
        "risk": cells.percent(outlook.risk if outlook else None),
        "value": cells.money(Money(outlook.value, source.currency) if outlook else None),
    }


def _notes(source: Source, count: int) -> Iterator[tuple[Cell, ...]]:
    text = source.template.text
    if count > MOST:
        yield (cells.note(text("report.profiles.more", count=count - MOST)),)
    if not count:
        yield (cells.note(text("report.profiles.none")),)
    yield (as_of(source, sales(source).totals()),)
    for name in ("scores", "segments", "favourites", "next", "outlook"):
        yield (cells.note(text(f"report.profiles.rule.{name}", days=f"{source.number('dormant_days'):g}")),)
