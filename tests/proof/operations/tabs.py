"""What people do to whole tabs: rename, move, double, delete, hide, add; and to the spreadsheet's own settings."""

from __future__ import annotations

from typing import Any

from tests.proof import truth
from tests.proof.operations.desk import Desk, Done


def rename_a_tab(desk: Desk) -> Done:
    tab = _any_declared(desk)
    if tab is None:
        return None
    desk.memory.titles.setdefault(tab.id, tab.title)
    return _changed(desk, tab, title=f"{tab.title}（{desk.random.randrange(1000)}）'s")


def swap_the_names_of_tabs(desk: Desk) -> Done:
    one, other = _any_declared(desk), _any_declared(desk)
    if one is None or other is None or one.id == other.id:
        return None
    steps = [(one, "换"), (other, one.title), (one, other.title)]
    return desk.boss.batch(*(_update(tab.id, title=title) for tab, title in steps))


def name_a_tab_back(desk: Desk) -> Done:
    for tab_id, title in desk.memory.titles.items():
        if tab_id in desk.now.tabs:
            del desk.memory.titles[tab_id]
            return _changed(desk, desk.now.tabs[tab_id], title=title)
    return None


def move_a_tab(desk: Desk) -> Done:
    tab = _any_declared(desk)
    return _changed(desk, tab, index=desk.random.randrange(len(desk.now.tabs))) if tab else None


def hide_a_tab(desk: Desk) -> Done:
    tab = _any_declared(desk)
    return _changed(desk, tab, hidden=True) if tab else None


def double_a_tab(desk: Desk) -> Done:
    tab = _any_declared(desk)
    return desk.boss.batch({"duplicateSheet": {"sourceSheetId": tab.id}}) if tab else None


def add_an_own_tab(desk: Desk) -> Done:
    return desk.amei.batch({"addSheet": {"properties": {"title": f"草稿{desk.random.randrange(10**6)}"}}})


def delete_a_derived_tab(desk: Desk) -> Done:
    derived = [tab.sheet_id for tab in desk.template.derived if tab.sheet_id in desk.now.tabs]
    return desk.boss.batch({"deleteSheet": {"sheetId": desk.random.choice(derived)}}) if derived else None


def delete_an_input_tab(desk: Desk) -> Done:
    here = desk.here("products", "choices", "orders")
    return desk.boss.batch({"deleteSheet": {"sheetId": here.id}}) if here else None


def shrink_a_tab(desk: Desk) -> Done:
    """The blank rows below the data are deleted."""
    here = desk.here()
    if here is None:
        return None
    grid = {"rowCount": max(here.depth, 2)}
    fields = "gridProperties.rowCount"
    properties = {"sheetId": here.id, "gridProperties": grid}
    return desk.amei.batch({"updateSheetProperties": {"properties": properties, "fields": fields}})


def freeze_more_rows(desk: Desk) -> Done:
    here = desk.here()
    if here is None:
        return None
    properties = {"sheetId": here.id, "gridProperties": {"frozenRowCount": 2}}
    return desk.amei.batch(
        {"updateSheetProperties": {"properties": properties, "fields": "gridProperties.frozenRowCount"}}
    )


def change_the_locale(desk: Desk) -> Done:
    return _set(desk, {"locale": desk.random.choice(("en_US", "zh_CN"))})


def change_the_time_zone(desk: Desk) -> Done:
    return _set(desk, {"timeZone": desk.random.choice(("America/New_York", "Asia/Shanghai"))})


def _set(desk: Desk, properties: dict[str, str]) -> bool:
    return desk.boss.batch({"updateSpreadsheetProperties": {"properties": properties, "fields": ",".join(properties)}})


def _any_declared(desk: Desk) -> truth.Tab | None:
    known = [tab.sheet_id for tab in desk.template.tabs if tab.sheet_id in desk.now.tabs]
    return desk.now.tabs[desk.random.choice(known)] if known else None


def _changed(desk: Desk, tab: truth.Tab, **properties: Any) -> bool:
    return desk.boss.batch(_update(tab.id, **properties))


def _update(tab_id: int, **properties: Any) -> dict[str, Any]:
    fields = ",".join(properties)
    return {"updateSheetProperties": {"properties": {"sheetId": tab_id, **properties}, "fields": fields}}
