"""What a template declares: columns with their field, and tabs made of columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from app.model.cell import Scalar
from app.model.ids import stable_id

Sensitivity = Literal["none", "personal", "sensitive"]
Unique = Literal["no", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Column:
    """A declared column. What its kind of value means is in `app/fields/<field>.py`, never here."""

    tab: str
    """Name of its tab."""
    name: str
    """Identifier in code and API: `phone`."""
    label: str
    """The header that people read, in the store's locale."""
    field: str
    """Kind of value: a key of the registry in `app.fields`."""
    meaning: str = ""
    """One sentence for the header's note and the dictionary."""
    example: str = ""
    required: bool = False
    unique: Unique = "no"
    sensitivity: Sensitivity = "none"
    options: tuple[str, ...] = ()
    """Fixed allowed values, in the store's locale (choice)."""
    choices: str = ""
    """Name of the column of the `choices` tab that lists the allowed values (choice); people may add to it."""
    references: str = ""
    """Name of the tab whose key this value names (reference)."""
    positive: bool = False
    """Numbers must be above 0."""
    not_future: bool = False
    """Dates must not be after today in the store's zone."""
    synonyms: tuple[str, ...] = ()
    """Other headers by which an import recognises this column."""
    width: int = 100
    """Pixels."""
    hidden: bool = False
    formula: str = ""
    """What a formula puts into each row; `{tab.column}` names whole columns (`app.provision.spills`). Else empty."""
    where: tuple[str, ...] = ()
    """Beside a formula: columns of the tab of which one must be filled, or the row stays empty."""
    adopted: bool = False
    """Whether people had this column before, and `label` is their header: what they type is never refused."""

    @property
    def metadata_id(self) -> int:
        """Id of the developer metadata that marks this column in a spreadsheet."""
        return stable_id(f"column:{self.tab}.{self.name}")

    @property
    def path(self) -> str:
        return f"{self.tab}.{self.name}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart over a derived tab: one domain column, one or more series; rows are 0-based, the last exclusive."""

    name: str
    title: str
    kind: Literal["COLUMN", "LINE", "BAR", "PIE"]
    domain: int
    series: tuple[int, ...]
    first_row: int
    last_row: int
    anchor_row: int
    anchor_column: int

    @property
    def chart_id(self) -> int:
        return stable_id(f"chart:{self.name}")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a tab of formulas shows of the row that somebody asks for in its one open cell. Columns as `tab.column`."""

    find: tuple[str, ...]
    """Columns of one tab in which what was typed is looked for, the first that has it counts."""
    card: tuple[str, ...]
    """Columns of the same tab that are shown."""
    lines: tuple[str, ...]
    """Columns of another tab that are shown of the rows that refer to it, newest by the first of them."""
    match: str
    """The column of that other tab that refers to the row, by any of `find` that is a key."""
    most: int
    """How many such rows are shown."""
    widths: tuple[int, ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Every column that its formulas name."""
        return frozenset((*self.find, *self.card, *self.lines, self.match))


@dataclass(frozen=True, slots=True)
class Tab:
    """One declared sheet: an input tab (people type) or a derived tab (the service writes)."""

    name: str
    label: str
    kind: Literal["input", "derived"]
    columns: tuple[Column, ...] = ()
    key: tuple[str, ...] = ()
    """Columns by which people know a row: the first of them that is filled (`any`) or all of them together (`all`)."""
    key_mode: Literal["any", "all"] = "any"
    computed: tuple[Column, ...] = ()
    """Columns that a spilled formula fills, behind all `columns`; nobody types in them, nobody reads them."""
    submissions: bool = False
    """Whether forms may add rows: then the last of `columns` is SUBMISSION, hidden, with the submission's id."""
    seeds: tuple[tuple[Scalar, ...], ...] = ()
    """Rows that a new sheet begins with (settings, choices)."""
    charts: tuple[Chart, ...] = ()
    hidden: bool = False
    rows: int = 1000
    """Grid rows at creation."""
    frozen_rows: int = 1
    """Rows at the top that stay in view."""
    function: str = ""
    """Derived tabs: the function of `app.analyse` that fills it."""
    in_force: tuple[str, ...] = ()
    """Derived tabs: the two columns in which every setting stands as it is in force, its label and its value."""
    lookup: Lookup | None = None
    """Derived tabs that are formulas alone: provisioned once, never published."""
    per_day: bool = False
    """Derived tabs: one sheet a day, named after the day; sync makes it, provisioning does not."""
    adopted: int | None = None
    """Google's sheetId of the sheet of people's that was adopted as this tab; None: the sheet is ours."""
    by_name: dict[str, Column] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.standing})

    @property
    def sheet_id(self) -> int:
        """Google's sheetId: the same in every store, but for a sheet that people had before."""
        return stable_id(f"tab:{self.name}") if self.adopted is None else self.adopted

    @property
    def standing(self) -> tuple[Column, ...]:
        """Every column of ours in the order in which a new sheet has them."""
        return (*self.columns, *self.computed)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that people see: all but the hidden ones."""
        return tuple(column for column in self.columns if not column.hidden)

    def column(self, name: str) -> Column:
        """The declared column of that name; KeyError where there is none."""
        return self.by_name[name]


SUBMISSION = "submission"
"""Name of the hidden last column of tabs that take submissions."""
