"""Reads of a spreadsheet with the base template, as tests write them down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app import templates
from app.model.cell import Scalar, is_blank
from app.model.row import RawRow, TabReading

Rows = Sequence[Mapping[str, Scalar]]

TEMPLATE = templates.load("base", "zh-CN")


def readings(**tabs: Rows) -> dict[str, TabReading]:
    """What one read gives where these tabs hold these rows, from row 2 on."""
    return {name: reading(name, rows) for name, rows in tabs.items()}


def reading(name: str, rows: Rows) -> TabReading:
    tab = TEMPLATE.tab(name)
    cells = ({column: cell for column, cell in row.items() if not is_blank(cell)} for row in rows)
    return TabReading(
        tab=tab,
        header=tuple(column.label for column in tab.columns),
        places={column.name: index for index, column in enumerate(tab.columns)},
        rows=tuple(RawRow(number, filled) for number, filled in enumerate(cells, start=2)),
    )
