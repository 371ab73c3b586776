"""The shelf of days: one tab a day, newest first, fourteen kept, three to see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.change import AddTab, Change, DeleteTab, Protect, ReplaceBlock, UpdateTab
from app.model.report import TabContent
from app.model.structure import Structure, TabStructure
from app.model.tab import Tab
from app.publish import Published, Shelf, daily_plan, day_tab_id, standing
from tests.app.publish.sheet import Sheet, content

TODAY = date(2025, 3, 14)
EDITORS = ("service@example.com",)


def test_new_day_gets_tab() -> None:
    changes, published = _plan(TODAY, [])
    assert [type(change) for change in changes if not _sizes(change)] == [AddTab, Protect, ReplaceBlock]
    (added,) = (change for change in changes if isinstance(change, AddTab))
    assert (added.tab_id, added.title, added.index, added.hidden) == (day_tab_id(TODAY), "日报", 9, False)
    assert published[added.tab_id].grid_rows == added.rows


def test_new_tab_is_protected() -> None:
    (protect,) = (change for change in _plan(TODAY, [])[0] if isinstance(change, Protect))
    assert (protect.tab_id, protect.columns, protect.editors) == (day_tab_id(TODAY), (), EDITORS)


def test_same_day_is_replaced() -> None:
    _, published = _plan(TODAY, [])
    changes, _ = _plan(TODAY, [TODAY], published, "new")
    assert [type(change) for change in changes] == [ReplaceBlock]


def test_same_content_plans_nothing() -> None:
    _, published = _plan(TODAY, [])
    assert _plan(TODAY, [TODAY], published) == ((), published)


def test_fifteenth_day_goes() -> None:
    days = _days(14)
    changes, published = _plan(TODAY, days, {day_tab_id(day): Published(day_tab_id(day)) for day in days})
    assert [change.tab_id for change in changes if isinstance(change, DeleteTab)] == [day_tab_id(days[-1])]
    assert len(published) == 14 and day_tab_id(days[-1]) not in published


def test_fourth_day_is_hidden() -> None:
    days = _days(3)
    hidden = [change for change in _plan(TODAY, days)[0] if isinstance(change, UpdateTab)]
    assert hidden == [UpdateTab(day_tab_id(days[-1]), hidden=True)]


def test_older_day_takes_place() -> None:
    days = [TODAY, *_days(4)[1:]]
    (added,) = (change for change in _plan(_days(1)[0], days)[0] if isinstance(change, AddTab))
    assert (added.index, added.hidden) == (10, False)
    (late,) = (c for c in _plan(TODAY - timedelta(days=9), days)[0] if isinstance(c, AddTab))
    assert (late.index, late.hidden) == (9 + len(days), True)


def test_forgotten_day_is_left() -> None:
    days = _days(14)
    assert _plan(TODAY - timedelta(days=30), days) == ((), {})


def test_remade_tab_starts_blank() -> None:
    stale = {day_tab_id(TODAY): Published(day_tab_id(TODAY), ("x",), 500, 9, 1000)}
    changes, published = _plan(TODAY, [], stale)
    sheet = Sheet()
    sheet.apply(changes)
    assert sheet.holds(_content(TODAY).grid)
    assert published[day_tab_id(TODAY)].grid_rows == 50


@settings(max_examples=40)
@given(st.lists(st.integers(0, 40).map(lambda ago: TODAY - timedelta(days=ago)), max_size=25))
def test_shelf_holds_newest_sorted(days: list[date]) -> None:
    tabs: dict[int, bool] = {}
    standing: set[date] = set()
    published: Mapping[int, Published] = {}
    for day in days:
        changes, published = _plan(day, standing, published)
        _apply(tabs, changes)
        standing = {day for day in {*standing, day} if day_tab_id(day) in tabs}
    newest = [day_tab_id(day) for day in sorted(set(days), reverse=True)[:14]]
    assert list(tabs.items()) == [(tab_id, place >= 3) for place, tab_id in enumerate(newest)]
    assert set(published) == set(tabs)


def _apply(tabs: dict[int, bool], changes: Iterable[Change]) -> None:
    """Adds, hides and deletes as Google does: ids in their order → hidden or not; nine tabs stand before the days."""
    for change in changes:
        if isinstance(change, AddTab):
            assert change.tab_id not in tabs
            order = list(tabs.items())
            order.insert(change.index - 9, (change.tab_id, change.hidden))
            tabs.clear()
            tabs.update(order)
        elif isinstance(change, UpdateTab):
            tabs[change.tab_id] = bool(change.hidden)
        elif isinstance(change, DeleteTab):
            del tabs[change.tab_id]


def test_unknown_tabs_may_hold_anything() -> None:
    """Of a spreadsheet that our books know nothing of, every derived tab is to be written as a whole."""
    ours = Tab("findings", "数据问题", "derived")
    sheets = [TabStructure(tab_id, "whatever", 0, 60, 9) for tab_id in (ours.sheet_id, day_tab_id(TODAY), 12345)]
    found, days = standing(Structure("", "", "", tuple(sheets)), [ours], today=TODAY)
    assert days == {day_tab_id(TODAY): TODAY}
    assert set(found) == {ours.sheet_id, day_tab_id(TODAY)}
    assert {(tab.rows, tab.width, tab.grid_rows, tab.fingerprints) for tab in found.values()} == {(60, 9, 60, ())}


def _plan(
    day: date, days: Iterable[date], published: Mapping[int, Published] | None = None, words: str = "old"
) -> tuple[tuple[Change, ...], Mapping[int, Published]]:
    shelf = Shelf(frozenset(days), index=9, editors=EDITORS)
    return daily_plan(_content(day, words), published or {}, day=day, shelf=shelf)


def _content(day: date, words: str = "old") -> TabContent:
    return replace(content(words, tab="daily", tab_id=day_tab_id(day)), title="日报")


def _days(count: int) -> list[date]:
    """So many days before today, newest first."""
    return [TODAY - timedelta(days=ago) for ago in range(1, count + 1)]


def _sizes(change: Change) -> bool:
    return type(change).__name__ == "SizeColumn"
