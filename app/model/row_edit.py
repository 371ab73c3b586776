"""Safe write 4 as values: what is to be done to rows of people, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.model.cell import Scalar

Cells = Mapping[int, Scalar]
"""Cells of one row by the index of their column; blanks are absent."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row, as it was read, and what some of its cells are to hold."""

    tag: int
    """Id of the developer metadata by which it is found."""
    tab_id: int
    index: int
    """0-based, at the read."""
    columns: tuple[int, ...]
    """Columns that are known; every other one is people's own, and neither asked nor touched."""
    cells: Cells
    """What stands in the known columns."""
    values: Mapping[int, Scalar]
    """What is to stand there; None clears the cell."""

    def after(self) -> dict[int, Scalar]:
        """What stands in the known columns once it is done."""
        wanted = {**self.cells, **self.values}
        return {index: value for index, value in wanted.items() if value is not None}


RowState = Literal["done", "elsewhere", "righted", "misplaced", "refused"]
"""`elsewhere`: the tag stood on another row before anything was written, or its row is gone; `righted`: another row was
hit, and has its own values again; `misplaced`: another row was hit, and could not be put right; `refused`: Google does
not let us write there. Only what is done is done."""


@dataclass(frozen=True, slots=True)
class RowsEdited:
    """What became of each row, by its tag."""

    states: Mapping[int, RowState]
