"""Functions that give whole arrays: filters, sorts, unique values, and the array formula itself."""

from __future__ import annotations

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import finite
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import (
    FALSE,
    Fault,
    Matrix,
    Range,
    Result,
    boolean,
    key,
    matrix,
    number,
    shape,
    whole,
)
from localsheets.cells.value import CellError


@function("ARRAYFORMULA", "W", arrays=True)
def arrayformula(value: Result) -> Result:
    """The value, computed over every cell of its ranges."""
    return value


@function("TRANSPOSE", "w")
def transpose(value: Result) -> Result:
    """Rows as columns."""
    return [list(column) for column in zip(*matrix(value), strict=True)]


@function("FLATTEN", "w", most=None)
def flatten(*arguments: Result) -> Result:
    """All cells in one column."""
    return [[cell] for argument in arguments for row in matrix(argument) for cell in row]


@function("UNIQUE", "wcc", least=1)
def unique(value: Result, by_column: Cell = FALSE, exactly_once: Cell = FALSE) -> Result:
    """The different rows, each where it comes first."""
    across = boolean(by_column, of="UNIQUE", parameter=2)
    rows = matrix(value)
    rows = [list(column) for column in zip(*rows, strict=True)] if across else rows
    counts: dict[tuple[object, ...], int] = {}
    for row in rows:
        name = tuple(key(cell) for cell in row)
        counts[name] = counts.get(name, 0) + 1
    only_once = boolean(exactly_once, of="UNIQUE", parameter=3)
    kept: Matrix = []
    for row in rows:
        count = counts.pop(tuple(key(cell) for cell in row), 0)
        if count == 1 or (count and not only_once):
            kept.append(row)
    if not kept:
        raise Fault("N_A", "No matches are found in UNIQUE evaluation.")
    return [list(column) for column in zip(*kept, strict=True)] if across else kept


@function("COUNTUNIQUE", "w", most=None)
def countunique(*arguments: Result) -> Cell:
    """How many different values that are not empty."""
    return len({key(cell) for argument in arguments for row in matrix(argument) for cell in row if cell is not None})


@function("FILTER", "ww", most=None, arrays=True)
def filter_(value: Result, *conditions: Result) -> Result:
    """The rows (or columns) for which every condition holds."""
    height, width = shape(value)
    rows = matrix(value)
    across = all(shape(one) == (1, width) for one in conditions) and height > 1
    if across:
        rows = [list(column) for column in zip(*rows, strict=True)]
    for one in conditions:
        if shape(one) != ((1, width) if across else (height, 1)):
            raise Fault("N_A", "FILTER has mismatched range sizes.")
    lines = [[cell for row in matrix(one) for cell in row] for one in conditions]
    kept = [row for row, cells in zip(rows, zip(*lines, strict=True), strict=True) if all(map(_holds, cells))]
    if not kept:
        raise Fault("N_A", "No matches are found in FILTER evaluation.")
    return [list(column) for column in zip(*kept, strict=True)] if across else kept


def _holds(cell: Cell) -> bool:
    if isinstance(cell, str | CellError) or cell is None:
        return False
    return bool(cell)


@function("SORT", "wwc", least=1, most=None, arrays=True)
def sort(value: Result, *by: Result) -> Result:
    """The rows sorted by columns (a number or a range of that height each), upwards or downwards; empty ones last."""
    rows = matrix(value)
    pairs = list(zip(by[::2], by[1::2], strict=False)) or [(1, True)]
    if len(by) % 2:
        raise Fault("N_A", "SORT expects an is_ascending for every sort_column.")
    places = list(range(len(rows)))
    for column, upwards in reversed(pairs):
        up = boolean(matrix(upwards)[0][0], of="SORT", parameter=3)
        places = _sorted(places, _sort_keys(rows, column), upwards=up)
    return [rows[at] for at in places]


def _sorted(places: list[int], keys: list[Cell], *, upwards: bool) -> list[int]:
    filled = [at for at in places if keys[at] is not None]
    filled.sort(key=lambda at: key(keys[at]), reverse=not upwards)
    return filled + [at for at in places if keys[at] is None]


def _sort_keys(rows: Matrix, column: Result) -> list[Cell]:
    if isinstance(column, Range | list) and shape(column) != (1, 1):
        if shape(column) != (len(rows), 1):
            raise Fault("VALUE", "SORT has mismatched range sizes.")
        return [row[0] for row in matrix(column)]
    at = whole(matrix(column)[0][0], of="SORT", parameter=2)
    if not 1 <= at <= len(rows[0]):
        raise Fault("VALUE", f"Function SORT parameter 2 value {at} is out of range.")
    return [row[at - 1] for row in rows]


@function("SEQUENCE", "cccc", least=1, placed=True)
def sequence(evaluation: Evaluation, rows: Cell, columns: Cell = 1, start: Cell = 1, step: Cell = 1) -> Result:
    """Numbers in rows and columns, each a step from the one before."""
    height, width = whole(rows, of="SEQUENCE"), whole(columns, of="SEQUENCE", parameter=2)
    if height < 1 or width < 1:
        raise Fault("NUM", "Function SEQUENCE needs at least one row and one column.")
    evaluation.spend(height * width)
    first, by = number(start, of="SEQUENCE", parameter=3), number(step, of="SEQUENCE", parameter=4)
    return [[finite(first + by * (row * width + column)) for column in range(width)] for row in range(height)]


@function("ARRAY_CONSTRAIN", "wcc")
def array_constrain(value: Result, rows: Cell, columns: Cell) -> Result:
    """The first rows and columns."""
    height, width = whole(rows, of="ARRAY_CONSTRAIN", parameter=2), whole(columns, of="ARRAY_CONSTRAIN", parameter=3)
    if height < 1 or width < 1:
        raise Fault("NUM", "Function ARRAY_CONSTRAIN needs at least one row and one column.")
    return [row[:width] for row in matrix(value)[:height]]


@function("SPARKLINE", "ww", least=1)
def sparkline(data: Result, options: Result = None) -> Result:
    """Nothing: the small chart is drawn by the browser, the cell's value is empty."""
    return None
