"""The formula that leads to a row."""

from __future__ import annotations

import pytest

from app.analyse.link import letters, link
from app.model.tab import Tab
from tests.app.analyse.shop import ZH

CUSTOMERS, ORDERS, PRODUCTS = ZH.tab("customers"), ZH.tab("orders"), ZH.tab("products")


def test_single_key_looked_up() -> None:
    assert _link(PRODUCTS, key="LP-1", column="price") == (
        f'=IFERROR(HYPERLINK("#gid={PRODUCTS.sheet_id}&range=G"&'
        "IFERROR(MATCH($C2,'商品'!$A:$A,0),MATCH(VALUE($C2),'商品'!$A:$A,0))"
        ',"→"),"")'
    )


def test_either_key_looked_up() -> None:
    formula = _link(CUSTOMERS, key="xiaomei")
    assert formula.index("'客户'!$B:$B") < formula.index("'客户'!$C:$C")
    assert "&range=B" in formula


def test_first_part_looked_up() -> None:
    formula = _link(ORDERS, key="A1 LP-1", column="paid")
    assert """MATCH(LEFT($C2,FIND(" ",$C2&" ")-1),'订单'!$A:$A,0)""" in formula
    assert "&range=I" in formula


def test_moved_columns_are_followed() -> None:
    found = link(PRODUCTS, key="LP-1", key_cell="$C2", places={"sku": 27, "price": 3}, column="price")
    assert found and "'商品'!$AB:$AB" in found.text and "&range=D" in found.text


def test_lost_key_has_no_link() -> None:
    assert link(PRODUCTS, key="LP-1", key_cell="$C2", places={"price": 3}, column="price") is None


def test_keyless_tab_has_no_link() -> None:
    assert link(Tab("notes", "笔记", "input"), key="a", key_cell="$C2", places={"x": 1}, column="x") is None


def test_wildcards_taken_by_letter() -> None:
    assert 'SUBSTITUTE(SUBSTITUTE($C2,"~","~~"),"*","~*")' in _link(PRODUCTS, key="5*3~")


@pytest.mark.parametrize("key", ['"),IMPORTXML("http://x")', "'!A1", "=1+1"])
def test_keys_never_reach_formula(key: str) -> None:
    assert _link(PRODUCTS, key=key) == _link(PRODUCTS, key="LP-1")


def test_letters_go_beyond_z() -> None:
    assert [letters(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def _link(tab: Tab, *, key: str, column: str = "") -> str:
    places = {column.name: index for index, column in enumerate(tab.columns)}
    formula = link(tab, key=key, key_cell="$C2", places=places, column=column)
    return formula.text if formula else ""
