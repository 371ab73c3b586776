"""日报: what one day sold, beside the day before and the same weekday before; what was new, what comes tomorrow.

The first columns are those that `sheets_schema/derived/daily.toml` declares; a list uses as many of them as it needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from app.analyse import cells
from app.analyse.customers import names
from app.analyse.figure_table import figure_table
from app.analyse.figures import Figures
from app.analyse.products import attributes
from app.analyse.provenance import as_of
from app.analyse.reminding import due_on
from app.analyse.reminding.reminder import name_of, owner_of
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.analyse.spans import day_of, days_before
from app.analyse.tabs.findings import problem
from app.model.cell import Cell, Grid
from app.model.ids import stable_id
from app.model.report import TabContent
from app.model.template import Template

PRODUCTS, CUSTOMERS, PROBLEMS, REMINDERS = 10, 20, 5, 20
"""How many of each are listed."""
LAST = date.max - timedelta(days=1)
Lines = Iterator[tuple[Cell, ...]]


def daily(source: Source, *, day: date, solved: int = 0) -> TabContent:
    """The summary of one day in the store's zone; `solved` findings were put right in it."""
    title = source.template.text("report.daily.title", day=day.isoformat())
    grid = _grid(source, sales(source), day=day, solved=solved)
    return TabContent("daily", title, stable_id(f"daily:{day.isoformat()}"), grid)


def _grid(source: Source, sold: Sales, *, day: date, solved: int) -> Grid:
    return (
        *_heading(source.template, day),
        *_figures(source.template, sold, day),
        (),
        *_best(source, sold, day),
        (),
        *_new(source, sold, day),
        (),
        *_found(source, day=day, solved=solved),
        (),
        *_tomorrow(source, day),
        (),
        (as_of(source, sold.totals()),),
    )


def _heading(template: Template, day: date) -> Lines:
    weekday = template.text(f"report.daily.weekday.{day.isoweekday()}")
    yield (cells.title(template.text("report.daily.heading", day=day.isoformat(), weekday=weekday)),)


def _figures(template: Template, sold: Sales, day: date) -> Lines:
    figures = {
        "today": sold.figures(day_of(day)),
        "yesterday": sold.figures(days_before(day, 1)),
        "week_before": sold.figures(days_before(day, 7)),
    }
    changes = {name: _change(template, figures["today"], before) for name, before in figures.items()}
    yield (cells.note(template.text("report.daily.change", **changes)),)
    yield from figure_table(template, template.tab("daily"), figures)


def _change(template: Template, now: Figures, before: Figures) -> str:
    """Net sales against those of another day, as a signed percentage."""
    if before.net.fen <= 0:
        return template.text("report.daily.no_base")
    return f"{(now.net.fen - before.net.fen) / before.net.fen:+.1%}"


def _best(source: Source, sold: Sales, day: date) -> Lines:
    """The products of the day, by net sales."""
    yield _headers(source.template, "products", "product_units", "product_net", "product_sku")
    best = sold.by("sku", day_of(day))
    called = attributes(source, "name")
    for part in best[:PRODUCTS]:
        label = called.get(part.name, part.name) or source.template.text("report.daily.no_sku")
        yield cells.text(label), cells.count(part.units), cells.money(part.net), cells.text(part.name)
    yield from _rest(source.template, listed=len(best), most=PRODUCTS, nothing="nothing_sold")


def _new(source: Source, sold: Sales, day: date) -> Lines:
    """The customers who bought for the first time, by net sales."""
    yield _headers(source.template, "customers", "customer_orders", "customer_net")
    called, first = names(source), set(sold.new_customers(day_of(day)))
    new = [part for part in sold.by("customer", day_of(day)) if part.name in first]
    column = source.template.column("orders.customer")
    for part in new[:CUSTOMERS]:
        label = called.get(part.name) or source.shown(column, part.name)
        yield cells.text(label), cells.count(part.orders), cells.money(part.net)
    yield from _rest(source.template, listed=len(new), most=CUSTOMERS, nothing="nobody_new")


def _found(source: Source, *, day: date, solved: int) -> Lines:
    """How many findings came, went and stand, and which there are most of."""
    text = source.template.text
    new = sum(known.since == day.isoformat() for known in source.findings)
    yield (cells.header(text("report.daily.findings")),)
    for name, number in (("new", new), ("solved", solved), ("standing", len(source.findings))):
        yield cells.text(text(f"report.daily.findings_{name}")), cells.count(number)
    codes = Counter(known.finding.code for known in source.findings)
    if codes:
        yield _headers(source.template, "findings_common", "findings_count")
    for code, number in sorted(codes.items(), key=lambda item: (-item[1], item[0]))[:PROBLEMS]:
        yield cells.text(problem(source.template, code)), cells.count(number)


def _tomorrow(source: Source, day: date) -> Lines:
    """What will be due on the day after."""
    text, due = source.template.text, list(due_on(source, min(day, LAST) + timedelta(days=1)))
    yield _headers(source.template, "tomorrow", "tomorrow_kind", "tomorrow_owner", "tomorrow_what")
    for each in due[:REMINDERS]:
        kind = text(f"report.reminders.kind.{each.kind}")
        who = source.hides(name_of(source, each) or source.key(source.template.tab("customers"), each.customer))
        yield tuple(map(cells.text, (who, kind, owner_of(source, each), each.what)))
    yield from _rest(source.template, listed=len(due), most=REMINDERS, nothing="nothing_due")


def _headers(template: Template, *names: str) -> tuple[Cell, ...]:
    return cells.headers(template.text(f"report.daily.{name}") for name in names)


def _rest(template: Template, *, listed: int, most: int, nothing: str) -> Lines:
    """A closing line for a list that is empty, or longer than what is shown of it."""
    if not listed:
        yield (cells.note(template.text(f"report.daily.{nothing}")),)
    if listed > most:
        yield (cells.note(template.text("report.daily.more", count=listed - most)),)
