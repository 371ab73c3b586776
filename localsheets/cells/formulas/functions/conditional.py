"""Counting, summing and averaging the cells that meet conditions."""

from __future__ import annotations

import math
from collections.abc import Iterable

from localsheets.cells.formulas.criteria import Criterion, criterion
from localsheets.cells.formulas.functions.aggregates import mean
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import finite
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import Fault, Held, Range, Result, filled, key, shape
from localsheets.cells.value import CellError

Spot = tuple[int, int]


class Condition:
    """One range and what its cells must be."""

    def __init__(self, cells: Result, wanted: Cell) -> None:
        self.shape = shape(cells)
        self.rows = filled(cells)
        self.cells = cells
        self.criterion: Criterion = criterion(wanted)

    def holds(self, spot: Spot) -> bool:
        """Whether the cell in that place meets the condition."""
        row, column = spot
        inside = row < len(self.rows) and column < len(self.rows[row])
        return self.criterion.test(self.rows[row][column] if inside else None)

    def spots(self) -> Iterable[Spot]:
        """The places that may meet the condition, those with known keys by an index."""
        keys = self.criterion.keys
        if keys is None or not isinstance(self.cells, Range | Held):
            height, width = self.shape
            rows = height if self.criterion.test(None) else len(self.rows)
            return ((row, column) for row in range(rows) for column in range(width))
        index = _index(self.cells, self.rows)
        return sorted(spot for wanted in dict.fromkeys(keys) for spot in index.get(wanted, ()))


def _index(cells: Range | Held, rows: list[list[Cell]]) -> dict[object, list[Spot]]:
    """Key of a cell → where such cells are."""
    if isinstance(cells, Held):
        return cells.kept("spots", lambda: _spots(rows))  # type: ignore[no-any-return]
    return cells.surroundings.kept(("spots", cells.area), lambda: _spots(rows))  # type: ignore[no-any-return]


def _spots(rows: list[list[Cell]]) -> dict[object, list[Spot]]:
    index: dict[object, list[Spot]] = {}
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            index.setdefault(key(cell), []).append((at, column))
    return index


def _matching(name: str, pairs: tuple[Result, ...], evaluation: Evaluation) -> list[Spot]:
    if len(pairs) % 2:
        raise Fault("N_A", f"{name} expects pairs of a range and a criterion.")
    conditions = [Condition(cells, wanted) for cells, wanted in zip(pairs[::2], pairs[1::2], strict=True)]
    if len({condition.shape for condition in conditions}) > 1:
        raise Fault("VALUE", f"Array arguments to {name} are of different size.")
    first = next((one for one in conditions if one.criterion.keys is not None), conditions[0])
    others = [condition for condition in conditions if condition is not first]
    spots = [spot for spot in first.spots() if first.holds(spot)]
    evaluation.spend(len(spots) * len(conditions) + len(conditions))
    return [spot for spot in spots if all(condition.holds(spot) for condition in others)]


def _numbers(name: str, values: Result, spots: list[Spot], evaluation: Evaluation) -> list[float]:
    rows = filled(values)
    found: list[float] = []
    for row, column in spots:
        cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
        if isinstance(cell, CellError):
            raise Fault(cell.type, cell.message)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            found.append(cell)
    return found


def _resized(values: Result, cells: Result) -> Result:
    """SUMIF takes the range to sum from its first cell, in the size of the range that is tested."""
    if not isinstance(values, Range):
        return values
    height, width = shape(cells)
    area = values.area
    return Range(area._replace(bottom=area.top + height, right=area.left + width), values.surroundings)


@function("COUNTIF", "wc", placed=True)
def countif(evaluation: Evaluation, cells: Result, wanted: Cell) -> Cell:
    """How many cells meet the condition."""
    return len(_matching("COUNTIF", (cells, wanted), evaluation))


@function("COUNTIFS", "wcwcwcwcwcwcwcwcwcwc", least=2, placed=True)
def countifs(evaluation: Evaluation, *pairs: Result) -> Cell:
    """How many places meet every condition."""
    return len(_matching("COUNTIFS", pairs, evaluation))


@function("SUMIF", "wcw", least=2, placed=True)
def sumif(evaluation: Evaluation, cells: Result, wanted: Cell, values: Result = None) -> Cell:
    """The sum of the numbers beside the cells that meet the condition, or of those cells."""
    values = cells if values is None else _resized(values, cells)
    spots = _matching("SUMIF", (cells, wanted), evaluation)
    return finite(math.fsum(_numbers("SUMIF", values, spots, evaluation)))


@function("AVERAGEIF", "wcw", least=2, placed=True)
def averageif(evaluation: Evaluation, cells: Result, wanted: Cell, values: Result = None) -> Cell:
    """The mean of the numbers beside the cells that meet the condition, or of those cells."""
    values = cells if values is None else _resized(values, cells)
    spots = _matching("AVERAGEIF", (cells, wanted), evaluation)
    return mean(_numbers("AVERAGEIF", values, spots, evaluation), of="AVERAGEIF")


def _of_all(name: str, values: Result, pairs: tuple[Result, ...], evaluation: Evaluation) -> list[float]:
    if shape(values) != shape(pairs[0]):
        raise Fault("VALUE", f"Array arguments to {name} are of different size.")
    return _numbers(name, values, _matching(name, pairs, evaluation), evaluation)


@function("SUMIFS", "wwcwcwcwcwcwcwcwcwcwc", least=3, placed=True)
def sumifs(evaluation: Evaluation, values: Result, *pairs: Result) -> Cell:
    """The sum of the numbers in the places that meet every condition."""
    return finite(math.fsum(_of_all("SUMIFS", values, pairs, evaluation)))


@function("AVERAGEIFS", "wwcwcwcwcwcwcwcwcwcwc", least=3, placed=True)
def averageifs(evaluation: Evaluation, values: Result, *pairs: Result) -> Cell:
    """The mean of the numbers in the places that meet every condition."""
    return mean(_of_all("AVERAGEIFS", values, pairs, evaluation), of="AVERAGEIFS")


@function("MINIFS", "wwcwcwcwcwcwcwcwcwcwc", least=3, placed=True)
def minifs(evaluation: Evaluation, values: Result, *pairs: Result) -> Cell:
    """The smallest of the numbers in the places that meet every condition; 0 of none."""
    return min(_of_all("MINIFS", values, pairs, evaluation), default=0)


@function("MAXIFS", "wwcwcwcwcwcwcwcwcwcwc", least=3, placed=True)
def maxifs(evaluation: Evaluation, values: Result, *pairs: Result) -> Cell:
    """The largest of the numbers in the places that meet every condition; 0 of none."""
    return max(_of_all("MAXIFS", values, pairs, evaluation), default=0)
