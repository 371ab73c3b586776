"""看板: figures of today, this month and the last, the months that the chart shows, the reconciliation with orders.

Columns stand where `sheets_schema/derived/dashboard.toml` declares them, the months where it says that the chart looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from app.analyse import cells, charted
from app.analyse.figure_table import figure_table
from app.analyse.figures import Figures, Totals
from app.analyse.provenance import as_of
from app.analyse.quality import quality
from app.analyse.reminding.open_tickets import open_tickets
from app.analyse.sales import Sales, sales
from app.analyse.source import Source
from app.analyse.spans import day_of, month_before, month_of
from app.model.cell import Cell, Grid

HEADER = 3
"""Row index of the header of the figures."""
BELOW_CHART = 36
"""The chart is about 18 rows high and stands at row index 17 or above."""
CHARTED: Mapping[str, Callable[[Source, int], Iterable[tuple[Cell, ...]]]] = {
    "monthly_sales": charted.months,
    "categories": charted.categories,
    "tiers": charted.tiers,
}
"""Name of a chart → what it shows, in at most so many rows."""
Placed = Iterator[tuple[tuple[int, int], Cell]]
"""Cells with their row and column, 0-based."""


def dashboard(source: Source) -> Grid:
    sold = sales(source)
    totals = sold.totals()
    return cells.placed(
        {
            (0, 0): cells.title(source.template.tab("dashboard").label),
            (1, 0): as_of(source, totals),
            **dict(_figures(source, sold)),
            **dict(_charted(source)),
            **dict(_lines(_below(source, totals), first_row=BELOW_CHART)),
        }
    )


def _figures(source: Source, sold: Sales) -> Placed:
    """The figures under the headers of the declared columns, then the state of the data."""
    table = figure_table(source.template, source.template.tab("dashboard"), _by_column(source, sold))
    return _lines([*table, *_state(source)], first_row=HEADER)


def _by_column(source: Source, sold: Sales) -> dict[str, Figures]:
    this_month = month_of(source.as_of)
    return {
        "today": sold.figures(day_of(source.as_of)),
        "this_month": sold.figures(this_month),
        "last_month": sold.figures(month_before(this_month)),
        "total": sold.all_figures(),
    }


def _state(source: Source) -> Iterator[tuple[Cell, ...]]:
    text = source.template.text
    yield cells.text(text("report.dashboard.quality")), cells.percent(quality(source).score)
    yield cells.text(text("report.dashboard.findings")), cells.count(len(source.findings))
    yield cells.text(text("report.dashboard.tickets")), cells.count(sum(1 for _ in open_tickets(source)))


def _charted(source: Source) -> Placed:
    """What the charts show, in the rows and columns where they look for it; the first row of each is the header."""
    tab = source.template.tab("dashboard")
    for chart in (chart for chart in tab.charts if chart.name in CHARTED):
        places = (chart.domain, *chart.series)
        for place in places:
            yield (chart.first_row, place), cells.header(tab.columns[place].label)
        shown = CHARTED[chart.name](source, chart.last_row - chart.first_row - 1)
        for row, line in enumerate(shown, start=chart.first_row + 1):
            yield from (((row, place), cell) for place, cell in zip(places, line, strict=True))


def _below(source: Source, totals: Totals) -> Iterable[tuple[Cell, ...]]:
    return [*_reconciliation(source, totals), (), *_rules(source), (), *_in_force(source)]


def _in_force(source: Source) -> Iterator[tuple[Cell, ...]]:
    """Every setting as it is in force, in the first two columns: `in_force` of the tab says so to formulas."""
    yield (cells.header(source.template.text("report.dashboard.in_force")),)
    for setting in source.template.settings:
        yield cells.plain(setting.label), Cell(source.settings.get(setting.name, setting.start), "plain")


def _reconciliation(source: Source, totals: Totals) -> Iterator[tuple[Cell, ...]]:
    """From the sums of the two columns of the orders to net sales, step by step."""
    text = source.template.text
    yield (cells.header(text("report.dashboard.reconciliation")),)
    yield cells.text(text("report.dashboard.lines")), cells.count(totals.lines)
    for name in ("paid", "refunded", "balance", "cancelled", "net", "undated"):
        yield cells.text(text(f"report.dashboard.{name}")), cells.money(getattr(totals, name))
    yield cells.text(text("report.dashboard.unreadable")), cells.count(totals.unreadable)


def _rules(source: Source) -> Iterator[tuple[Cell, ...]]:
    text, cancelled = source.template.text, source.template.option("orders.status", "cancelled")
    yield (cells.header(text("report.dashboard.rules")),)
    for name in ("net", "order", "average", "new", "repeat", "quality"):
        yield (cells.note(text(f"report.dashboard.rule.{name}", cancelled=cancelled)),)


def _lines(lines: Iterable[tuple[Cell, ...]], *, first_row: int) -> Placed:
    for row, line in enumerate(lines, start=first_row):
        yield from (((row, column), cell) for column, cell in enumerate(line))
