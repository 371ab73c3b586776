"""Which sheets of a workbook are which tabs: by title and columns, nothing taken on a doubt."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.tab import Tab
from app.model.workbook import SheetCells
from app.onboarding.mapping import adopted, wrong
from app.templates import load
from tests.app.onboarding.books import columns, mapping, sheets
from tests.workbooks import CHINESE, ENGLISH, FOREIGN, Rows, Workbook

CUSTOMERS = CHINESE["客户资料"]


def turned(rows: Rows, order: list[int]) -> Rows:
    return [[row[index] for index in order] for row in rows]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_chinese_workbook_is_known(locale: str) -> None:
    found = mapping(CHINESE, locale=locale)
    assert {title: (match.state, match.tab) for title, match in found.items()} == {
        "客户资料": ("adopted", "customers"),
        "销售记录": ("adopted", "orders"),
        "杂记": ("kept", ""),
    }
    assert columns(found["销售记录"])["客户手机"] == "customer"
    assert {"序号", "会员等级", "喜欢的颜色"}.isdisjoint(columns(found["客户资料"]))


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_english_workbook_is_known(locale: str) -> None:
    found = mapping(ENGLISH, locale=locale)
    assert {title: match.tab for title, match in found.items()} == {"Clients": "customers", "Inventory": "products"}
    assert columns(found["Clients"]) == {
        **{"Full Name": "name", "Phone number": "phone", "E-mail": "email", "Adress": "address", "Notes": "note"},
    }


def test_foreign_workbook_is_kept() -> None:
    (match,) = mapping(FOREIGN).values()
    assert (match.state, match.reason, match.confidence) == ("kept", "unknown", 0.0)
    assert {column.state for column in match.columns} == {"kept"}


@settings(max_examples=15)
@given(st.permutations(range(len(CUSTOMERS[0]))), st.permutations(range(len(CHINESE["销售记录"][0]))))
def test_shuffled_columns_map_the_same(first: list[int], second: list[int]) -> None:
    book = {"客户资料": turned(CUSTOMERS, first), "销售记录": turned(CHINESE["销售记录"], second)}
    assert {title: columns(match) for title, match in mapping(book).items()} == {
        title: columns(match) for title, match in mapping(CHINESE).items() if match.tab
    }


def test_header_below_is_told() -> None:
    match = mapping({"客户": [["小美的店客户表"], ["更新于 3 月"], *CUSTOMERS]})["客户"]
    assert (match.state, match.reason, match.header_row) == ("suggested", "header_below", 3)


def test_two_lists_are_unclear() -> None:
    found = mapping({"客户一": CUSTOMERS, "客户二": CUSTOMERS})
    assert {match.state for match in found.values()} == {"suggested"}
    assert {match.reason for match in found.values()} == {"ambiguous"}


def test_person_decides_between_lists() -> None:
    choices = {"客户一": ("customers", {"备注": "", "会员等级": "tags"}), "客户二": ("", {})}
    found = mapping({"客户一": CUSTOMERS, "客户二": CUSTOMERS}, choices=choices)
    assert (found["客户一"].state, found["客户二"].reason) == ("adopted", "left_out")
    taken = columns(found["客户一"])
    assert taken["会员等级"] == "tags" and "备注" not in taken


def test_marks_speak_before_words() -> None:
    tab = load("base", "zh-CN").tab("customers")
    (known,) = sheets({"随便": [["甲", "乙"], ["王小美", "13800138000"]]})
    marked = SheetCells(7, known.title, known.rows, {tab.column("phone").metadata_id: 1})
    from app import normalise
    from app.onboarding.mapping import Hints, mapped

    template = load("base", "zh-CN")
    (match,) = mapped([marked], template, Hints(words=normalise.vocabulary(template, {})))
    assert (match.tab, match.confidence, columns(match)) == ("customers", 1.0, {"乙": "phone"})


def test_own_tabs_are_left_alone() -> None:
    tab = load("base", "zh-CN").tab("customers")
    from app.onboarding.mapping import Hints, mapped

    (match,) = mapped([SheetCells(tab.sheet_id, "客户", (("姓名",),))], load("base", "zh-CN"), Hints())
    assert match.state == "ours"


def test_blank_sheet_is_nothing() -> None:
    assert mapping({"客户": []})["客户"].state == "blank"


def test_label_in_use_gets_number() -> None:
    book = {"客户资料": [[*CUSTOMERS[0], "标签", "标签"], *([*row, "甲", "乙"] for row in CUSTOMERS[1:])]}
    match = mapping(book)["客户资料"]
    assert {column.state for column in match.columns if column.header == "标签"} == {"doubled"}
    known = adopted(match, customers())
    assert dict(known.headers)["tags"] == "标签 2" and "tags" not in known.taken


@pytest.mark.parametrize(
    ("choices", "place"),
    [
        ({"没有": ("customers", {})}, "没有"),
        ({"客户资料": ("clients", {})}, "客户资料.tab"),
        ({"客户资料": ("settings", {})}, "客户资料.tab"),
        ({"客户资料": ("customers", {"备注": "remark"})}, "客户资料.columns.备注"),
    ],
)
def test_wrong_choices_are_named(choices: Any, place: str) -> None:
    ((named, english, chinese),) = wrong(choices, sheets(CHINESE), load("base", "zh-CN"))
    assert named == place and english and chinese


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.text(max_size=8), st.lists(st.lists(st.text() | st.floats(allow_nan=False) | st.booleans())), max_size=3
    )
)
def test_anything_can_be_looked_at(book: Workbook) -> None:
    found = mapping(book)
    assert found.keys() == book.keys()
    assert all(0 <= match.confidence <= 1 for match in found.values())


def customers() -> Tab:
    return load("base", "zh-CN").tab("customers")
