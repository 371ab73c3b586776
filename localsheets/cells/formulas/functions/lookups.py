"""Functions that look something up: by value, by position, by the text of a reference."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from localsheets.cells.formulas.criteria import wildcard
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.tokens import tokens
from localsheets.cells.formulas.values import (
    TRUE,
    Fault,
    Held,
    Range,
    Result,
    boolean,
    filled,
    key,
    matrix,
    shape,
    text,
    whole,
)

Keys = Sequence[Any]


class Line:
    """The cells of one row or column, in which a value is looked up; indexes are kept while the sheet stays."""

    def __init__(self, cells: Result, *, down: bool = True) -> None:
        self._cells = cells
        self._down = down

    def values(self) -> list[Cell]:
        """The cells, without the empty end of a range."""
        rows = filled(self._cells)
        if self._down:
            return [row[0] if row else None for row in rows]
        return list(rows[0]) if rows else []

    def plain(self, wanted: Cell) -> int | None:
        """Where the first cell equal to the value is."""
        first: dict[Any, int] = self._kept("first", self._first)
        return first.get(key(wanted))

    def exact(self, wanted: Cell) -> int | None:
        """Where the first cell equal to the value is; a text may have wildcards."""
        pattern = wildcard(wanted) if isinstance(wanted, str) else None
        if pattern is not None:
            return next((at for at, cell in enumerate(self.values()) if pattern.matches(cell)), None)
        return self.plain(wanted)

    def below(self, wanted: Cell) -> int | None:
        """Where the last cell not above the value is, of cells that are sorted upwards."""
        places, keys = self._kept("sorted", self._sorted)
        kind = key(wanted)[0]
        at = bisect_right(keys, key(wanted)) - 1
        return places[at] if at >= 0 and keys[at][0] == kind else None

    def _first(self) -> dict[Any, int]:
        found: dict[Any, int] = {}
        for at, cell in enumerate(self.values()):
            if cell is not None:
                found.setdefault(key(cell), at)
        return found

    def _sorted(self) -> tuple[list[int], Keys]:
        kept = [(at, key(cell)) for at, cell in enumerate(self.values()) if cell is not None]
        return [at for at, _ in kept], [one for _, one in kept]

    def _kept(self, what: str, make: Any) -> Any:
        if isinstance(self._cells, Held):
            return self._cells.kept((what, self._down), make)
        if not isinstance(self._cells, Range):
            return make()
        return self._cells.surroundings.kept((what, self._down, self._cells.area), make)


def _at(cells: Result, row: int, column: int) -> Cell:
    rows = filled(cells)
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else None


def _found(name: str, at: int | None, wanted: Cell) -> int:
    if at is None:
        raise Fault("N_A", f"Did not find value '{text(wanted)}' in {name} evaluation.")
    return at


def _line_at(cells: Result, *, down: bool) -> Result:
    """The first column, or row, of a table."""
    if isinstance(cells, Range):
        area = cells.area
        area = area._replace(right=area.left + 1) if down else area._replace(bottom=area.top + 1)
        return Range(area, cells.surroundings)
    rows = matrix(cells)
    if isinstance(cells, Held):
        return cells.kept(("line", down), lambda: Held([row[:1] for row in rows] if down else rows[:1]))
    return [row[:1] for row in rows] if down else rows[:1]


@function("VLOOKUP", "cwcc", least=3)
def vlookup(wanted: Cell, table: Result, index: Cell, is_sorted: Cell = TRUE) -> Cell:
    """The cell of that column in the row whose first cell is the value."""
    return _looked_up("VLOOKUP", (wanted, table, index, is_sorted), down=True)


@function("HLOOKUP", "cwcc", least=3)
def hlookup(wanted: Cell, table: Result, index: Cell, is_sorted: Cell = TRUE) -> Cell:
    """The cell of that row in the column whose first cell is the value."""
    return _looked_up("HLOOKUP", (wanted, table, index, is_sorted), down=False)


def _looked_up(name: str, arguments: tuple[Result, ...], *, down: bool) -> Cell:
    wanted, table, index, is_sorted = arguments
    across = whole(index, of=name, parameter=3) - 1
    if not 0 <= across < shape(table)[1 if down else 0]:
        raise Fault("REF", f"{name} evaluates to an out of bounds range.")
    line = Line(_line_at(table, down=down), down=down)
    at = line.below(wanted) if boolean(is_sorted, of=name, parameter=4) else line.exact(wanted)
    row = _found(name, at, wanted)
    return _at(table, row, across) if down else _at(table, across, row)


@function("MATCH", "cwc", least=2)
def match(wanted: Cell, cells: Result, kind: Cell = 1) -> Cell:
    """The place, from 1, of the value: 0 exactly, 1 the last not above it, -1 the last not below it."""
    height, width = shape(cells)
    if height > 1 and width > 1:
        raise Fault("N_A", "MATCH range must be a single row or a single column.")
    line, how = Line(cells, down=height > 1), whole(kind, of="MATCH", parameter=3)
    if how < 0:
        return _found("MATCH", _above(line, wanted), wanted) + 1
    return _found("MATCH", line.exact(wanted) if how == 0 else line.below(wanted), wanted) + 1


def _above(line: Line, wanted: Cell) -> int | None:
    """The last of the leading cells that are not below the value, of cells sorted downwards."""
    last = None
    for at, cell in enumerate(line.values()):
        if key(cell)[0] != key(wanted)[0]:
            continue
        if key(cell) < key(wanted):
            break
        last = at
    return last


@function("XLOOKUP", "cwwWcc", least=3)
def xlookup(wanted: Cell, cells: Result, results: Result, missing: Result = None, *modes: Cell) -> Result:
    """What stands in `results` where `cells` holds the value.

    Match mode 0 is exact, -1 or 1 the next smaller or larger, 2 with wildcards; search mode -1 is from the end.
    """
    height, width = shape(cells)
    down = height > 1 or (width == 1 and shape(results)[0] == 1)
    mode = whole(modes[0]) if modes else 0
    search = whole(modes[1]) if len(modes) > 1 else 1
    values = Line(cells, down=down)
    at = _exact(values, wanted, mode=mode, backwards=search == -1)
    if at is None and mode in (-1, 1):
        at = _nearest(values.values(), wanted, larger=mode == 1)
    if at is None:
        if missing is None:
            raise Fault("N_A", f"Did not find value '{text(wanted)}' in XLOOKUP evaluation.")
        return missing
    return _part(results, at, down=down)


def _exact(line: Line, wanted: Cell, *, mode: int, backwards: bool) -> int | None:
    if not backwards:
        return line.exact(wanted) if mode == 2 else line.plain(wanted)
    values = line.values()
    return next((at for at in reversed(range(len(values))) if key(values[at]) == key(wanted)), None)


def _nearest(values: list[Cell], wanted: Cell, *, larger: bool) -> int | None:
    limit = key(wanted)
    fits = [(key(cell), at) for at, cell in enumerate(values) if key(cell)[0] == limit[0]]
    fits = [one for one in fits if (one[0] > limit if larger else one[0] < limit)]
    if not fits:
        return None
    best = (min if larger else max)(one for one, _ in fits)
    return next(at for one, at in fits if one == best)


def _part(results: Result, at: int, *, down: bool) -> Result:
    """One row of the results, or one column: a single cell where they are one wide."""
    height, width = shape(results)
    if at >= (height if down else width):
        raise Fault("VALUE", "Array arguments to XLOOKUP are of different size.")
    return _indexed(results, at + 1 if down else 0, 0 if down else at + 1)


@function("INDEX", "wcc", least=1, arrays=True)
def index(cells: Result, row: Cell = 0, column: Cell = 0) -> Result:
    """One cell of a range, or with 0 the whole column, row or range."""
    height, width = shape(cells)
    down, across = whole(row, of="INDEX", parameter=2), whole(column, of="INDEX", parameter=3)
    if height == 1 and width > 1 and across == 0 and down > 1:
        down, across = 0, down
    if not (0 <= down <= height and 0 <= across <= width):
        raise Fault("NUM", "Function INDEX parameter value is out of range.")
    return _indexed(cells, down, across)


def _indexed(cells: Result, row: int, column: int) -> Result:
    if isinstance(cells, Range):
        area = cells.area
        top = area.top + max(row - 1, 0)
        left = area.left + max(column - 1, 0)
        bottom, right = top + 1 if row else area.bottom, left + 1 if column else area.right
        return Range(area._replace(top=top, left=left, bottom=bottom, right=right), cells.surroundings)
    rows = matrix(cells)
    rows = rows[row - 1 : row] if row else rows
    return [line[column - 1 : column] for line in rows] if column else rows


@function("OFFSET", "wcccc", least=3, placed=True)
def offset(evaluation: Evaluation, cells: Result, rows: Cell, columns: Cell, *size: Cell) -> Result:
    """The range so many rows and columns away, of another height and width where they are given."""
    if not isinstance(cells, Range):
        raise Fault("N_A", "Argument must be a range.")
    area = cells.area
    top, left = area.top + whole(rows, of="OFFSET"), area.left + whole(columns, of="OFFSET")
    height = whole(size[0]) if size else cells.height
    width = whole(size[1]) if len(size) > 1 else cells.width
    if top < 0 or left < 0 or height < 1 or width < 1:
        raise Fault("REF", "Function OFFSET evaluates to an out of bounds range.")
    return Range(area._replace(top=top, left=left, bottom=top + height, right=left + width), evaluation.surroundings)


@function("INDIRECT", "cc", least=1, placed=True)
def indirect(evaluation: Evaluation, reference: Cell, a1: Cell = TRUE) -> Result:
    """The range that a text names."""
    words = tokens(text(reference))
    if len(words) == 1 and words[0].reference is not None:
        return evaluation.range(words[0].reference)
    if len(words) == 1 and words[0].kind == "name":
        return evaluation.named(words[0].text)
    what = f"Function INDIRECT parameter 1 value is '{text(reference)}'. It is not a valid cell/range reference."
    raise Fault("REF", what)
