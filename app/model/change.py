"""The closed vocabulary of intended modifications of a spreadsheet, as values. `app/sheets/requests.py` does them.

Rows and columns are 0-based and ends exclusive, as in Google's GridRange.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.model.cell import Grid, Scalar
from app.model.repair import (
    ClearValidation,
    GrowTab,
    HideColumn,
    Reprotect,
    Unmerge,
    Unprotect,
)
from app.model.tab import Chart


@dataclass(frozen=True, slots=True)
class Place:
    """Where a declared column stood when the sheet was read; a plan that addresses it is guarded by its metadata."""

    tab_id: int
    index: int
    metadata_id: int


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#NumberFormat"""

    type: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """A data validation rule: condition type and values as Google names them (`ONE_OF_LIST`, `DATE_IS_VALID` …)."""

    condition: str
    values: tuple[str, ...] = ()
    strict: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class SetSpreadsheet:
    """Locale (`zh_CN`) and time zone of the spreadsheet."""

    locale: str
    timezone: str


@dataclass(frozen=True, slots=True)
class AddTab:
    tab_id: int
    title: str
    index: int
    rows: int
    columns: int
    frozen_rows: int = 1
    frozen_columns: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class UpdateTab:
    """Moves or hides a tab, freezes its first rows; None leaves as it is."""

    tab_id: int
    index: int | None = None
    hidden: bool | None = None
    frozen_rows: int | None = None


@dataclass(frozen=True, slots=True)
class DeleteTab:
    """Removes a derived tab that the service made."""

    tab_id: int


@dataclass(frozen=True, slots=True)
class InsertLines:
    """Blank rows or columns at an index, at most that of the grid's end; what stands there moves aside."""

    tab_id: int
    dimension: Literal["ROWS", "COLUMNS"]
    index: int
    count: int = 1
    like_before: bool = False
    """Whether they look as the line before them, else as the one behind."""


@dataclass(frozen=True, slots=True)
class Header:
    """Text and note of a header cell; None leaves what stands there."""

    label: str | None
    note: str | None = ""


@dataclass(frozen=True, slots=True)
class SetHeader:
    """Writes header cells side by side in row 1, from column `start` on; all of them say text, or note, or both."""

    tab_id: int
    start: int
    headers: tuple[Header, ...]
    dressed: bool = True
    """Whether they get the looks of headers, else they keep those that people gave them."""


@dataclass(frozen=True, slots=True)
class SpillFormula:
    """Writes a header cell that is a formula; it fills the column below it. Made of declared words alone."""

    place: Place
    header: Header
    """What the formula gives in row 1, and the note."""
    formula: str
    """Beginning with `=`."""


@dataclass(frozen=True, slots=True)
class TagColumn:
    """Puts the developer metadata of a declared column on the column where it stands."""

    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class FormatColumn:
    """The number format of a column below its header."""

    place: Place
    number_format: NumberFormat


@dataclass(frozen=True, slots=True)
class SetValidation:
    """The rule of a column below its header, or of some of its rows."""

    place: Place
    rule: Validation
    rows: tuple[int, int] = (1, 0)
    """Start and end; an end of 0: all the way down."""


@dataclass(frozen=True, slots=True)
class SizeColumn:
    tab_id: int
    index: int
    width: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Protect:
    """Protects a whole tab (`columns` empty) or the header cells of columns; only `editors` and the owner may edit."""

    protection_id: int
    tab_id: int
    description: str
    columns: tuple[int, ...] = ()
    """Start and end of the header cells in row 1; empty: the whole tab."""
    editors: tuple[str, ...] = ()
    opened: tuple[int, ...] = ()
    """Row and column of the one cell that stays open to everybody; empty: none."""


@dataclass(frozen=True, slots=True)
class AddChart:
    tab_id: int
    chart: Chart


@dataclass(frozen=True, slots=True)
class RewriteValue:
    """Safe write 1: everywhere in the column, this whole text becomes that one."""

    place: Place
    find: str
    replacement: str


@dataclass(frozen=True, slots=True)
class InsertRows:
    """Safe write 2: rows inserted at row index 2, below the first data row; cells by column, absent ones absent."""

    tab_id: int
    places: tuple[Place, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    """One scalar per place; None leaves the cell empty."""
    sources: tuple[str, ...] = ()
    """Ids of the submissions, one per row."""
    formats: tuple[NumberFormat | None, ...] = ()
    """One per place."""


@dataclass(frozen=True, slots=True)
class ReplaceBlock:
    """Safe write 3: rows of a derived tab from `first_row` on; `tail` rows after them are cleared."""

    tab_id: int
    grid: Grid
    first_row: int = 0
    width: int = 0
    """Columns to write; shorter rows are filled with blanks."""
    tail: int = 0
    grow_rows: int = 0
    """Rows to append to the grid before."""


@dataclass(frozen=True, slots=True)
class SeedRows:
    """First rows of a new input tab (settings, choices), or of new columns of one; part of provisioning only."""

    tab_id: int
    rows: tuple[tuple[Scalar, ...], ...]
    start: int = 0
    """Index of the column in which the first cell of each row goes."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """Safe write 4, its first step: developer metadata on a row of people, so that it is found wherever it goes."""

    tab_id: int
    index: int
    metadata_id: int


@dataclass(frozen=True, slots=True)
class ForgetMetadata:
    """Removes developer metadata: of settled operations, of a column whose mark is to stand elsewhere."""

    metadata_ids: tuple[int, ...]


Change = (
    SetSpreadsheet
    | AddTab
    | UpdateTab
    | GrowTab
    | InsertLines
    | DeleteTab
    | SetHeader
    | SpillFormula
    | Unmerge
    | TagColumn
    | FormatColumn
    | SetValidation
    | SizeColumn
    | HideColumn
    | ClearValidation
    | Protect
    | Reprotect
    | Unprotect
    | AddChart
    | RewriteValue
    | InsertRows
    | ReplaceBlock
    | SeedRows
    | TagRow
    | ForgetMetadata
)


def tab_of(change: Change) -> int:
    """Id of the tab that a change is about; 0 where it is about the spreadsheet."""
    place: Place | None = getattr(change, "place", None)
    return place.tab_id if place else getattr(change, "tab_id", 0)


def places(change: Change) -> tuple[Place, ...]:
    """The declared columns that a change addresses by index."""
    if isinstance(change, InsertRows):
        return change.places
    return (change.place,) if isinstance(change, RewriteValue | FormatColumn) else ()
