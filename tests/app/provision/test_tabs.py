"""Missing sheets: their place among the others, their size, what is frozen."""

from __future__ import annotations

from app.model.change import AddTab
from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab
from app.provision.tabs import added
from app.templates import load

TEMPLATE = load("base", "zh-CN")
EMPTY = Structure("x", "zh_CN", "Asia/Shanghai", ())


def test_missing_tab_follows_its_predecessor() -> None:
    orders, products = TEMPLATE.tab("orders"), TEMPLATE.tab("products")
    there = [
        TabStructure(1, "mine", 0, 9, 9),
        TabStructure(orders.sheet_id, "订单", 1, 9, 9),
        TabStructure(2, "b", 2, 9, 9),
    ]
    (made,) = added([orders, products], Structure("x", "zh_CN", "", tuple(there)))
    assert (made.tab_id, made.index) == (products.sheet_id, 2)


def test_key_column_stays_in_view() -> None:
    frozen = {tab.title: (tab.frozen_rows, tab.frozen_columns) for tab in added(TEMPLATE.tabs, EMPTY)}
    assert (frozen["客户"], frozen["订单"], frozen["选项"]) == ((1, 2), (1, 1), (1, 0))
    assert (frozen["看板"], frozen["数据问题"]) == ((0, 0), (1, 0))


def test_grid_leaves_room_to_the_right() -> None:
    wide = Tab("wide", "宽", "input", tuple(Column("wide", f"c{n}", f"c{n}", "text") for n in range(40)))
    (made,) = added([wide], EMPTY)
    assert made.columns > 40
    assert all(tab.columns >= 26 for tab in added(TEMPLATE.tabs, EMPTY))


def test_input_tabs_begin_with_room() -> None:
    rows = {tab.title: tab.rows for tab in added(TEMPLATE.tabs, EMPTY)}
    assert (rows["客户"], rows["订单"], rows["商品"]) == (1000, 1000, 1000)


def test_sheet_ids_are_the_same_always() -> None:
    made = {tab.title: tab.tab_id for tab in added(TEMPLATE.tabs, EMPTY)}
    english = {tab.name: tab.sheet_id for tab in load("base", "en").tabs}
    assert made["客户"] == english["customers"] == TEMPLATE.tab("customers").sheet_id
    assert all(isinstance(tab, AddTab) for tab in added(TEMPLATE.tabs, EMPTY))
