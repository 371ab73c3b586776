"""A sheet that people had before becomes a tab: their columns are marked, ours are put at its right end. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.change import Change, InsertLines, Place, Protect, SetHeader, SizeColumn
from app.model.structure import Structure
from app.model.tab import Tab
from app.model.template import Template
from app.provision.columns import computed, header, typed
from app.provision.places import planned, unprovisioned
from app.provision.protection import protection_id, runs


def columns(tab: Tab, template: Template, structure: Structure) -> Iterator[Change]:
    """Everything about the columns of such a sheet; the header's texts, as long as the sheet is wide, must be known.

    Columns that are missing are inserted behind all that holds something. People's own headers stay untouched; a column
    of theirs that is called as one of our formulas' stays as it is, and that formula is left out.
    """
    there = unprovisioned(tab, structure)
    if there is None:
        return
    at = planned(tab, structure)
    new = [column for column in tab.standing if at[column.name] >= len(there.header)]
    added = [column for column in new if not column.formula]
    if new:
        yield InsertLines(tab.sheet_id, "COLUMNS", len(there.header), len(new))
    if added:
        yield SetHeader(tab.sheet_id, len(there.header), tuple(header(column, template) for column in added))
    for column in tab.columns:
        place = Place(tab.sheet_id, at[column.name], column.metadata_id)
        yield from typed(column, place, template=template, structure=structure)
    for column in (column for column in new if column.formula):
        yield from computed(tab, column, at[column.name], template=template, structure=structure)
    for column in new:
        yield SizeColumn(tab.sheet_id, at[column.name], column.width, column.hidden)


def protected(tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...]) -> Iterator[Protect]:
    """The header cells of our columns, run by run: people's columns stand between them, and stay open."""
    there = unprovisioned(tab, structure)
    if there is None:
        return
    at = planned(tab, structure)
    for number, run in enumerate(runs(at[column.name] for column in tab.columns)):
        yield Protect(protection_id(tab, number), tab.sheet_id, template.text("protection.header"), run, editors)
