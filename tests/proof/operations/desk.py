"""Where a person sits: the sheet as it stands before them, a die, and what people remember of what they did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from app.model.cell import Scalar
from app.model.tab import Column, Tab
from app.model.template import Template
from localsheets.truth.cell import Value
from tests.proof import truth
from tests.proof.mess import messy
from tests.proof.people import Json, Person
from tests.proof.truth import Snapshot

Done = bool | None
"""True: done; False: Google refused it; None: there was nothing to do it to."""
AMEI, BOSS = "amei@shop.example", "boss@shop.example"


@dataclass
class Memory:
    """What people remember, so that they can take it back."""

    done: Counter[tuple[str, Done]] = field(default_factory=Counter)
    headers: dict[tuple[int, int], str] = field(default_factory=dict)
    """Sheet and column id → the header that stood there before somebody changed it."""
    titles: dict[int, str] = field(default_factory=dict)
    away: bool = False
    """Whether the spreadsheet is in the bin, or not shared with the service."""


@dataclass(frozen=True, slots=True)
class Here:
    """One declared tab as it stands now."""

    tab: Tab
    stands: truth.Tab
    random: Random

    @property
    def id(self) -> int:
        return self.stands.id

    @property
    def name(self) -> str:
        """The title as A1 notation has it."""
        return "'" + self.stands.title.replace("'", "''") + "'"

    @property
    def depth(self) -> int:
        """Rows down to the last that holds something."""
        return max(self.stands.depth(), 1)

    @property
    def width(self) -> int:
        return len(self.stands.columns) or len(self.tab.columns)

    def row(self) -> int:
        """0-based index of a row of data, or of the first blank one."""
        return self.random.randrange(1, max(self.depth, 2))

    def column(self) -> int:
        """0-based index of a column that stands under a declared header."""
        known = [index for index in range(self.width) if self.declared(index)]
        return self.random.choice(known) if known else 0

    def declared(self, index: int) -> Column | None:
        """The declared column whose header stands there."""
        column_id = self.stands.columns[index] if index < len(self.stands.columns) else 0
        label = self.stands.header.get(column_id, "")
        return next((column for column in self.tab.columns if column.label == label), None)

    def value(self, row: int, column: int) -> Value:
        rows, columns = self.stands.rows, self.stands.columns
        inside = row < len(rows) and column < len(columns)
        return self.stands.value(rows[row], columns[column]) if inside else None

    def messy(self, column: int) -> Scalar:
        """What somebody types there."""
        declared = self.declared(column)
        return messy(declared or self.tab.columns[0], self.random)

    def a1(self, row: int, column: int) -> str:
        return f"{self.name}!{letters(column)}{row + 1}"

    def box(self, top: int, left: int, *, height: int = 1, width: int = 1) -> Json:
        """A GridRange."""
        area = {"startRowIndex": top, "endRowIndex": top + height}
        return {"sheetId": self.id, **area, "startColumnIndex": left, "endColumnIndex": left + width}

    def lines(self, dimension: str, start: int, count: int = 1) -> Json:
        """A DimensionRange."""
        return {"sheetId": self.id, "dimension": dimension, "startIndex": start, "endIndex": start + count}

    def spot(self, row: int, column: int) -> Json:
        return {"sheetId": self.id, "rowIndex": row, "columnIndex": column}


@dataclass
class Desk:
    """What an operation is given."""

    template: Template
    now: Snapshot
    random: Random
    people: Mapping[str, Person]
    memory: Memory
    rewritten: list[tuple[int, int, int, str, Value]] = field(default_factory=list)
    """What the service has rewritten: sheet, row and column ids, the text before, the value after."""
    put_back: dict[tuple[int, int, int], str] = field(default_factory=dict)
    """Where people have put such a text back."""

    @property
    def amei(self) -> Person:
        """An editor, whom protections bind."""
        return self.people[AMEI]

    @property
    def boss(self) -> Person:
        """An editor too, or the owner of the spreadsheet."""
        return self.people[BOSS]

    def anybody(self) -> Person:
        return self.random.choice((self.amei, self.boss))

    def here(self, *names: str) -> Here | None:
        """One of the input tabs that stand, customers and orders first; None where none of them is left."""
        wanted = names or ("customers", "customers", "customers", "orders", "orders", "products", "choices")
        there = [name for name in wanted if self.template.tab(name).sheet_id in self.now.tabs]
        if not there:
            return None
        tab = self.template.tab(self.random.choice(there))
        return Here(tab, self.now.tabs[tab.sheet_id], self.random)


def letters(index: int) -> str:
    """A column's name: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def user_entered(value: Any) -> Json:
    """An ExtendedValue as a client writes it."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int | float):
        return {"numberValue": value}
    return {"formulaValue" if str(value).startswith("=") else "stringValue": str(value)}
