"""What all tabs of analysis cost after an edit: 10,000 order lines of 2,000 customers, beside plain sums in pandas."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from math import inf
from random import Random

from app.analyse import Source, report
from app.model.row import Row
from benchmarks.measure import Measured, best
from tests.app.analyse.shop import TODAY, customer, order, row, shop

LINES, CUSTOMERS, PRODUCTS, DAYS = 10_000, 2_000, 200, 900


def analyse() -> Measured:
    source = shop(*_rows(Random(20240305)))
    tabs = len(report(source).tabs)
    return Measured(
        f"{tabs} tabs of 10,000 order lines",
        best(lambda: report(replace(source))),
        inf,
        "five sums in pandas",
        best(lambda: _plain(source)),
    )


def _rows(random: Random) -> list[Row]:
    people = [customer(f"138{number:08}", f"客{number}") for number in range(CUSTOMERS)]
    goods = [
        row("products", sku=f"S{number}", name=f"货{number}", category=f"类{number % 9}") for number in range(PRODUCTS)
    ]
    return [*people, *goods, *(_line(random, number) for number in range(LINES))]


def _line(random: Random, number: int) -> Row:
    return order(
        random.randint(10, 900),
        TODAY - timedelta(days=random.randrange(DAYS)),
        order_no=f"A{number // 2}",
        customer=f"138{random.randrange(CUSTOMERS):08}",
        sku=f"S{random.randrange(PRODUCTS)}",
        time=random.random(),
    )


def _plain(source: Source) -> None:
    """Sums by customer, product, month, weekday, and the first purchase of each customer: what a script would do."""
    import pandas as pd

    lines = pd.DataFrame.from_records([dict(each.values) for each in source.tab_rows("orders")])
    days = pd.to_datetime(lines["date"], unit="D", origin="1899-12-30")
    for by in (lines["customer"], lines["sku"], days.dt.to_period("M"), days.dt.weekday):
        lines.groupby(by).agg(net=("paid", "sum"), orders=("order_no", "nunique"))
    lines.groupby("customer")["date"].agg(["min", "max"])


BENCHES = {"tabs": analyse}
