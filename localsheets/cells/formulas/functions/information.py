"""Functions that say what a value is, and where a range lies."""

from __future__ import annotations

from localsheets.cells.formulas.calls import Node
from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.places import Area, letters, quoted
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import TRUE, Fault, Range, Result, boolean, shape, text, whole
from localsheets.cells.value import CellError


@function("ISBLANK", "e")
def isblank(value: Cell) -> Cell:
    """Whether the cell is empty."""
    return value is None


@function("ISERROR", "e")
def iserror(value: Cell) -> Cell:
    """Whether it is an error."""
    return isinstance(value, CellError)


@function("ISNA", "e")
def isna(value: Cell) -> Cell:
    """Whether it is #N/A."""
    return isinstance(value, CellError) and value.type == "N_A"


@function("ISERR", "e")
def iserr(value: Cell) -> Cell:
    """Whether it is an error other than #N/A."""
    return isinstance(value, CellError) and value.type != "N_A"


@function("ISNUMBER", "e")
def isnumber(value: Cell) -> Cell:
    """Whether it is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


@function("ISTEXT", "e")
def istext(value: Cell) -> Cell:
    """Whether it is a text."""
    return isinstance(value, str)


@function("ISNONTEXT", "e")
def isnontext(value: Cell) -> Cell:
    """Whether it is anything but a text."""
    return not isinstance(value, str)


@function("ISLOGICAL", "e")
def islogical(value: Cell) -> Cell:
    """Whether it is TRUE or FALSE."""
    return isinstance(value, bool)


@function("NA", "")
def na() -> Cell:
    """#N/A."""
    return CellError("N_A", "Error: value not available.")


@function("ROW", "W", least=0, lazy=True)
def row(evaluation: Evaluation, reference: Node | None = None, *, arrays: bool) -> Result:
    """The number of the row; in an array formula those of every row of the range."""
    area = _area(evaluation, reference)
    return [[at + 1] for at in range(area.top, area.bottom or 0)] if arrays else area.top + 1


@function("COLUMN", "W", least=0, lazy=True)
def column(evaluation: Evaluation, reference: Node | None = None, *, arrays: bool) -> Result:
    """The number of the column; in an array formula those of every column of the range."""
    area = _area(evaluation, reference)
    return [[at + 1 for at in range(area.left, area.right or 0)]] if arrays else area.left + 1


def _area(evaluation: Evaluation, reference: Node | None) -> Area:
    if reference is None:
        sheet, top, left = evaluation.at
        return Area(sheet, top, left, top + 1, left + 1)
    found = reference(evaluation)
    if isinstance(found, CellError):
        raise Fault(found.type, found.message)
    if not isinstance(found, Range):
        raise Fault("N_A", "Argument must be a range.")
    return found.area


@function("ROWS", "w")
def rows(reference: Result) -> Cell:
    """How many rows."""
    return shape(reference)[0]


@function("COLUMNS", "w")
def columns(reference: Result) -> Cell:
    """How many columns."""
    return shape(reference)[1]


@function("ADDRESS", "ccccc", least=2)
def address(row: Cell, column: Cell, mode: Cell = 1, a1: Cell = TRUE, sheet: Cell = None) -> Cell:
    """A reference as text: mode 1 is $A$1, 2 A$1, 3 $A1, 4 A1."""
    values = enumerate((row, column, mode), start=1)
    at, across, kind = (whole(value, of="ADDRESS", parameter=index) for index, value in values)
    if at < 1 or across < 1 or kind not in (1, 2, 3, 4):
        raise Fault("VALUE", "Function ADDRESS got a value that is out of range.")
    if boolean(a1, of="ADDRESS", parameter=4):
        place = ("$" if kind in (1, 3) else "") + letters(across - 1) + ("$" if kind in (1, 2) else "") + str(at)
    else:
        place = ("R%d" if kind in (1, 2) else "R[%d]") % at + ("C%d" if kind in (1, 3) else "C[%d]") % across
    return place if sheet is None else f"{quoted(text(sheet))}!{place}"
