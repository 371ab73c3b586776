"""A spreadsheet for tests: tabs as lists of rows, in which texts that begin with `=` are formulas."""

from __future__ import annotations

import datetime as dt

from localsheets.cells import Formula
from localsheets.cells.formulas import Area, Calculation, Place
from localsheets.cells.formulas.grid import Cell, Entered

NOW = dt.datetime(2026, 11, 24, 10, 30, 15)
Rows = list[list[Entered]]


class Sheets:
    """Tabs of 50 rows and 12 columns, unless told otherwise; fulfils Source."""

    def __init__(self, tabs: dict[str, Rows], *, size: tuple[int, int] = (50, 12)) -> None:
        self.tabs = {title.casefold(): [list(map(_entered, row)) for row in rows] for title, rows in tabs.items()}
        self._size = size

    def size(self, title: str) -> tuple[int, int] | None:
        return self._size if title in self.tabs else None

    def extent(self, title: str) -> tuple[int, int]:
        rows = self.tabs[title]
        return len(rows), max((len(row) for row in rows), default=0)

    def cell(self, title: str, row: int, column: int) -> Entered:
        rows = self.tabs[title]
        return rows[row][column] if row < len(rows) and column < len(rows[row]) else None

    def block(self, area: Area) -> Rows:
        columns = range(area.left, area.right or 0)
        return [[self.cell(area.sheet, row, column) for column in columns] for row in range(area.top, area.bottom or 0)]

    def formulas(self, title: str) -> list[tuple[int, int, str]]:
        cells = [(at, place, cell) for at, row in enumerate(self.tabs[title]) for place, cell in enumerate(row)]
        return [(row, column, cell.text) for row, column, cell in cells if isinstance(cell, Formula)]

    def named(self, name: str) -> Area | None:
        return Area("Orders", 1, 1, None, 2) if name.lower() == "quantities" else None


def _entered(cell: Entered) -> Entered:
    return Formula(cell) if isinstance(cell, str) and cell[:1] == "=" else cell


ORDERS: Rows = [
    ["customer", "quantity", "price", "city", "day"],
    ["Lin", 2, 30.5, "Suzhou", 46000],
    ["chen", 5, 12, "Wuxi", 46010],
    ["Zhou", None, 99, "Suzhou", 46020],
    ["lin", 1, 8, "Wu*", None],
]


def calculation(tabs: dict[str, Rows], *, size: tuple[int, int] = (50, 12)) -> Calculation:
    """The calculation of these tabs, on a certain morning."""
    return Calculation(Sheets(tabs, size=size), locale="en_US", now=NOW)


def spilled(formula: str, *, rows: int = 1, columns: int = 1) -> Rows:
    """What a formula in A1 of an own tab, beside the tab Orders, shows in the cells from there on."""
    made = calculation({"Orders": ORDERS, "Sheet1": [[formula]]})
    return [[made.value(Place("Sheet1", row, column)) for column in range(columns)] for row in range(rows)]


def result(formula: str) -> Cell:
    """What that formula shows in its own cell."""
    value = spilled(formula)[0][0]
    assert not isinstance(value, Formula)
    return value


def shows(formula: str) -> object:
    """The same, an error by its text."""
    value = result(formula)
    return getattr(value, "shown", value)
