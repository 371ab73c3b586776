"""Functions of many numbers: sums, counts, averages, extremes.

A number typed as an argument counts whatever its kind; in a range only true numbers count.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import finite
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.values import Fault, Range, Result, filled, matrix, number, number_of_text, shape, whole
from localsheets.cells.value import CellError


def cells(arguments: tuple[Result, ...]) -> Iterator[tuple[Cell, bool]]:
    """Every cell of the arguments, and whether it was given by itself and not within a range or matrix."""
    for argument in arguments:
        alone = not isinstance(argument, Range | list)
        for row in filled(argument):
            for cell in row:
                yield cell, alone


def numbers(name: str, arguments: tuple[Result, ...]) -> list[float]:
    """The numbers among the arguments; Fault for an error, or for a text given by itself that is no number."""
    found = []
    for cell, alone in cells(arguments):
        if isinstance(cell, CellError):
            raise Fault(cell.type, cell.message)
        if alone and cell is not None:
            found.append(number(cell, of=name))
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            found.append(cell)
    return found


@function("SUM", "w", most=None)
def sum_(*arguments: Result) -> Cell:
    """The sum."""
    return finite(math.fsum(numbers("SUM", arguments)))


@function("PRODUCT", "w", most=None)
def product(*arguments: Result) -> Cell:
    """The product; 0 of nothing."""
    found = numbers("PRODUCT", arguments)
    return finite(math.prod(float(value) for value in found)) if found else 0


@function("AVERAGE", "w", most=None)
def average(*arguments: Result) -> Cell:
    """The mean."""
    return mean(numbers("AVERAGE", arguments), of="AVERAGE")


def mean(values: list[float], *, of: str) -> Cell:
    """The mean of numbers; Fault where there are none."""
    if not values:
        raise Fault("DIVIDE_BY_ZERO", f"Evaluation of function {of} caused a divide by zero error.")
    return finite(math.fsum(values) / len(values))


@function("MIN", "w", most=None)
def min_(*arguments: Result) -> Cell:
    """The smallest number; 0 where there is none."""
    return min(numbers("MIN", arguments), default=0)


@function("MAX", "w", most=None)
def max_(*arguments: Result) -> Cell:
    """The largest number; 0 where there is none."""
    return max(numbers("MAX", arguments), default=0)


@function("MEDIAN", "w", most=None)
def median(*arguments: Result) -> Cell:
    """The number in the middle."""
    found = sorted(numbers("MEDIAN", arguments))
    if not found:
        raise Fault("NUM", "MEDIAN has no valid input data.")
    half = len(found) // 2
    return found[half] if len(found) % 2 else finite((found[half - 1] + found[half]) / 2)


@function("LARGE", "wc")
def large(data: Result, rank: Cell) -> Cell:
    """The number of that rank, the largest first."""
    return _ranked("LARGE", sorted(numbers("LARGE", (data,)), reverse=True), rank)


@function("SMALL", "wc")
def small(data: Result, rank: Cell) -> Cell:
    """The number of that rank, the smallest first."""
    return _ranked("SMALL", sorted(numbers("SMALL", (data,))), rank)


def _ranked(name: str, found: list[float], rank: Cell) -> Cell:
    at = whole(rank, of=name, parameter=2)
    if not 1 <= at <= len(found):
        raise Fault("NUM", f"Function {name} parameter 2 value {at} is out of range.")
    return found[at - 1]


@function("COUNT", "W", most=None)
def count(*arguments: Result) -> Cell:
    """How many numbers; given by themselves, booleans and texts that are numbers count too."""
    return sum(_counts(cell, alone=alone) for cell, alone in cells(arguments))


def _counts(cell: Cell, *, alone: bool) -> bool:
    if alone and isinstance(cell, str):
        return number_of_text(cell) is not None
    return isinstance(cell, int | float) and (alone or not isinstance(cell, bool))


@function("COUNTA", "W", most=None)
def counta(*arguments: Result) -> Cell:
    """How many cells that are not empty, errors and empty texts included."""
    return sum(cell is not None for cell, _ in cells(arguments))


@function("COUNTBLANK", "W", most=None)
def countblank(*arguments: Result) -> Cell:
    """How many cells that are empty or hold an empty text."""
    sizes = [shape(argument) for argument in arguments]
    return sum(height * width for height, width in sizes) - sum(cell not in (None, "") for cell, _ in cells(arguments))


@function("SUMPRODUCT", "w", most=None, arrays=True)
def sumproduct(*arguments: Result) -> Cell:
    """The sum of the products of cells in the same place; what is no number counts as 0."""
    if len({shape(argument) for argument in arguments}) > 1:
        raise Fault("VALUE", "Array arguments to SUMPRODUCT are of different size.")
    factors = [[_factor(cell) for row in matrix(argument) for cell in row] for argument in arguments]
    return finite(math.fsum(math.prod(row) for row in zip(*factors, strict=True)))


def _factor(cell: Cell) -> float:
    if isinstance(cell, CellError):
        raise Fault(cell.type, cell.message)
    return float(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else 0.0
