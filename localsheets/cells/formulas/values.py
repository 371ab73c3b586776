"""What formulas compute with: cells, matrices, ranges; faults; and how one kind of value becomes another.

A cell is a scalar or an error, a matrix a list of rows of equal length, a Range an area that is read when needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.places import Area
from localsheets.cells.general import plain
from localsheets.cells.typed_dates import Moment, moment_typed
from localsheets.cells.typed_numbers import number_typed
from localsheets.cells.value import CellError

if TYPE_CHECKING:
    from localsheets.cells.formulas.surroundings import Surroundings

Matrix = list[list[Cell]]

TRUE: Cell = True
FALSE: Cell = False


class Fault(Exception):
    """A formula or a part of it comes to an error value."""

    def __init__(self, type: str, message: str) -> None:
        super().__init__(message)
        self.error = CellError(type, message)


class Range:
    """An area that lies within its tab; its cells are read at first need, empty rows and columns at its end not."""

    __slots__ = ("area", "height", "surroundings", "width")

    def __init__(self, area: Area, surroundings: Surroundings) -> None:
        self.area = area
        self.surroundings = surroundings
        self.height = (area.bottom or 0) - area.top
        self.width = (area.right or 0) - area.left

    @property
    def rows(self) -> Matrix:
        """The rows that hold anything; what lies beyond them is empty."""
        return self.surroundings.rows(self.area)


class Held(list[list[Cell]]):
    """A matrix that many calls look into, as those of an array formula do: what is made of it is kept with it."""

    __slots__ = ("_kept",)

    def __init__(self, rows: Matrix) -> None:
        super().__init__(rows)
        self._kept: dict[Any, Any] = {}

    def kept(self, name: Any, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]


Result = Any
"""Cell | Matrix | Range: what a part of a formula gives."""


def matrix(value: Result) -> Matrix:
    """Any result as rows of equal length; a range with all of its empty cells."""
    if isinstance(value, Range):
        rows = [row + [None] * (value.width - len(row)) for row in value.rows]
        return rows + [[None] * value.width for _ in range(value.height - len(rows))]
    return value if isinstance(value, list) else [[value]]


def filled(value: Result) -> Matrix:
    """Any result as rows, without the empty end of a range."""
    if isinstance(value, Range):
        return value.rows
    return value if isinstance(value, list) else [[value]]


def shape(value: Result) -> tuple[int, int]:
    """Rows and columns."""
    if isinstance(value, Range):
        return value.height, value.width
    return (len(value), len(value[0]) if value else 0) if isinstance(value, list) else (1, 1)


def number(value: Cell, *, of: str = "", parameter: int = 1) -> float:
    """The value as a number; Fault where it is a text that is none. `of` and `parameter` are named in the message."""
    if isinstance(value, int | float):
        return float(value)
    if value is None:
        return 0.0
    if isinstance(value, CellError):
        raise Fault(value.type, value.message)
    read = number_of_text(value)
    if read is None:
        what = f"Function {of} parameter {parameter} expects number values. But '{value}' is a text and cannot be"
        raise Fault("VALUE", f"{what} coerced to a number.")
    return read


@lru_cache(maxsize=4096)
def number_of_text(text: str) -> float | None:
    """The number, date or time that a text is, as either locale writes it; else None.

    A date without a year is none: the same text must give the same number in any year.
    """
    bare = text.strip(" ")
    read = number_typed(bare, locale="en_US") or _moment(bare, locale="en_US") or _moment(bare, locale="zh_CN")
    return None if read is None else float(read[0])


def _moment(text: str, *, locale: str) -> Moment | None:
    read = moment_typed(text, locale=locale, today=dt.date.min)
    dated = read is not None and read[1].type != "TIME"
    return None if read is None or (dated and "y" not in read[1].pattern) else read


def text(value: Cell) -> str:
    """The value as a text, a number with all its digits; Fault for an error."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, CellError):
        raise Fault(value.type, value.message)
    return plain(value)


def boolean(value: Cell, *, of: str = "", parameter: int = 1) -> bool:
    """The value as TRUE or FALSE; Fault for a text that says neither."""
    if isinstance(value, bool | int | float):
        return bool(value)
    if value is None:
        return False
    if isinstance(value, CellError):
        raise Fault(value.type, value.message)
    if value.upper() in ("TRUE", "FALSE"):
        return value.upper() == "TRUE"
    what = f"Function {of} parameter {parameter} expects boolean values. But '{value}' is a text and cannot be"
    raise Fault("VALUE", f"{what} coerced to a boolean.")


def whole(value: Cell, *, of: str = "", parameter: int = 1) -> int:
    """The value as a number without its decimals; Fault where it is none or too large to count with."""
    amount = number(value, of=of, parameter=parameter)
    if not -1e15 < amount < 1e15:
        raise Fault("NUM", f"Function {of} parameter {parameter} value {amount:g} is out of range.")
    return int(amount)


def key(value: Cell) -> tuple[int, Any]:
    """The same for cells that are equal, and sorted as Google does: numbers, texts, booleans, errors, empty cells.

    The case of letters does not matter.
    """
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, int | float):
        return 0, value
    if isinstance(value, str):
        return 1, value.lower()
    return (4, 0) if value is None else (3, 0)


def equal(one: Cell, other: Cell) -> bool:
    """Whether `=` holds between two cells: an empty one equals 0, FALSE and an empty text."""
    if one is None:
        return other is None or other == "" or (isinstance(other, int | float) and other == 0)
    return equal(None, one) if other is None else key(one) == key(other)
