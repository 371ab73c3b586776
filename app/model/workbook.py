"""A workbook that people had before, as far as it is read to adopt it: its sheets with all that is filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.cell import Scalar, is_blank


@dataclass(frozen=True, slots=True)
class SheetCells:
    """One sheet with its cells, as UNFORMATTED_VALUE gives them; what is blank at the ends is left out."""

    sheet_id: int
    title: str
    rows: tuple[tuple[Scalar, ...], ...] = ()
    marks: Mapping[int, int] = field(default_factory=dict)
    """Developer metadata id → index of the column that it marks."""

    computed: frozenset[int] = frozenset()
    """Indexes of the columns in which some cell below the first row is a formula."""

    @property
    def width(self) -> int:
        """How many columns hold something, or stand before one that does."""
        return max(map(len, self.rows), default=0)

    @property
    def blank(self) -> bool:
        return all(is_blank(cell) for row in self.rows for cell in row)

    def header(self, row: int = 0) -> tuple[str, ...]:
        """The texts of one row, as long as the sheet is wide."""
        cells = self.rows[row] if row < len(self.rows) else ()
        texts = ["" if cell is None else str(cell).strip() for cell in cells]
        return (*texts, *[""] * (self.width - len(texts)))

    def columns(self, below: int = 0, *, most: int) -> tuple[tuple[Scalar, ...], ...]:
        """The cells below a row, column by column: of so many rows at most."""
        rows = self.rows[below + 1 : below + 1 + most]
        return tuple(tuple(row[index] if index < len(row) else None for row in rows) for index in range(self.width))
