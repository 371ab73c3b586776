"""The shapes of the TOML files of `sheets_schema/`, key by key. What their words mean together is checked elsewhere."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.model.tab import Sensitivity, Unique

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""An identifier: small Latin letters, digits, underscores."""
CHOICES = "choices"
"""The tab whose columns are lists of words."""
PAIR = ("synonym", "canonical")
"""The two columns of the choices tab that are no lists; they are its last."""
Count = Annotated[int, Field(ge=0)]
Pixels = Annotated[int, Field(ge=20, le=1000)]
Rows = Annotated[int, Field(ge=2, le=100_000)]


class Entry(BaseModel):
    """Unknown keys and wrong types are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class TabEntry(Entry):
    name: Name
    kind: Literal["input", "derived"]
    hidden: bool = False


class TemplateFile(Entry):
    """template.toml"""

    version: int = Field(ge=1)
    locales: list[str] = Field(min_length=1)
    tab: list[TabEntry] = Field(min_length=1)


class StandingEntry(Entry):
    """A column of an input tab, whoever fills it; its words stand in labels/."""

    name: Name
    field: str
    sensitivity: Sensitivity = "none"
    width: Pixels = 100


class ColumnEntry(StandingEntry):
    """A column that people type into."""

    required: bool = False
    unique: Unique = "no"
    options: list[Name] = []
    choices: str = ""
    references: str = ""
    positive: bool = False
    not_future: bool = False


class AddedColumn(ColumnEntry):
    """A column that a vertical adds, behind another one."""

    after: str


class ComputedEntry(StandingEntry):
    """A column that a formula fills."""

    formula: str = Field(min_length=1)
    where: list[Name] = Field(min_length=1)


class SettingEntry(Entry):
    """A row of the tab of settings; a value that is a word stands in labels/ instead."""

    name: Name
    value: str = ""
    field: str = "text"
    least: float | None = None
    most: float | None = None
    above: str = ""


class InputFile(Entry):
    """tabs/<tab>.toml"""

    key: list[str] = []
    key_mode: Literal["any", "all"] = "any"
    submissions: bool = False
    rows: Rows = 1000
    column: list[ColumnEntry] = Field(min_length=1)
    computed: list[ComputedEntry] = []
    setting: list[SettingEntry] = []


class ListEntry(Entry):
    """A list of words that a vertical adds to the tab of choices."""

    name: Name
    width: Pixels = 120


AddedColumns = Annotated[list[AddedColumn], Field(min_length=1)]
AddedLists = list[ListEntry]


class OverlayFile(Entry):
    """verticals/<vertical>/<tab>.toml"""

    column: AddedColumns
    list: AddedLists = []


class DerivedColumn(Entry):
    name: Name
    width: Pixels = 100


class ChartEntry(Entry):
    """Columns by name; rows counted from 0, the last one left out, the first one the header."""

    name: Name
    kind: Literal["COLUMN", "LINE", "BAR", "PIE"]
    domain: str
    series: list[str] = Field(min_length=1)
    first_row: Count
    last_row: Count
    anchor_row: Count
    anchor_column: str


class LookupEntry(Entry):
    """What a tab of formulas shows of the row that somebody asks for; all columns as `tab.column`."""

    find: list[str] = Field(min_length=1)
    card: list[str] = Field(min_length=1)
    lines: list[str] = Field(min_length=1)
    match: str
    most: Annotated[int, Field(ge=1, le=50)] = 10
    widths: list[Pixels] = []


class DerivedFile(Entry):
    """derived/<tab>.toml"""

    function: str = ""
    per_day: bool = False
    rows: Rows = 100
    frozen_rows: Count = 0
    column: list[DerivedColumn] = []
    lookup: LookupEntry | None = None
    in_force: Annotated[list[str], Field(max_length=2)] = []
    chart: list[ChartEntry] = []


class FormFile(Entry):
    """forms/<form>.toml"""

    tab: str
    columns: list[str] = Field(min_length=1)


Declaration = InputFile | DerivedFile


def spoken(tab: Declaration) -> tuple[ColumnEntry | ComputedEntry | DerivedColumn, ...]:
    """Every column of a tab that has words."""
    return (*tab.column, *(tab.computed if isinstance(tab, InputFile) else ()))
