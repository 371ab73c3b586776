"""Who may edit what: derived tabs whole, of input tabs our headers only, and never a person's own column."""

from __future__ import annotations

from app.model.change import Protect
from app.model.structure import Structure, TabStructure
from app.model.tab import Tab
from app.provision.protection import missing, protection_id
from app.templates import load
from tests.app.provision.applying import NEW

TEMPLATE = load("base", "zh-CN")
PRODUCTS = TEMPLATE.tab("products")
EDITORS = ("boss@example.com",)


def test_derived_tab_is_protected_whole() -> None:
    (made,) = _missing(TEMPLATE.tab("dashboard"), NEW)
    assert (made.columns, made.editors) == ((), EDITORS)
    assert made.description == "本页由系统自动生成，手工修改会被覆盖。"


def test_input_tab_keeps_cells_open() -> None:
    (made,) = _missing(PRODUCTS, NEW)
    assert made.columns == (0, len(PRODUCTS.columns))
    assert made.protection_id == protection_id(PRODUCTS)


def test_standing_protection_is_left() -> None:
    assert _missing(PRODUCTS, _standing(range(11), protections=frozenset({protection_id(PRODUCTS)}))) == []


def test_headers_are_protected_where_moved() -> None:
    (made,) = _missing(PRODUCTS, _standing(range(3, 14)))
    assert made.columns == (3, 14)


def test_strange_column_between_stays_open() -> None:
    made = _missing(PRODUCTS, _standing([0, 1, *range(3, 12)]))
    assert [(one.protection_id, one.columns) for one in made] == [
        (protection_id(PRODUCTS), (0, 2)),
        (protection_id(PRODUCTS, 1), (3, 12)),
    ]


def test_tab_without_columns_has_none() -> None:
    tab = TabStructure(PRODUCTS.sheet_id, "商品", 0, 9, 20)
    assert _missing(PRODUCTS, Structure("x", "zh_CN", "Asia/Shanghai", (tab,))) == []


def _standing(places: range | list[int], protections: frozenset[int] = frozenset()) -> Structure:
    marks = {column.metadata_id: place for column, place in zip(PRODUCTS.columns, places, strict=True)}
    tab = TabStructure(PRODUCTS.sheet_id, "商品", 0, 9, 20, metadata=marks, protections=protections)
    return Structure("x", "zh_CN", "Asia/Shanghai", (tab,))


def _missing(tab: Tab, structure: Structure) -> list[Protect]:
    return list(missing(tab, TEMPLATE, structure, editors=EDITORS))
