"""Which derived tabs to write: the standing ones where they differ, the days that are due. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app import analyse, publish
from app.analyse import Source
from app.model.change import Change
from app.model.tab import Tab
from app.publish import Published, Shelf


@dataclass(frozen=True, slots=True)
class Publication:
    """Changes of derived tabs, and what will stand once they are applied."""

    changes: tuple[Change, ...]
    standing: Mapping[int, Published]
    days: Mapping[int, date]
    """Sheet id → day, of the days' tabs that stand or will."""
    written: Mapping[int, date]
    """Sheet id → day, of the summaries that were due: done once this is applied, also where nothing differs."""


NOTHING_PUBLISHED = Publication((), {}, {}, {})


def publication(
    source: Source, published: Mapping[int, Published], *, due: Iterable[date], shelf: Shelf, solved: int
) -> Publication:
    """The report of this moment against what we know to stand."""
    known = {**_unknown(source.template.derived), **published}
    changes, standing = publish.plan(analyse.report(source), known)
    days = {publish.day_tab_id(day): day for day in shelf.days}
    written = {publish.day_tab_id(day): day for day in due}
    for tab_id, day in written.items():
        content = analyse.daily(source, day=day, solved=solved if day == source.as_of else 0)
        more, standing = publish.daily_plan(content, standing, day=day, shelf=shelf)
        changes += more
        shelf = shelf.including(day)
        days[tab_id] = day
    return Publication(changes, standing, days, written)


def _unknown(tabs: Iterable[Tab]) -> dict[int, Published]:
    """Standing tabs of which our books say nothing: all of them is written, and what lies below is cleared."""
    return {
        tab.sheet_id: Published.unknown(tab.sheet_id, grid_rows=tab.rows, width=len(tab.columns))
        for tab in tabs
        if not tab.per_day and tab.lookup is None
    }
