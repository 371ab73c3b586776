"""Where a formula is computed: the sheet around it, the locale, the time; and what was already read there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from localsheets.cells.formulas.grid import Cell, Grid
from localsheets.cells.formulas.places import Area, Place
from localsheets.cells.formulas.tokens import Reference
from localsheets.cells.formulas.values import Fault, Matrix, Range

Rows = tuple[bool, ...]
"""Of each row of an array, whether anybody looks at what it comes to."""

# A formula that touches more cells than this is given up, as Google gives up on long calculations.
WORK_LIMIT = 5_000_000


class Surroundings:
    """A spreadsheet at one moment. Valid until any cell changes: what was read is kept in `memo`."""

    def __init__(self, grid: Grid, *, locale: str, now: dt.datetime) -> None:
        self.grid = grid
        self.locale = locale
        self.now = now
        self.memo: dict[Any, Any] = {}
        self.results: dict[Any, tuple[list[Area], Any]] = {}
        """What shared parts of formulas came to, with the areas that they read."""

    def rows(self, area: Area) -> Matrix:
        """The rows of an area with four bounds, without its empty end."""
        found: Matrix | None = self.memo.get(area)
        if found is None:
            found = self.memo[area] = self.grid.block(area)
        return found

    def forget(self, area: Area) -> None:
        """Drop what was read of an area before its cells were known."""
        stale = [name for name in self.memo if _overlap(name if isinstance(name, Area) else name[-1], area)]
        for name in stale:
            del self.memo[name]
        for name in [name for name, (areas, _) in self.results.items() if any(_overlap(one, area) for one in areas)]:
            del self.results[name]

    def kept(self, name: Any, make: Callable[[], Any]) -> Any:
        """What `make` gives, made once; `name` is a tuple that ends in the area that it is made of."""
        found = self.memo.get(name)
        if found is None:
            found = self.memo[name] = make()
        return found


class Evaluation:
    """One formula being computed at one place."""

    __slots__ = ("at", "left", "rows", "surroundings")

    def __init__(self, at: Place, surroundings: Surroundings) -> None:
        self.at = at
        self.surroundings = surroundings
        self.left = WORK_LIMIT
        self.rows: Rows | None = None
        """Of an array as high as this is, the rows that count; None: all of them."""

    @contextmanager
    def looking_at(self, rows: Rows | None) -> Iterator[None]:
        """Compute meanwhile what counts in these rows; the others may come to anything."""
        before, self.rows = self.rows, rows
        try:
            yield
        finally:
            self.rows = before

    def counted(self, height: int) -> Rows | None:
        """Which rows count of an array of that height; None: all of them."""
        return self.rows if self.rows and len(self.rows) == height else None

    def spend(self, cells: int) -> None:
        """Count the work; Fault when it becomes too much."""
        self.left -= cells
        if self.left < 0:
            raise Fault("ERROR", "Calculation limit was reached while trying to compute this formula.")

    def cell(self, sheet: str | None, row: int, column: int) -> Cell:
        """The value of one cell; Fault where the tab has no such cell."""
        title, (rows, columns) = self._tab(sheet)
        if not (0 <= row < rows and 0 <= column < columns):
            raise Fault("REF", "Reference does not exist.")
        return self.surroundings.grid.cell(title, row, column)

    def range(self, reference: Reference) -> Range:
        """The area that an absolute reference names, cut to its tab; Fault where it lies outside."""
        title, (rows, columns) = self._tab(reference.sheet)
        top = reference.top.at if reference.top else 0
        left = reference.left.at if reference.left else 0
        bottom = min(reference.bottom.at + 1, rows) if reference.bottom else rows
        right = min(reference.right.at + 1, columns) if reference.right else columns
        if not (0 <= top < bottom and 0 <= left < right):
            raise Fault("REF", "Reference does not exist.")
        return Range(Area(title, top, left, bottom, right), self.surroundings)

    def named(self, name: str) -> Range:
        """The area of that name; Fault where there is none."""
        area = self.surroundings.grid.named(name)
        if area is None:
            raise Fault("NAME", f"Unknown range name: '{name}'.")
        title, (rows, columns) = self._tab(area.sheet)
        bottom = rows if area.bottom is None else min(area.bottom, rows)
        right = columns if area.right is None else min(area.right, columns)
        return Range(Area(title, area.top, area.left, bottom, right), self.surroundings)

    def one(self, value: Any) -> Cell:
        """The single cell that a result stands for outside of an array formula.

        A range gives its cell in the formula's own row or column, a matrix its first one.
        """
        if isinstance(value, list):
            return value[0][0] if value and value[0] else None
        return self._crossing(value) if isinstance(value, Range) else value

    def _crossing(self, value: Range) -> Cell:
        area, at = value.area, self.at
        if value.height == value.width == 1:
            return self.cell(area.sheet, area.top, area.left)
        if value.width == 1 and area.top <= at.row < (area.bottom or 0):
            return self.cell(area.sheet, at.row, area.left)
        if value.height == 1 and area.left <= at.column < (area.right or 0):
            return self.cell(area.sheet, area.top, at.column)
        raise Fault("VALUE", "An array value could not be found.")

    def _tab(self, written: str | None) -> tuple[str, tuple[int, int]]:
        """The title by which the grid knows the tab, and its size; Fault where there is no such tab."""
        title = self.at.sheet if written is None else written.casefold()
        size = self.surroundings.grid.size(title)
        if size is None:
            raise Fault("REF", f"Unresolved sheet name '{written}'.")
        return title, size


def _overlap(one: Area, other: Area) -> bool:
    return (
        one.sheet == other.sheet
        and one.top < (other.bottom or 0)
        and other.top < (one.bottom or 0)
        and one.left < (other.right or 0)
        and other.left < (one.right or 0)
    )
