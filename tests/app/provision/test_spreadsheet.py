"""A new spreadsheet gets everything at once; one that lost something gets that back; planned again, nothing is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.change import AddTab, SeedRows, SetSpreadsheet
from app.model.structure import Structure, TabStructure
from app.provision import collisions
from app.templates import load
from tests.app.provision.applying import NEW, applied, planned, provisioned, without

TEMPLATE = load("base", "zh-CN")
DONE = provisioned(TEMPLATE)


def test_new_spreadsheet_gets_every_tab() -> None:
    titles = [tab.title for tab in sorted(DONE.tabs, key=lambda tab: tab.index)]
    assert titles == [*(tab.label for tab in TEMPLATE.tabs if not tab.per_day), "Sheet1"]
    assert titles[:3] == ["看板", "今日提醒", "客户"]


def test_tabs_come_before_all_else() -> None:
    kinds = [type(change) for change in planned(TEMPLATE)]
    last = len(kinds) - 1 - kinds[::-1].index(AddTab)
    assert set(kinds[: last + 1]) == {SetSpreadsheet, AddTab}


@pytest.mark.parametrize(("locale", "spelt"), [("zh-CN", "zh_CN"), ("en", "en_US")])
def test_locale_and_zone_are_set(locale: str, spelt: str) -> None:
    structure = provisioned(load("base", locale))
    assert (structure.locale, structure.timezone) == (spelt, "Asia/Shanghai")


def test_right_properties_stay_untouched() -> None:
    structure = Structure("店铺", "zh_CN", "Asia/Shanghai", NEW.tabs)
    assert not any(isinstance(change, SetSpreadsheet) for change in planned(TEMPLATE, structure))


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_second_plan_is_empty(locale: str) -> None:
    template = load("base", locale)
    assert planned(template, provisioned(template)) == ()


def test_seeds_go_in_once() -> None:
    lost = TEMPLATE.tab("orders").sheet_id
    assert sum(isinstance(change, SeedRows) for change in planned(TEMPLATE)) == 2
    assert not any(isinstance(change, SeedRows) for change in planned(TEMPLATE, without(DONE, lost)))


@given(lost=st.sets(st.sampled_from([tab.tab_id for tab in DONE.tabs if tab.title != "Sheet1"])))
@settings(max_examples=30)
def test_deleted_tabs_come_back(lost: set[int]) -> None:
    damaged = DONE
    for tab_id in lost:
        damaged = without(damaged, tab_id)
    repaired = applied(damaged, planned(TEMPLATE, damaged))
    assert sorted(repaired.tabs, key=_index) == sorted(DONE.tabs, key=_index)


@given(data=st.data())
@settings(max_examples=30)
def test_lost_marks_come_back(data: st.DataObject) -> None:
    damaged = replace(DONE, tabs=tuple(_damaged(tab, data) for tab in DONE.tabs))
    repaired = applied(damaged, planned(TEMPLATE, damaged))
    assert repaired == DONE
    assert planned(TEMPLATE, repaired) == ()


def test_strange_sheet_of_title_collides() -> None:
    structure = Structure("x", "zh_CN", "Asia/Shanghai", (TabStructure(7, "客户", 0, 10, 5),))
    assert collisions(TEMPLATE, structure) == ("客户",)
    assert collisions(load("base", "en"), replace(structure, tabs=(TabStructure(7, "ORDERS", 0, 9, 9),))) == ("Orders",)


def test_own_sheets_never_collide() -> None:
    assert collisions(TEMPLATE, DONE) == ()
    assert collisions(TEMPLATE, NEW) == ()


def _damaged(tab: TabStructure, data: st.DataObject) -> TabStructure:
    return replace(
        tab,
        metadata={key: place for key, place in tab.metadata.items() if data.draw(st.booleans())},
        protections=frozenset(key for key in tab.protections if data.draw(st.booleans())),
        charts=frozenset(key for key in tab.charts if data.draw(st.booleans())),
    )


def _index(tab: TabStructure) -> int:
    return tab.index
