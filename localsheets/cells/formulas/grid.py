"""What a formula needs from the spreadsheet around it: the contract that the state fulfils."""

from __future__ import annotations

from typing import Protocol

from localsheets.cells.formulas.places import Area
from localsheets.cells.value import CellError, Formula, Scalar

Cell = Scalar | CellError
Entered = Scalar | CellError | Formula


class Grid(Protocol):
    """Computed cells, as `evaluate` reads them; rows and columns count from 0.

    Titles are casefolded, as tabs are the same whatever the case of their letters; so must be that of `evaluate`'s
    place.
    """

    def size(self, title: str) -> tuple[int, int] | None:
        """Rows and columns of the tab; None where no tab has that title."""

    def cell(self, title: str, row: int, column: int) -> Cell:
        """The value of a cell inside the tab; a formula's is its result. None where the cell is empty."""

    def block(self, area: Area) -> list[list[Cell]]:
        """The values of an area with four bounds that lies in its tab: its rows, all of the same length.

        Rows and columns at its end that are empty may be left out.
        """

    def named(self, name: str) -> Area | None:
        """The range of that name, in any case of letters; None where there is none."""


class Source(Protocol):
    """Entered cells, as `Calculation` reads them; titles, `size` and `named` as in Grid."""

    def size(self, title: str) -> tuple[int, int] | None:
        """Rows and columns of the tab; None where no tab has that title."""

    def extent(self, title: str) -> tuple[int, int]:
        """Rows and columns outside of which nothing was entered."""

    def cell(self, title: str, row: int, column: int) -> Entered:
        """What was entered into a cell inside the tab; None where nothing was."""

    def block(self, area: Area) -> list[list[Entered]]:
        """What was entered into an area with four bounds that lies in the extent."""

    def formulas(self, title: str) -> list[tuple[int, int, str]]:
        """Row, column and text of every formula of the tab."""

    def named(self, name: str) -> Area | None:
        """The range of that name; None where there is none."""
