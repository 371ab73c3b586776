"""Formulas as the sheet gets them: whole columns where they stand, words of the locale, nothing left to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.model.change import FormatColumn, SizeColumn, SpillFormula
from app.model.structure import Structure
from app.provision.spills import formula
from app.templates import load
from tests.app.provision.applying import NEW, planned, provisioned

ZH, EN = load("base", "zh-CN"), load("base", "en")
PRODUCT = ZH.column("orders.product_name")


def test_formula_names_whole_columns() -> None:
    assert formula(PRODUCT, ZH, NEW) == (
        "=ARRAYFORMULA(IF(ROW('订单'!$E:$E)=1,\"商品名称\",IF('订单'!$E:$E=\"\",,"
        "IFNA(XLOOKUP('订单'!$E:$E&\"\",'商品'!$A:$A,'商品'!$B:$B),))))"
    )


def test_formula_follows_people() -> None:
    """Where a tab was renamed and a column moved before the formula was put in."""
    done = provisioned(ZH)
    orders, products = ZH.tab("orders"), ZH.tab("products")
    marks = {**_marks(done, orders.sheet_id), orders.column("sku").metadata_id: 40}
    tabs = {orders.sheet_id: {"title": "我们的'订单'", "metadata": marks}, products.sheet_id: {"title": "货"}}
    moved = replace(done, tabs=tuple(replace(tab, **tabs.get(tab.tab_id, {})) for tab in done.tabs))  # type: ignore[arg-type]
    assert "'我们的''订单'''!$AO:$AO" in formula(PRODUCT, ZH, moved)
    assert "'货'!$B:$B" in formula(PRODUCT, ZH, moved)


def test_options_and_settings_speak_locale() -> None:
    zh, en = (formula(template.column("customers.tier"), template, NEW) for template in (ZH, EN))
    assert '"已取消"' in zh and '"银卡会员"' in zh and '"会员等级 2 名称"' in zh
    assert '"Cancelled"' in en and '"Silver"' in en and '"Tier 2 name"' in en


def test_no_name_is_left() -> None:
    spilled = [change for change in planned(ZH) if isinstance(change, SpillFormula)]
    assert [change.header.label for change in spilled] == [
        *("会员等级", "积分", "累计消费", "最近购买", "客户姓名", "商品名称", "类别"),
    ]
    assert not any("{customers" in change.formula or "{settings" in change.formula for change in spilled)


def test_columns_stand_behind_typed() -> None:
    """Behind the hidden column too: a store that gets them later keeps every column where it is."""
    spilled = [change.place.index for change in planned(ZH) if isinstance(change, SpillFormula)]
    typed = {name: len(ZH.tab(name).columns) for name in ("customers", "orders")}
    assert spilled == [*range(typed["customers"], typed["customers"] + 4), *range(typed["orders"], typed["orders"] + 3)]


def test_results_are_shown_as_kind() -> None:
    spent = ZH.column("customers.spent")
    formats = {
        change.place.metadata_id: change.number_format for change in planned(ZH) if isinstance(change, FormatColumn)
    }
    assert formats[spent.metadata_id].pattern == "#,##0.00"
    assert ZH.column("orders.customer_name").metadata_id not in formats


def test_wide_enough_for_all() -> None:
    sized = [change for change in planned(ZH) if isinstance(change, SizeColumn)]
    assert sum(change.tab_id == ZH.tab("customers").sheet_id for change in sized) == len(ZH.tab("customers").standing)


def _marks(structure: Structure, tab_id: int) -> Mapping[int, int]:
    return next(tab.metadata for tab in structure.tabs if tab.tab_id == tab_id)
