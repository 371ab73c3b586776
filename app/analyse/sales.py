"""Order lines as a frame of whole numbers (fen, serial days), ready to be added up over any span of days.

An order is the lines with one order number; a line without a number is an order of its own. A cancelled line counts for
nothing. A line without a date, or with one after the as-of date, is in no span of days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.analyse.amounts import day, fen, minute, serial, units
from app.analyse.customers import identities
from app.analyse.figures import Figures, Part, Totals
from app.analyse.once import once
from app.analyse.source import Source
from app.analyse.spans import Span
from app.model.money import Money
from app.model.row import Row, shown

if TYPE_CHECKING:
    import pandas as pd

NAMELESS = "\0"
"""No order number begins with this character, so lines without one stay apart."""
COLUMNS = {
    "order": "str",
    "customer": "str",
    "sku": "str",
    "status": "str",
    "day": "int64",
    "minute": "int64",
    "units": "int64",
    "paid": "int64",
    "refunded": "int64",
    "redeemed": "int64",
    "unreadable": "bool",
}


@dataclass(frozen=True, slots=True)
class Sales:
    """The order lines of one source."""

    lines: pd.DataFrame
    """`COLUMNS`, `cancelled`, and `net`: fen, 0 where cancelled; `day` is 0 where the line is in no span.

    `redeemed`: fen that points stood for. `minute` is that of the day, -1 where the line tells no time.
    """
    first_days: Mapping[str, int]
    """Customer → the day, as a serial number, on which they first bought."""
    currency: str

    def between(self, span: Span) -> pd.DataFrame:
        """The lines of a span of days that are not cancelled."""
        lines = self.lines
        return lines[lines["day"].between(serial(span.first), serial(span.last)) & ~lines["cancelled"]]

    def dated(self) -> pd.DataFrame:
        """The lines of every span of days that are not cancelled."""
        return self.lines[(self.lines["day"] > 0) & ~self.lines["cancelled"]]

    def figures(self, span: Span) -> Figures:
        return self._figures(self.between(span), since=serial(span.first))

    def all_figures(self) -> Figures:
        """Every line that is not cancelled, dated or not; each customer counts as new."""
        return self._figures(self.lines[~self.lines["cancelled"]], since=0)

    def new_customers(self, span: Span) -> list[str]:
        """Identities of the customers who bought for the first time in a span of days."""
        first, last = serial(span.first), serial(span.last)
        return sorted(customer for customer, day in self.first_days.items() if first <= day <= last)

    def by(self, column: str, span: Span) -> list[Part]:
        """The lines of a span apart by `customer` or `sku`; the most net sales first, equals by name."""
        groups = self.between(span).groupby(column)
        sums = groups.agg(net=("net", "sum"), orders=("order", "nunique"), units=("units", "sum"))
        parts = [
            Part(str(name), Money(int(net), self.currency), int(orders), int(units))
            for name, net, orders, units in sums.itertuples()
        ]
        return sorted(parts, key=lambda part: (-part.net.fen, part.name))

    def totals(self) -> Totals:
        lines = self.lines
        balance = lines["paid"] - lines["refunded"]
        return Totals(
            lines=len(lines),
            paid=self.money(lines["paid"]),
            refunded=self.money(lines["refunded"]),
            cancelled=self.money(balance[lines["cancelled"]]),
            undated=self.money(lines["net"][lines["day"] == 0]),
            unreadable=int(lines["unreadable"].sum()),
        )

    def money(self, column: pd.Series[int]) -> Money:
        """The sum of a column of fen."""
        return Money(int(column.sum()), self.currency)

    def _figures(self, lines: pd.DataFrame, *, since: int) -> Figures:
        named = lines[lines["customer"] != ""][["customer", "order"]].drop_duplicates()
        per_customer = named["customer"].value_counts()
        nameless = set(lines["order"]) - set(named["order"])
        new = sum(self.first_days.get(customer, since) >= since for customer in per_customer.index)
        return Figures(
            net=self.money(lines["net"]),
            orders=lines["order"].nunique(),
            units=int(lines["units"].sum()),
            buyers=len(per_customer) + len(nameless),
            new=new,
            returning=len(per_customer) - new,
            repeating=int((per_customer >= 2).sum()),
        )


class Line(NamedTuple):
    """An order line that counts. Money in fen; `day` is 0 where it is in no span of days."""

    order: str
    customer: str
    sku: str
    day: int
    units: int
    paid: int
    refunded: int
    net: int


@once
def counted(source: Source) -> list[Line]:
    """The lines that are not cancelled, for sums by whatever: a small shop is added up before pandas has begun."""
    lines = sales(source).lines
    lines = lines[~lines["cancelled"]]
    return list(map(Line, *(lines[name].tolist() for name in Line._fields)))


@once
def sales(source: Source) -> Sales:
    """The order lines of a source; which of them stands above which changes nothing."""
    import pandas as pd

    known = identities(source)
    points = source.template.text("report.points.payment")
    records = [_line(row, number, known, points=points) for number, row in enumerate(source.tab_rows("orders"))]
    lines = pd.DataFrame.from_records(records, columns=list(COLUMNS)).astype(COLUMNS)
    cancelled = lines["status"] == source.template.option("orders.status", "cancelled")
    lines = lines.assign(
        cancelled=cancelled,
        day=lines["day"].where(lines["day"] <= serial(source.as_of), 0),
        net=(lines["paid"] - lines["refunded"]).where(~cancelled, 0),
    )
    return Sales(lines, _first_days(lines), source.currency)


def nameless(order: str) -> bool:
    """Whether a line stands for an order of its own, as it tells no order number."""
    return order.startswith(NAMELESS)


def _line(row: Row, number: int, known: Mapping[str, str], *, points: str) -> tuple[str | int, ...]:
    """One record in the order of `COLUMNS`; `points` is what the payment says where points stood for the discount."""
    customer = shown(row.get("customer")).casefold()
    paid, refunded = fen(row, "paid"), fen(row, "refunded")
    return (
        shown(row.get("order_no")) or f"{NAMELESS}{number}",
        known.get(customer, customer),
        shown(row.get("sku")),
        shown(row.get("status")),
        day(row, "date"),
        minute(row, "time"),
        units(row, "quantity"),
        paid or 0,
        refunded or 0,
        (fen(row, "discount") or 0) if row.get("payment") == points else 0,
        paid is None or refunded is None,
    )


def _first_days(lines: pd.DataFrame) -> dict[str, int]:
    bought = lines[~lines["cancelled"] & (lines["day"] > 0) & (lines["customer"] != "")]
    return {str(customer): day for customer, day in bought.groupby("customer")["day"].min().items()}
