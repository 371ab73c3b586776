"""销售预测: net sales of the coming weeks with an interval, beside the past ones, and how well each way did before.

Rows and columns stand where `sheets_schema/derived/forecast.toml` says that the chart looks. The running week is the
first of those that are forecast.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.analyse import cells
from app.analyse.forecasting import backtest
from app.analyse.forecasting.methods import LEAST, METHODS, PLENTY, STEPS
from app.analyse.forecasting.weekly import WEEK, Weeks, weeks
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid
from app.model.money import Money
from app.model.tab import Chart
from app.model.template import Template

Lines = Iterator[tuple[Cell, ...]]


def forecast(source: Source) -> Grid:
    template, past = source.template, weeks(source)
    made = backtest.forecast(past.net)
    tab = template.tab("forecast")
    (chart,) = tab.charts
    heading = (
        (cells.title(tab.label),),
        (as_of(source, sales(source).totals()),),
        *((cells.note(words),) for words in _said(source, past, made)),
    )
    return (
        *heading,
        *[()] * (chart.first_row - len(heading)),
        cells.headers(column.label for column in tab.columns),
        *_past(past, source.currency, chart),
        *_coming(past, made),
        (),
        *_methods(template, made),
        *_rules(template),
    )


def _said(source: Source, past: Weeks, made: backtest.Forecast | None) -> Iterator[str]:
    """What is to be expected in all, and how far off it may be; or that there is too little data."""
    text, known = source.template.text, len(past.net)
    if made is None:
        yield text("report.forecast.none", weeks=known, least=LEAST)
        return
    words = "total" if known >= PLENTY else "little"
    total = f"{_yuan(sum(made.values)):,}"
    yield text(f"report.forecast.{words}", weeks=known, total=total, currency=source.currency)
    error = made.chosen.error
    tested = "untested" if error is None else "tested"
    yield text(f"report.forecast.{tested}", origins=made.origins, error=f"{error or 0:.0%}")


def _past(past: Weeks, currency: str, chart: Chart) -> Lines:
    """The weeks that the chart shows before the coming ones; those before the shop's first stay empty."""
    shown = chart.last_row - chart.first_row - 1 - STEPS
    known = past.net[-shown:]
    for back in range(shown, 0, -1):
        actual = cells.money(Money(known[-back], currency)) if back <= len(known) else cells.BLANK
        yield cells.date(past.running - back * WEEK), actual


def _coming(past: Weeks, made: backtest.Forecast | None) -> Lines:
    """In whole units of the currency: more digits would promise what nobody knows."""
    for step in range(STEPS):
        figures = (made.values[step], made.low[step], made.high[step]) if made else ()
        week = cells.date(past.running + step * WEEK)
        yield week, cells.BLANK, *(cells.count(_yuan(fen)) for fen in figures)


def _methods(template: Template, made: backtest.Forecast | None) -> Lines:
    text = template.text
    yield cells.headers(text(f"report.forecast.{name}") for name in ("methods", "error", "use"))
    for trial in made.trials if made else ():
        error = None if trial.error is None else round(trial.error, 3)
        chosen = text("report.forecast.chosen") if made and trial is made.chosen else ""
        yield cells.text(text(f"report.forecast.method.{trial.method.name}")), cells.percent(error), cells.text(chosen)


def _rules(template: Template) -> Lines:
    yield (cells.header(template.text("report.forecast.rules")),)
    for name in ("week", "history", "choice", "band", "season"):
        yield (cells.note(template.text(f"report.forecast.rule.{name}", weeks=METHODS[-1].offered)),)


def _yuan(fen: float) -> int:
    return round(fen / 100)
