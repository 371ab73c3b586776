"""Where the declared columns of a tab stand, or will stand."""

from __future__ import annotations

from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab


def places(tab: Tab, structure: Structure) -> dict[str, int]:
    """Column name → index (0-based): as declared in a new tab and in derived ones, else by its mark or its header.

    A column is absent where it has no mark and its header is missing, doubled or in a column that is marked as another.
    """
    there = structure.tab(tab.sheet_id)
    if there is None or tab.kind == "derived":
        return {column.name: index for index, column in enumerate(tab.standing)}
    found = {column.name: _place(column, there) for column in tab.standing}
    return {name: index for name, index in found.items() if index is not None}


def unprovisioned(tab: Tab, structure: Structure) -> TabStructure | None:
    """The sheet of a tab that was adopted and bears no mark yet; None for any other."""
    there = structure.tab(tab.sheet_id) if tab.adopted is not None else None
    return there if there and not {column.metadata_id for column in tab.columns} & there.metadata.keys() else None


def planned(tab: Tab, structure: Structure) -> dict[str, int]:
    """The same, and where provisioning will put the columns that an adopted sheet lacks: behind all that it holds."""
    found, there = places(tab, structure), unprovisioned(tab, structure)
    if there is None:
        return found
    missing = [column.name for column in tab.standing if column.name not in found]
    return found | {name: len(there.header) + number for number, name in enumerate(missing)}


def _place(column: Column, there: TabStructure) -> int | None:
    if column.metadata_id in there.metadata or there.header.count(column.label) != 1:
        return there.metadata.get(column.metadata_id)
    index = there.header.index(column.label)
    return None if index in there.metadata.values() else index
