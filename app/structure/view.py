"""One tab that is there, with all that is known of it when its differences are told. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.model.change import Place
from app.model.detail import TabDetail
from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab
from app.model.template import Template
from app.structure.item import Facts
from app.structure.standing import Stand, present

NO_DETAIL = TabDetail()


@dataclass(frozen=True, slots=True)
class Shift:
    """How the columns of a tab move aside for those that are put in."""

    before: tuple[int, ...] = ()
    """Index, as it stands, before which each of them goes, from left to right."""

    def of(self, index: int) -> int:
        """Where a column that is there stands afterwards."""
        return index + sum(place <= index for place in self.before)

    def new(self, number: int) -> int:
        """Where the one of that number is put."""
        return self.before[number] + number


@dataclass(frozen=True, slots=True)
class View:
    """A tab, as it is and as it will be."""

    tab: Tab
    there: TabStructure
    template: Template
    facts: Facts
    is_: Structure
    """The whole spreadsheet as it is."""
    will: Structure
    """The whole spreadsheet with its columns where they will be."""
    stands: Mapping[str, Stand]
    new: tuple[Column, ...] = ()
    """Columns to be made anew, from left to right."""
    shift: Shift = Shift()

    @property
    def detail(self) -> TabDetail:
        return self.there.detail or NO_DETAIL

    @property
    def present(self) -> dict[str, int]:
        """Index of each column whose place is certain enough to be addressed, as it is."""
        return present(self.stands)

    @property
    def lower(self) -> int:
        """How far everything moves down: 1 where a new first row is put in."""
        after = self.will.tab(self.tab.sheet_id)
        return after.rows - self.there.rows if after else 0

    @property
    def marked(self) -> Collection[int]:
        return self.there.metadata.values()

    def text(self, index: int) -> str:
        """The header at an index."""
        return self.there.header[index].strip() if index < len(self.there.header) else ""

    def place(self, column: Column, index: int) -> Place:
        """Where a column that is there now will be addressed."""
        return Place(self.tab.sheet_id, self.shift.of(index), column.metadata_id)
