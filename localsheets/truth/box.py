"""Places in a spreadsheet: boxes of cells, single spots, and spans of rows or columns; half-open, counted from 0."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Dimension = Literal["ROWS", "COLUMNS"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of one sheet; None leaves a side unbounded."""

    sheet_id: int = 0
    top: int | None = None
    bottom: int | None = None
    left: int | None = None
    right: int | None = None

    @property
    def whole(self) -> bool:
        """Whether no side is bounded, so that the whole sheet is meant."""
        return (self.top, self.bottom, self.left, self.right) == (None, None, None, None)

    def within(self, rows: int, columns: int) -> Area:
        """The part of the box that lies in a grid of that size."""
        return Area(
            min(self.top or 0, rows),
            rows if self.bottom is None else min(self.bottom, rows),
            min(self.left or 0, columns),
            columns if self.right is None else min(self.right, columns),
        )

    def side(self, dimension: Dimension) -> tuple[int | None, int | None]:
        """Start and end along a dimension."""
        return (self.top, self.bottom) if dimension == "ROWS" else (self.left, self.right)

    def with_side(self, dimension: Dimension, start: int | None, end: int | None) -> Box:
        """The same box with another extent along a dimension."""
        if dimension == "ROWS":
            return replace(self, top=start, bottom=end)
        return replace(self, left=start, right=end)


@dataclass(frozen=True, slots=True)
class Area:
    """A bounded rectangle of a grid."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def rows(self) -> range:
        """The row indices."""
        return range(self.top, self.bottom)

    @property
    def columns(self) -> range:
        """The column indices."""
        return range(self.left, self.right)

    @property
    def empty(self) -> bool:
        """Whether the area holds no cell."""
        return self.bottom <= self.top or self.right <= self.left

    def touches(self, other: Area) -> bool:
        """Whether the two share a cell."""
        return (
            max(self.top, other.top) < min(self.bottom, other.bottom)
            and max(self.left, other.left) < min(self.right, other.right)
        )  # fmt: skip

    def covers(self, other: Area) -> bool:
        """Whether every cell of the other lies in this one."""
        return (
            self.top <= other.top and other.bottom <= self.bottom
            and self.left <= other.left and other.right <= self.right
        )  # fmt: skip

    def box(self, sheet_id: int) -> Box:
        """The same rectangle as a bounded box of a sheet."""
        return Box(sheet_id, self.top, self.bottom, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of a sheet."""

    sheet_id: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Consecutive rows or columns of a sheet; None leaves an end open."""

    sheet_id: int = 0
    dimension: Dimension = "ROWS"
    start: int | None = None
    end: int | None = None
