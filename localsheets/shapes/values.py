"""Cells as the values.* methods show them: FORMATTED, UNFORMATTED or FORMULA, trimmed, by rows or by columns."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest
from typing import Any

from localsheets.cells import CellError, Formula, shown
from localsheets.truth.box import Area
from localsheets.truth.cell import Cell, Look, Value
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

Show = Callable[[Value, Look], Any]
Grid = list[list[Any]]

# Whole numbers below this are shown by their digits alone.
PLAIN_TO = 10**15
MOMENTS = ("DATE", "TIME", "DATE_TIME")


class Rendering:
    """How one read shows cells: its valueRenderOption, dateTimeRenderOption and majorDimension."""

    def __init__(self, *, values: str = "", moments: str = "", major: str = "") -> None:
        self.values = values or "FORMATTED_VALUE"
        self.moments = moments or "SERIAL_NUMBER"
        self.major = "COLUMNS" if major == "COLUMNS" else "ROWS"

    def grid(self, spreadsheet: Spreadsheet, sheet: Sheet, area: Area) -> Grid:
        """The values of an area, without trailing empty cells and rows, along the major dimension."""
        rows = _rows(spreadsheet, sheet, area, self)
        if self.major == "COLUMNS":
            rows = [_trimmed(list(column)) for column in zip_longest(*rows, fillvalue="")]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def show(self, locale: str) -> Show:
        """The function that shows a computed value with its look."""
        if self.values == "FORMATTED_VALUE":
            return lambda value, look: _formatted(value, look, locale)
        if self.moments == "FORMATTED_STRING" and self.values == "UNFORMATTED_VALUE":
            return lambda value, look: _with_moments(value, look, locale)
        return _unformatted


def _rows(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, rendering: Rendering) -> Grid:
    columns = [sheet.columns.known_id(index) for index in area.columns]
    show = rendering.show(spreadsheet.locale)
    rows: Grid = []
    for row_id in sheet.rows.ids[area.top : area.bottom]:
        line = sheet.line(row_id)
        rows.append(_trimmed(_shown_row(line, columns, show)) if line else [])
    if sheet.formula_rows and rendering.values != "FORMULA":
        _overlay(spreadsheet, sheet, area, rows=rows, show=show)
    return rows


def _shown_row(line: dict[int, Cell], columns: list[int | None], show: Show) -> list[Any]:
    get = line.get
    return ["" if (cell := get(one)) is None else show(cell[0], cell[1]) for one in columns]  # type: ignore[arg-type]


def _overlay(spreadsheet: Spreadsheet, sheet: Sheet, area: Area, *, rows: Grid, show: Show) -> None:
    """Put what formulas give, their spilled values too, over the cells as they are stored."""
    for (row, column), value in spreadsheet.results.within(sheet, area).items():
        if row in area.rows and column in area.columns:
            rows.extend([] for _ in range(row - area.top - len(rows) + 1))
            line = rows[row - area.top]
            line.extend("" for _ in range(column - area.left - len(line) + 1))
            line[column - area.left] = show(value, spreadsheet.results.look(sheet, row, column))
    rows[:] = [_trimmed(line) for line in rows]


def _trimmed(values: list[Any]) -> list[Any]:
    while values and values[-1] == "":
        values.pop()
    return values


def _formatted(value: Value, look: Look, locale: str) -> str:
    if look.number_format is None:
        if type(value) is str:
            return value
        if type(value) is int and -PLAIN_TO < value < PLAIN_TO:
            return str(value)
    return formatted(value, look, locale)


def formatted(value: Value, look: Look, locale: str) -> str:
    """The text that a person sees; a formula that has not been computed shows its text."""
    if isinstance(value, Formula):
        return value.text
    return shown(value, look.number_format, locale=locale)


def _unformatted(value: Value, look: Look) -> Any:
    if value is None:
        return ""
    if type(value) is CellError:
        return value.shown
    return value.text if type(value) is Formula else value


def _with_moments(value: Value, look: Look, locale: str) -> Any:
    if type(value) in (int, float) and look.number_format and look.number_format.type in MOMENTS:
        return formatted(value, look, locale)
    return _unformatted(value, look)
