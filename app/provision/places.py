"""Where the declared columns of a tab stand, or will stand."""

from __future__ import annotations

from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab


def places(tab: Tab, structure: Structure) -> dict[str, int]:
    """Column name → index (0-based): as declared in a new tab; in one that is there by its mark, else by its header.

    A column is absent where it has no mark and its header is missing, doubled or in a column that is marked as another.
    """
    there = structure.tab(tab.sheet_id)
    if there is None:
        return {column.name: index for index, column in enumerate(tab.columns)}
    found = {column.name: _place(column, there) for column in tab.columns}
    return {name: index for name, index in found.items() if index is not None}


def _place(column: Column, there: TabStructure) -> int | None:
    if column.metadata_id in there.metadata or there.header.count(column.label) != 1:
        return there.metadata.get(column.metadata_id)
    index = there.header.index(column.label)
    return None if index in there.metadata.values() else index
