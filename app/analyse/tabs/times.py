"""购买时段: on which weekday and at which hour orders come in; columns as `sheets_schema/derived/times.toml` says.

An order counts once: on the earliest day of its lines, at the earliest time that its lines of that day tell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from app.analyse import cells
from app.analyse.forecasting.weekly import MONDAY, WEEK
from app.analyse.provenance import as_of
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money
from app.model.template import Template

HOURS, WEEKDAYS = range(24), range(7)
ENOUGH = 30
"""Orders that tell a time, from which on the busiest hours are named: with fewer, they are chance."""
BUSIEST = 3
"""How many hours are named at most."""
CLEAR = 3
"""Standard deviations by which a named hour is above the mean: of 24 equal hours hardly one ever is (Poisson)."""
UNTIMED = -1
DAY = 1440
"""Minutes."""
Lines = Iterator[tuple[Cell, ...]]


@dataclass(frozen=True, slots=True)
class Times:
    orders: Mapping[tuple[int, int], int]
    """(Weekday, Monday 0; hour, or `UNTIMED`) → number of orders."""
    net: Mapping[int, Money]
    """Weekday → net sales."""
    undated: int
    """Orders that are in no span of days."""

    def count(self, *, weekday: int | None = None, hour: int | None = None) -> int:
        """The orders of a weekday, of an hour, of both, of all."""
        places = self.orders.items()
        return sum(n for (day, time), n in places if weekday in (None, day) and hour in (None, time))

    @property
    def timed(self) -> int:
        return self.count() - self.count(hour=UNTIMED)


def times(source: Source) -> Grid:
    sold = sales(source)
    found = _times(sold)
    return (
        (cells.title(source.template.tab("times").label),),
        (as_of(source, sold.totals()),),
        (cells.note(_busiest(source.template, found)),),
        *_table(source.template, found),
        (),
        *_rules(source.template, found),
    )


def _times(sold: Sales) -> Times:
    lines = sold.dated()
    # A line without a time comes behind those of its day that tell one.
    told = lines.assign(minute=lines["minute"].where(lines["minute"] >= 0, DAY)).sort_values(["day", "minute"])
    first = told.groupby("order")[["day", "minute"]].first()
    places = Counter(map(_place, first["day"].to_list(), first["minute"].to_list()))
    net = lines["net"].groupby((lines["day"] - MONDAY) % WEEK).sum().to_dict()
    ordered = sold.lines[~sold.lines["cancelled"]]["order"].nunique()
    return Times(
        places,
        {day: Money(int(net.get(day, 0)), sold.currency) for day in WEEKDAYS},
        ordered - len(first),
    )


def _place(day: int, minute: int) -> tuple[int, int]:
    return (day - MONDAY) % WEEK, minute // 60 if minute < DAY else UNTIMED


def _busiest(template: Template, found: Times) -> str:
    """The hours with the most orders in words; that there is too little data, where there is."""
    text, timed = template.text, found.timed
    if timed < ENOUGH:
        return text("report.times.too_little", timed=timed, enough=ENOUGH)
    usual = timed / len(HOURS)
    by_hour = sorted(((found.count(hour=hour), -hour) for hour in HOURS), reverse=True)[:BUSIEST]
    named = [
        text("report.times.hour", hour=-hour, orders=f"{orders:,}", share=f"{orders / timed:.0%}")
        for orders, hour in by_hour
        if orders > usual + CLEAR * sqrt(usual)
    ]
    words = "busiest" if named else "even"
    return text(f"report.times.{words}", hours=text("report.times.comma").join(named), timed=f"{timed:,}")


def _table(template: Template, found: Times) -> Lines:
    yield cells.headers(column.label for column in template.tab("times").columns)
    for day in WEEKDAYS:
        label = template.text(f"report.daily.weekday.{day + 1}")
        yield cells.text(label), *_counts(found, weekday=day), cells.money(found.net[day])
    total = sum(found.net.values(), start=Money(0, found.net[0].currency))
    yield cells.text(template.text("report.times.total")), *_counts(found, weekday=None), cells.money(total)


def _counts(found: Times, *, weekday: int | None) -> Iterator[Cell]:
    """The hours, the orders that tell none, all orders; hours without an order stay empty, so that the others show."""
    days = WEEKDAYS if weekday is not None else (None,)
    most = max(found.count(weekday=day, hour=hour) for day in days for hour in HOURS)
    for hour in HOURS:
        yield cells.heat(found.count(weekday=weekday, hour=hour), most)
    yield cells.count(found.count(weekday=weekday, hour=UNTIMED))
    yield cells.count(found.count(weekday=weekday))


def _rules(template: Template, found: Times) -> Lines:
    yield (cells.header(template.text("report.times.rules")),)
    for name in ("order", "time", "undated", "net"):
        yield (cells.note(template.text(f"report.times.rule.{name}", undated=found.undated)),)
