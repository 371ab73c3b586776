"""The team opens the sheet for the first time: learns its layout, adds a column of its own and its names to a list."""

from __future__ import annotations

from random import Random

from demo.check import Broken
from demo.desk import Desk
from demo.ledger import Ledger
from demo.material import Material
from demo.people import TEAM
from demo.person import Person, Tally
from demo.sheet import Sheet
from demo.tabs import CHOICES, MARK, OWNERS, TABS, Layout, Tab, letters


def desks(sheet: Sheet, ledger: Ledger) -> dict[str, Desk]:
    """A desk for each tab, by its name; the column of marks is added to the right of what stands there."""
    titles = sheet.titles()
    return {tab.name: _desk(sheet, tab, titles[tab.title], ledger) for tab in TABS}


def people(sheets: dict[str, Sheet], places: dict[str, Desk], *, material: Material, seed: int) -> list[Person]:
    """The four, each with a mind of their own; `sheets` are the windows they work in, by name."""
    tally = Tally()
    return [Person(name, sheet, Random(f"{seed}:{name}"), places, material, tally) for name, sheet in sheets.items()]


def add_names(sheet: Sheet) -> None:
    """Types the names of the team below the list of who may look after a customer."""
    header, listed = _owners(sheet)
    place = letters(header.index(OWNERS))
    names = [name for name in TEAM if name not in listed]
    first = len(listed) + 2
    sheet.type(f"'{CHOICES}'!{place}{first}:{place}{first + len(names) - 1}", [[name] for name in names])


def lost_names(sheet: Sheet) -> tuple[Broken, ...]:
    """Names of the team that no longer stand in the list."""
    listed = _owners(sheet)[1]
    return tuple(Broken("lost", CHOICES, name, OWNERS, name) for name in TEAM if name not in listed)


def _desk(sheet: Sheet, tab: Tab, properties: dict[str, object], ledger: Ledger) -> Desk:
    header, sheet_id = sheet.header(tab.title), int(str(properties["sheetId"]))
    typed = [text for text in header if text not in tab.formulas]  # formulas stand at the right end
    sheet.insert_column(sheet_id, len(typed))
    sheet.type(f"'{tab.title}'!{letters(len(typed))}1", [[MARK]])
    layout = Layout.of(tab, sheet_id=sheet_id, header=[*typed, MARK])
    grid = properties["gridProperties"]
    assert isinstance(grid, dict)
    return Desk(layout, ledger, int(grid["rowCount"]))


def _owners(sheet: Sheet) -> tuple[list[str], list[str]]:
    """The header of the tab of lists, and the words of that one list."""
    header = [str(text) for text in sheet.header(CHOICES)]
    place = letters(header.index(OWNERS))
    lines = sheet.values(f"'{CHOICES}'!{place}2:{place}")
    return header, [str(line[0]) if line else "" for line in lines]
