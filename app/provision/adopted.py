"""A sheet that people had before becomes a tab: their columns are marked, ours are put at its right end. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.model.change import AddColumns, Change, Place, Protect, SetHeader, SizeColumn
from app.model.ids import stable_id
from app.model.structure import Structure, TabStructure
from app.model.tab import Tab
from app.model.template import Template
from app.provision.columns import header, typed
from app.provision.places import places


def unprovisioned(tab: Tab, structure: Structure) -> TabStructure | None:
    """The sheet of a tab that was adopted and bears no mark yet; None for any other."""
    there = structure.tab(tab.sheet_id) if tab.adopted is not None else None
    return there if there and not {column.metadata_id for column in tab.columns} & there.metadata.keys() else None


def columns(tab: Tab, template: Template, structure: Structure) -> Iterator[Change]:
    """Everything about the columns of such a sheet; the header's texts, as long as the sheet is wide, must be known.

    Columns that are missing are inserted behind all that holds something. People's own headers stay untouched.
    """
    there = unprovisioned(tab, structure)
    if there is None:
        return
    at = _places(tab, structure, there)
    added = [column for column in tab.columns if at[column.name] >= len(there.header)]
    if added:
        yield AddColumns(tab.sheet_id, len(there.header), len(added))
        yield SetHeader(tab.sheet_id, len(there.header), tuple(header(column, template) for column in added))
    for column in tab.columns:
        place = Place(tab.sheet_id, at[column.name], column.metadata_id)
        yield from typed(column, place, template=template, structure=structure)
    for column in added:
        yield SizeColumn(tab.sheet_id, at[column.name], column.width, column.hidden)


def protected(tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...]) -> Iterator[Protect]:
    """The header cells of our columns, run by run: people's columns stand between them, and stay open."""
    there = unprovisioned(tab, structure)
    if there is None:
        return
    for number, run in enumerate(_runs(sorted(_places(tab, structure, there).values()))):
        name = f"protect:{tab.name}" + (f":{number}" if number else "")
        yield Protect(stable_id(name), tab.sheet_id, template.text("protection.header"), run, editors)


def _places(tab: Tab, structure: Structure, there: TabStructure) -> dict[str, int]:
    found = places(tab, structure)
    missing = [column.name for column in tab.columns if column.name not in found]
    return found | {name: len(there.header) + number for number, name in enumerate(missing)}


def _runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each row of neighbours."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    yield from ((start, end) for start, end in runs)
