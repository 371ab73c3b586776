"""What a newer template begins a tab with, where the tab is there: rows of settings, words of new lists. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from app.fields import field_of
from app.fields.folding import folded
from app.model.cell import Scalar, is_blank
from app.model.change import InsertRows, SeedRows
from app.model.row import shown
from app.model.structure import Structure
from app.model.tab import Column
from app.model.template import Template
from app.provision.places import places
from app.structure.item import Item, Spot
from app.structure.view import View

SETTINGS, CHOICES = "settings", "choices"


def doubts(template: Template, structure: Structure, version: int) -> Iterator[Spot]:
    """The column of the settings' names, where the spreadsheet stands at an older version."""
    tab = next((tab for tab in template.inputs if tab.name == SETTINGS), None)
    if tab and version < template.version:
        name = tab.columns[0].name
        yield from ((tab.sheet_id, index) for found, index in places(tab, structure).items() if found == name)


def rows(view: View) -> Iterator[Item]:
    """Settings of a newer version that nobody has yet, inserted below the first one.

    Only where the store stands at an older version: a setting that somebody took out stays out.
    """
    tab, facts = view.tab, view.facts
    named = facts.values.get((tab.sheet_id, view.present.get(tab.columns[0].name, -1)))
    if tab.name != SETTINGS or facts.version >= view.template.version or named is None:
        return
    known = {folded(shown(cell)) for cell in named}
    added = tuple(seed for seed in tab.seeds if folded(shown(seed[0])) not in known)
    there = [column for column in tab.columns if column.name in view.present]
    if added and len(there) == len(tab.columns):
        at = tuple(view.place(column, view.present[column.name]) for column in there)
        formats = tuple(field_of(column).number_format for column in there)
        change = InsertRows(tab.sheet_id, at, added, formats=formats)
        yield Item("seeds.missing", tab.name, seen="、".join(shown(seed[0]) for seed in added), changes=(change,))


def words(view: View, column: Column, index: int) -> Iterator[SeedRows]:
    """The words of a list that is put in: those that stood in it when it was last read, else the template's first."""
    if view.tab.name != CHOICES:
        return
    at = view.tab.columns.index(column)
    kept = [row.get(column.name) for row in view.facts.kept.get(CHOICES, ())]
    first: list[Scalar] = [seed[at] if at < len(seed) else None for seed in view.tab.seeds]
    cells = kept if any(not is_blank(cell) for cell in kept) else first
    last = len(cells) - len(list(takewhile(is_blank, reversed(cells))))
    if last:
        yield SeedRows(view.tab.sheet_id, tuple((cell,) for cell in cells[:last]), index)
