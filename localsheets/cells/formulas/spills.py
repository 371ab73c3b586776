"""The cells that array formulas of one tab fill, and which array formulas are still to be computed."""

from __future__ import annotations

from bisect import bisect_left

from localsheets.cells.formulas.grid import Cell, Entered
from localsheets.cells.formulas.places import Area, Place, letters
from localsheets.cells.formulas.values import Matrix
from localsheets.cells.value import CellError


class Spills:
    """What spilled so far in one tab, and the formulas that may spill, by column, from the top."""

    def __init__(self, title: str, formulas: list[tuple[int, int]]) -> None:
        self.title = title
        self.rows = 0
        self.columns = 0
        self.cells: dict[tuple[int, int], Cell] = {}
        self._waiting: dict[int, list[int]] = {}
        for row, column in sorted(formulas):
            self._waiting.setdefault(column, []).append(row)

    def needed(self, area: Area, *, running: dict[Place, None]) -> list[Place]:
        """The formulas above or left of the area's end that are neither computed nor being computed."""
        bottom, right = area.bottom or 0, area.right or 0
        return [
            place
            for column, rows in self._waiting.items()
            if column < right and rows and rows[0] < bottom
            for row in rows[: bisect_left(rows, bottom)]
            if (place := Place(self.title, row, column)) not in running
        ]

    def computed(self, place: Place) -> None:
        """The formula in that place is no longer to be waited for."""
        rows = self._waiting.get(place.column, [])
        at = bisect_left(rows, place.row)
        if at < len(rows) and rows[at] == place.row:
            del rows[at]

    def fill(self, place: Place, rows: Matrix) -> None:
        """Put an array into the cells from `place` on."""
        for row, line in enumerate(rows, start=place.row):
            for column, cell in enumerate(line, start=place.column):
                self.cells[row, column] = cell
        self.rows = max(self.rows, place.row + len(rows))
        self.columns = max(self.columns, place.column + len(rows[0]))

    def obstacle(self, place: Place, entered: list[list[Entered]]) -> CellError | None:
        """The error of an array that would cover what was entered, or spilled, in those cells; else None."""
        for row, line in enumerate(entered, start=place.row):
            for column, cell in enumerate(line, start=place.column):
                if (row, column) != place[1:] and (cell is not None or (row, column) in self.cells):
                    at = f"{letters(column)}{row + 1}"
                    return CellError("REF", f"Array result was not expanded because it would overwrite data in {at}.")
        return None
