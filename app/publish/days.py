"""The shelf of days' summaries: one tab a day, newest first, the oldest taken away. What it says is not known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.model.change import AddTab, Change, DeleteTab, Protect, SizeColumn, UpdateTab
from app.model.ids import stable_id
from app.model.report import Report, TabContent
from app.model.structure import Structure
from app.model.tab import Tab
from app.publish.blocks import Plans, plan
from app.publish.published import Published, whole_blocks, width

WIDTHS = (200, 130)
"""Pixels of the first column, and of the others."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The days' tabs that stand in a spreadsheet now, and the rules they stand by."""

    days: frozenset[date]
    index: int
    """Where the first of them stands, or would: the number of tabs before it."""
    editors: tuple[str, ...] = ()
    """Who may edit a day's tab beside the owner: the service."""
    keep: int = 14
    shown: int = 3
    """The newest so many are not hidden."""

    def newest(self, count: int) -> list[date]:
        return sorted(self.days, reverse=True)[:count]

    def including(self, day: date) -> Shelf:
        return Shelf(self.days | {day}, self.index, self.editors, self.keep, self.shown)


def day_tab_id(day: date) -> int:
    """The sheet id of a day's tab, the same in every store."""
    return stable_id(f"daily:{day.isoformat()}")


def standing(structure: Structure, tabs: Iterable[Tab], *, today: date) -> tuple[dict[int, Published], dict[int, date]]:
    """What may stand in the derived tabs of a spreadsheet that our books know nothing of: anything, as far as they
    reach. With the day of each day's tab; those of the last year are known by their ids, whatever they are called."""
    days = {day_tab_id(day): day for day in (today - timedelta(days=ago) for ago in range(-1, 366))}
    ours = {tab.sheet_id for tab in tabs if not tab.per_day} | days.keys()
    here = [tab for tab in structure.tabs if tab.tab_id in ours]
    found = {tab.tab_id: Published.unknown(tab.tab_id, grid_rows=tab.rows, width=tab.columns) for tab in here}
    return found, {tab_id: day for tab_id, day in days.items() if tab_id in found}


def daily_plan(content: TabContent, published: Mapping[int, Published], *, day: date, shelf: Shelf) -> Plans:
    """Puts a day's summary on the shelf: replaced where it stands, else added in its place, newest first.

    The tabs beyond `shelf.keep` are deleted, those that are no longer among the newest `shelf.shown` hidden. A day that
    is itself older than those kept is not written; then the answer is no changes.
    """
    after = shelf.including(day)
    if day not in after.newest(after.keep):
        return (), published
    gone = [day_tab_id(old) for old in sorted(after.days - set(after.newest(after.keep)))]
    added = tuple(_added(content, day, after)) if day not in shelf.days else ()
    standing = _standing(content, published, added)
    written, standing = plan(Report((content,)), standing)
    changes = (*added, *written, *_hidden(shelf, after), *map(DeleteTab, gone))
    return changes, {tab_id: tab for tab_id, tab in standing.items() if tab_id not in gone}


def _added(content: TabContent, day: date, shelf: Shelf) -> Iterator[Change]:
    """A new tab where its day belongs, protected as a whole."""
    place = shelf.newest(len(shelf.days)).index(day)
    columns = width(content.grid)
    yield AddTab(
        content.tab_id,
        content.title,
        index=shelf.index + place,
        rows=whole_blocks(len(content.grid)),
        columns=columns,
        hidden=place >= shelf.shown,
    )
    for index in range(columns):
        yield SizeColumn(content.tab_id, index, WIDTHS[min(index, 1)])
    protection = stable_id(f"protection:daily:{day.isoformat()}")
    yield Protect(protection, content.tab_id, content.title, editors=shelf.editors)


def _standing(
    content: TabContent, published: Mapping[int, Published], added: tuple[Change, ...]
) -> Mapping[int, Published]:
    """What stands once the new tab is there: whatever was known of a tab with its id is of one that is gone."""
    rows = next((change.rows for change in added if isinstance(change, AddTab)), 0)
    return {**published, content.tab_id: Published.blank(content.tab_id, grid_rows=rows)} if rows else published


def _hidden(before: Shelf, after: Shelf) -> Iterator[Change]:
    """Tabs that were among the newest and are no longer."""
    leaving = set(before.newest(before.shown)) - set(after.newest(after.shown))
    for day in sorted(leaving & set(after.newest(after.keep))):
        yield UpdateTab(day_tab_id(day), hidden=True)
