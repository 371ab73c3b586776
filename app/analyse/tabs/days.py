"""日报汇总: one row for every day that sold something, the newest first, for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.analyse import cells, periods
from app.analyse.provenance import as_of
from app.analyse.sales import sales
from app.analyse.source import Source
from app.model.cell import Cell, Grid

MOST = 4000
"""Days that are listed: more than ten years of them."""
Line = Mapping[str, Cell]


def days(source: Source) -> Grid:
    columns = source.template.tab("days").columns
    return (
        cells.headers(column.label for column in columns),
        *cells.in_columns(columns, _lines(source)),
        (as_of(source, sales(source).totals()),),
        (cells.note(source.template.text("report.days.rule")),),
    )


def _lines(source: Source) -> Iterator[Line]:
    for day, period in list(periods.days(source).items())[:MOST]:
        figures = period.figures
        yield {
            "day": cells.plain(day.isoformat()),
            "weekday": cells.plain(source.template.text(f"report.daily.weekday.{day.isoweekday()}")),
            "net": cells.money(figures.net),
            "orders": cells.count(figures.orders),
            "units": cells.count(figures.units),
            "buyers": cells.count(figures.buyers),
            "new": cells.count(figures.new),
            "returning": cells.count(figures.returning),
        }
