"""复购分析: the share of a month's new customers who bought in the months after, and how long a second order takes.

Columns as `sheets_schema/derived/cohorts.toml` says. A month that is not over stays empty: its share still grows.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from app.analyse import cells
from app.analyse.again import Cohort, Return, cohorts_of, gaps, returns, together, within
from app.analyse.provenance import as_of
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.template import Template

MOST = 24
"""Months that have a row of their own; those before are one row together."""
SPANS = (30, 60, 90, 180)
"""Days within which a second order is looked for."""
Lines = Iterator[tuple[Cell, ...]]


def cohorts(source: Source) -> Grid:
    sold = sales(source)
    return (
        (cells.title(source.template.tab("cohorts").label),),
        (as_of(source, sold.totals()),),
        (cells.note(source.template.text(f"report.cohorts.{'how' if sold.first_days else 'nobody'}")),),
        *_table(source.template, cohorts_of(sold, source.as_of)),
        (),
        *_again(source, returns(sold)),
        (),
        *_rules(source.template, sold),
    )


def _table(template: Template, found: list[Cohort]) -> Lines:
    yield cells.headers(column.label for column in template.tab("cohorts").columns)
    for cohort in found[:MOST]:
        yield _row(f"{cohort.month // 12:04}-{cohort.month % 12 + 1:02}", cohort)
    if older := found[MOST:]:
        yield _row(template.text("report.cohorts.older", count=len(older)), together(older))


def _row(label: str, cohort: Cohort) -> tuple[Cell, ...]:
    shares = (cells.percent(_share(buyers, cohort.customers)) for buyers in cohort.buyers)
    return cells.text(label), cells.count(cohort.customers), *shares


def _again(source: Source, found: list[Return]) -> Lines:
    """Number of customers, figure, and of how many customers the figure tells."""
    text, waited = source.template.text, gaps(found)
    yield cells.headers(text(f"report.cohorts.{name}") for name in ("again", "people", "base"))
    yield cells.text(text("report.cohorts.second")), cells.count(len(waited)), cells.count(len(found))
    for days in SPANS:
        came, of = within(found, days, source.as_of)
        label = text("report.cohorts.within", days=days)
        yield cells.text(label), cells.count(came), cells.count(of), cells.percent(_share(came, of))
    middle = cells.decimal(median(waited)) if waited else cells.BLANK
    yield cells.text(text("report.cohorts.median")), middle, cells.count(len(waited))


def _rules(template: Template, sold: Sales) -> Lines:
    lines = sold.dated()
    nameless = lines[lines["customer"] == ""]["order"].nunique()
    yield (cells.header(template.text("report.cohorts.rules")),)
    for name in ("month", "second", "median", "within"):
        yield (cells.note(template.text(f"report.cohorts.rule.{name}", nameless=nameless, days=SPANS[0])),)


def _share(part: int | None, whole: int) -> float | None:
    """To a tenth of a percent."""
    return None if part is None or not whole else round(part / whole, 3)
