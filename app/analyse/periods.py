"""Figures of every day, or of every month, at once: what `Sales.figures` says of one span, for all that had a sale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from app.analyse.amounts import calendar_day, serial
from app.analyse.figures import Figures
from app.analyse.sales import Sales
from app.model.money import Money

if TYPE_CHECKING:
    import pandas as pd

Unit = Literal["D", "M"]
COUNTED = ("net", "paid", "refunded", "units", "orders", "named", "new", "repeating", "told")
UNIX = serial(date(1970, 1, 1))
"""What numpy counts days from."""


@dataclass(frozen=True, slots=True)
class Period:
    """What one day or month sold."""

    figures: Figures
    paid: Money
    refunded: Money


def periods(sold: Sales, unit: Unit) -> Mapping[date, Period]:
    """First day of a period → what it sold, the newest first; those without a line that counts are left out."""
    lines = sold.dated()
    lines = lines.assign(period=_first(lines["day"], unit))
    sums = lines.groupby("period").agg(
        net=("net", "sum"),
        paid=("paid", "sum"),
        refunded=("refunded", "sum"),
        units=("units", "sum"),
        orders=("order", "nunique"),
    )
    people = _people(lines, sold, unit).reindex(sums.index, fill_value=0)
    joined = sums.join(people).sort_index(ascending=False)[list(COUNTED)].astype("int64")
    found = {
        int(str(first)): dict(zip(COUNTED, map(int, counts), strict=True)) for first, *counts in joined.itertuples()
    }
    return {calendar_day(first): _period(counts, sold.currency) for first, counts in found.items()}


def _people(lines: pd.DataFrame, sold: Sales, unit: Unit) -> pd.DataFrame:
    """Per period: customers who are named, those of them who are new or came twice, orders that name one."""
    import pandas as pd

    named = lines[lines["customer"] != ""]
    each = named.groupby(["period", "customer"])["order"].nunique().reset_index()
    first = pd.Series([sold.first_days[customer] for customer in each["customer"]], each.index, dtype="int64")
    each = each.assign(new=_first(first, unit) == each["period"], repeating=each["order"] >= 2)
    found = each.groupby("period").agg(named=("customer", "size"), new=("new", "sum"), repeating=("repeating", "sum"))
    return found.join(named.groupby("period")["order"].nunique().rename("told"))


def _period(counts: Mapping[str, int], currency: str) -> Period:
    figures = Figures(
        net=Money(counts["net"], currency),
        orders=counts["orders"],
        units=counts["units"],
        buyers=counts["named"] + counts["orders"] - counts["told"],
        new=counts["new"],
        returning=counts["named"] - counts["new"],
        repeating=counts["repeating"],
    )
    return Period(figures, Money(counts["paid"], currency), Money(counts["refunded"], currency))


def _first(days: pd.Series[int], unit: Unit) -> pd.Series[int]:
    """The first day of each day's period, as a serial number."""
    import pandas as pd

    if unit == "D":
        return days
    months = (days.to_numpy() - UNIX).astype("datetime64[D]").astype("datetime64[M]")
    return pd.Series(months.astype("datetime64[D]").astype("int64") + UNIX, days.index)
