"""The figures of several spans of days side by side: one row per figure, one declared column per span."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.analyse.cells import BLANK, count, header, money, percent, text
from app.analyse.figures import Figures
from app.model.cell import Cell
from app.model.tab import Column, Tab
from app.model.template import Template

SHOWN: dict[str, Callable[[Figures], Cell]] = {
    "net": lambda figures: money(figures.net),
    "orders": lambda figures: count(figures.orders),
    "units": lambda figures: count(figures.units),
    "per_order": lambda figures: money(figures.per_order),
    "per_buyer": lambda figures: money(figures.per_buyer),
    "buyers": lambda figures: count(figures.buyers),
    "new": lambda figures: count(figures.new),
    "returning": lambda figures: count(figures.returning),
    "repeat_rate": lambda figures: percent(figures.repeat_rate),
}


def figure_table(template: Template, tab: Tab, figures: Mapping[str, Figures]) -> list[tuple[Cell, ...]]:
    """A header and a row per figure, as wide as the declared columns of `tab`.

    Column `figure` names the figure, a column of the name of a span holds its value, the others stay blank.
    """
    columns = [column if column.name in ("figure", *figures) else None for column in tab.columns]
    return [
        tuple(header(column.label) if column else BLANK for column in columns),
        *(tuple(_cell(template, name, column, figures) for column in columns) for name in SHOWN),
    ]


def _cell(template: Template, figure: str, column: Column | None, figures: Mapping[str, Figures]) -> Cell:
    if column is None:
        return BLANK
    if column.name == "figure":
        return text(template.text(f"report.figure.{figure}"))
    return SHOWN[figure](figures[column.name])
