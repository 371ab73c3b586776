"""The operators of formulas on single cells, and how any such function is spread over arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import compress, islice, takewhile
from operator import is_

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import Fault, Matrix, Result, equal, key, matrix, number, shape, text
from localsheets.cells.typed_numbers import whole_if_exact
from localsheets.cells.value import CellError

Binary = Callable[[Cell, Cell], Cell]


def _arithmetic(name: str, compute: Callable[[float, float], float]) -> Binary:
    def operate(left: Cell, right: Cell) -> Cell:
        return finite(compute(number(left, of=name, parameter=1), number(right, of=name, parameter=2)))

    return operate


def finite(value: float) -> int | float:
    """The number, whole where it is exactly so; Fault for what no double holds."""
    if isinstance(value, complex) or value != value or value in (float("inf"), float("-inf")):
        raise Fault("NUM", "Result was not a number, or too large for one.")
    return whole_if_exact(value)


def divided(left: float, right: float) -> float:
    """The quotient; Fault for a divisor of zero."""
    if right == 0:
        raise Fault("DIVIDE_BY_ZERO", "Function DIVIDE parameter 2 cannot be zero.")
    return left / right


def power(left: float, right: float) -> float:
    """`left` to the power `right`; Fault where the result is no real number."""
    if left == 0 and right < 0:
        raise Fault("DIVIDE_BY_ZERO", "Function POWER caused a divide by zero error.")
    try:
        result = left**right
    except OverflowError:
        raise Fault("NUM", "Numeric value is greater than 1.79769e+308 and cannot be displayed.") from None
    if isinstance(result, complex):
        raise Fault("NUM", f"Function POWER parameters {left:g} and {right:g} give no real number.")
    return float(result)


def joined(left: Cell, right: Cell) -> Cell:
    """The texts of two cells, one after the other."""
    return text(left) + text(right)


def compared(left: Cell, right: Cell) -> int:
    """-1, 0 or 1: numbers come before texts, texts before booleans; an empty cell is as the other kind's empty."""
    left, right = _same_kind(left, right), _same_kind(right, left)
    one, other = key(left), key(right)
    return (one > other) - (one < other)


def _same_kind(value: Cell, other: Cell) -> Cell:
    if value is not None:
        return value
    if isinstance(other, bool):
        return False
    return "" if isinstance(other, str) else 0


BINARY: dict[str, Binary] = {
    "+": _arithmetic("ADD", lambda left, right: left + right),
    "-": _arithmetic("MINUS", lambda left, right: left - right),
    "*": _arithmetic("MULTIPLY", lambda left, right: left * right),
    "/": _arithmetic("DIVIDE", divided),
    "^": _arithmetic("POW", power),
    "&": joined,
    "=": equal,
    "<>": lambda left, right: not equal(left, right),
    "<": lambda left, right: compared(left, right) < 0,
    ">": lambda left, right: compared(left, right) > 0,
    "<=": lambda left, right: compared(left, right) <= 0,
    ">=": lambda left, right: compared(left, right) >= 0,
}
UNARY: dict[str, Callable[[Cell], Cell]] = {
    "-": lambda value: finite(-number(value, of="UMINUS")),
    "+": lambda value: value,
    "%": lambda value: finite(number(value, of="UNARY_PERCENT") / 100),
}


def guarded(function: Callable[..., Cell], arguments: Sequence[Cell]) -> Cell:
    """The function of single cells; the first error among them, or the one it comes to, as a value."""
    for argument in arguments:
        if isinstance(argument, CellError):
            return argument
    try:
        return function(*arguments)
    except Fault as fault:
        return fault.error


def spread(evaluation: Evaluation, function: Callable[..., Cell], arguments: Sequence[Result]) -> Result:
    """The function of each row and column of the arguments; single rows, columns and cells are repeated."""
    shapes = [shape(argument) for argument in arguments]
    height, width = max(rows for rows, _ in shapes), max(columns for _, columns in shapes)
    if any(rows not in (1, height) or columns not in (1, width) for rows, columns in shapes):
        return CellError("N_A", "Array arguments are of different size.")
    evaluation.spend(height * width)
    if height == width == 1:
        return function(*[matrix(argument)[0][0] for argument in arguments])
    columns = [_stretched(matrix(argument), height=height, width=width) for argument in arguments]
    counted = evaluation.counted(height)
    if counted is None:
        return _row_by_row(function, columns, height)
    rows = compress(zip(*columns, strict=True), counted)
    found = ([function(*cells) for cells in zip(*parts, strict=True)] for parts in rows)
    return [next(found) if counts else [None] * width for counts in counted]


def _row_by_row(function: Callable[..., Cell], columns: list[Matrix], height: int) -> Matrix:
    """The results of every row; those at the empty end of a column, which are all alike, are computed once."""
    ends = [rows[-1] for rows in columns]
    alike = takewhile(lambda parts: all(map(_same, parts, ends)), zip(*map(reversed, columns), strict=True))
    different = height - sum(1 for _ in alike) + 1
    rows = islice(zip(*columns, strict=True), different)
    found = [[function(*cells) for cells in zip(*parts, strict=True)] for parts in rows]
    return found + [found[-1][:] for _ in range(height - different)]


def _same(one: list[Cell], other: list[Cell]) -> bool:
    """Whether two rows hold the very same cells: 1 and TRUE are equal, and not the same."""
    return all(map(is_, one, other))


def _stretched(rows: Matrix, *, height: int, width: int) -> Matrix:
    if len(rows[0]) != width:
        rows = [row * width for row in rows]
    return rows * height if len(rows) != height else rows
