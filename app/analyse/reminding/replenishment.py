"""Customers who will have used up what they bought: their last purchase of a product that lasts so many days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.analyse.amounts import calendar_day, serial, units
from app.analyse.reminding.reminder import Reminder, quoted
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.row import Row, shown

STALE = 30
"""Days after which who has not bought again will not, or has found another shop."""


def replenishment(source: Source) -> Iterator[Reminder]:
    """From `replenish_days` before a product is used up until 30 days after; a newer purchase begins anew."""
    today, products = serial(source.as_of), _products(source)
    for customer, sku, bought, pieces in _last_purchases(source, products):
        due = bought + units(products[sku], "lasts_days") * pieces
        if today - STALE <= due <= today + source.number("replenish_days"):
            what = _what(source, products[sku], bought=calendar_day(bought), pieces=pieces)
            yield Reminder("replenishment", customer, what, due)


def _products(source: Source) -> dict[str, Row]:
    """SKU → its row, of those that last some days; where a SKU stands twice, what lasts less, and by name."""
    rows = (row for row in source.tab_rows("products") if shown(row.get("sku")) and units(row, "lasts_days") > 0)
    lasting = sorted(rows, key=lambda row: (units(row, "lasts_days"), shown(row.get("name"))), reverse=True)
    return {shown(row.get("sku")): row for row in lasting}


def _last_purchases(source: Source, products: dict[str, Row]) -> Iterator[tuple[str, str, int, int]]:
    """Customer, SKU, the day on which they last bought it, and how many pieces then: at least one.

    Refunded lines are none.
    """
    lines = sales(source).lines
    kept = ~lines["cancelled"] & (lines["status"] != source.template.option("orders.status", "refunded"))
    of_them = (lines["day"] > 0) & (lines["customer"] != "") & lines["sku"].isin(list(products))
    bought = lines[kept & of_them]
    by_day = bought.groupby(["customer", "sku", "day"])["units"].sum().reset_index()
    for customer, sku, day, pieces in by_day.drop_duplicates(["customer", "sku"], keep="last").itertuples(index=False):
        yield str(customer), str(sku), int(day), max(int(pieces), 1)


def _what(source: Source, product: Row, *, bought: date, pieces: int) -> str:
    tab = source.template.tab("products")
    name = quoted(source, tab.column("name"), product) or quoted(source, tab.column("sku"), product)
    return source.template.text("report.reminders.what.replenishment", product=name, day=bought, count=pieces)
