"""A derived tab as a spreadsheet holds it: applies the changes of a plan as Google would, and refuses what it would."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from app.model.cell import Cell, Grid
from app.model.change import AddTab, Change, ReplaceBlock
from app.model.report import TabContent

BLANK = Cell()


class Sheet:
    def __init__(self, *, rows: int = 1000, columns: int = 26) -> None:
        self.cells = [[BLANK] * columns for _ in range(rows)]

    def apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if isinstance(change, ReplaceBlock):
                self._replace(change)
            elif isinstance(change, AddTab):
                self.cells = [[BLANK] * change.columns for _ in range(change.rows)]

    def holds(self, grid: Grid) -> bool:
        """Whether this content stands in the sheet, and nothing else."""
        rows = zip_longest(self.cells, grid, fillvalue=())
        return all(_filled(standing) == _filled(wanted) for standing, wanted in rows)

    def _replace(self, block: ReplaceBlock) -> None:
        width = len(self.cells[0]) if self.cells else block.width
        self.cells += [[BLANK] * width for _ in range(block.grow_rows)]
        rows = [*block.grid, *[()] * block.tail]
        assert block.first_row + len(rows) <= len(self.cells), "beyond the grid"
        assert block.width <= width, "beyond the grid"
        for number, row in enumerate(rows, start=block.first_row):
            assert len(row) <= block.width
            self.cells[number][: block.width] = [*row, *[BLANK] * (block.width - len(row))]
        assert self.cells[0] != [BLANK] * width, "blank"


def content(*rows: str, tab: str = "findings", tab_id: int = 7) -> TabContent:
    """A tab with one cell per letter of each row."""
    return TabContent(tab, tab, tab_id, tuple(tuple(Cell(letter) for letter in row) for row in rows))


def _filled(row: Iterable[Cell]) -> list[Cell]:
    cells = list(row)
    while cells and cells[-1] == BLANK:
        cells.pop()
    return cells
