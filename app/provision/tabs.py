"""The sheets that are missing: where they go among those that are there, how large, what is frozen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.model.change import AddTab
from app.model.structure import Structure
from app.model.tab import Tab

SPARE_COLUMNS = 6
"""Columns for people's own, to the right of ours."""
LEAST_COLUMNS = 26
"""What a new sheet of Google's has."""


def added(wanted: Sequence[Tab], structure: Structure) -> Iterator[AddTab]:
    """Each missing tab, behind the one that precedes it in the template; the first ones before all other sheets."""
    order = [tab.tab_id for tab in sorted(structure.tabs, key=lambda tab: tab.index)]
    place = 0
    for tab in wanted:
        if tab.sheet_id not in order:
            order.insert(place, tab.sheet_id)
            yield _new(tab, place)
        place = order.index(tab.sheet_id) + 1


def _new(tab: Tab, index: int) -> AddTab:
    return AddTab(
        tab_id=tab.sheet_id,
        title=tab.label,
        index=index,
        rows=tab.rows,
        columns=max(LEAST_COLUMNS, len(tab.standing) + SPARE_COLUMNS),
        frozen_rows=tab.frozen_rows,
        frozen_columns=_frozen_columns(tab),
        hidden=tab.hidden,
    )


def _frozen_columns(tab: Tab) -> int:
    """Up to the first key column, so that a row stays known while one scrolls to the right."""
    names = [column.name for column in tab.columns]
    return names.index(tab.key[0]) + 1 if tab.key else 0
