"""Cells of derived tabs, and their putting together to a grid. Text of people stays a string, never a formula."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.model.cell import Cell, Grid, Style
from app.model.money import Money
from app.model.tab import Column

BLANK = Cell()
HEAT: tuple[Style, ...] = ("heat_1", "heat_2", "heat_3", "heat_4")


def text(words: str) -> Cell:
    return Cell(words) if words else BLANK


def plain(words: str) -> Cell:
    """Text without a format of its own: half the bytes, where there are thousands of cells and nobody types."""
    return Cell(words, "plain") if words else BLANK


def title(words: str) -> Cell:
    return Cell(words, "title")


def header(words: str) -> Cell:
    return Cell(words, "header")


def note(words: str) -> Cell:
    return Cell(words, "note")


def count(number: int) -> Cell:
    return Cell(number, "integer")


def heat(number: int, most: int) -> Cell:
    """A count, the warmer the nearer to the most of its table; blank where it is 0."""
    return Cell(number, HEAT[min(4 * number // most, 3)]) if number > 0 else BLANK


def money(amount: Money | None) -> Cell:
    return Cell(None if amount is None else amount.amount, "money")


def decimal(number: float | None) -> Cell:
    """A whole one without the point that the format of others would leave behind it: 70, not `70.`."""
    return Cell(number, "integer" if number is not None and float(number).is_integer() else "number")


def date(day: int) -> Cell:
    """A day by its serial number; blank where it is 0."""
    return Cell(day, "date") if day else BLANK


def percent(share: float | None) -> Cell:
    return Cell(share, "percent")


def headers(labels: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(map(header, labels))


def in_columns(columns: Iterable[Column], lines: Iterable[Mapping[str, Cell]]) -> Iterator[tuple[Cell, ...]]:
    """Lines whose cells are told by the names of their columns, in the order of the columns; others are blank."""
    names = [column.name for column in columns]
    return (tuple(line.get(name, BLANK) for name in names) for line in lines)


def placed(cells: Mapping[tuple[int, int], Cell]) -> Grid:
    """Cells by row and column (0-based) as a grid; places between them are blank."""
    rows = 1 + max((row for row, _ in cells), default=-1)
    width = 1 + max((column for _, column in cells), default=-1)
    return tuple(tuple(cells.get((row, column), BLANK) for column in range(width)) for row in range(rows))
