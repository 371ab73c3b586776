"""Nothing gets through that deletes, shrinks or overwrites, whoever plans it."""

from __future__ import annotations

import pytest

from app.model.cell import Cell
from app.model.change import (
    AddTab,
    Change,
    DeleteTab,
    Header,
    InsertLines,
    InsertRows,
    Place,
    ReplaceBlock,
    RewriteValue,
    SeedRows,
    SetHeader,
    TagRow,
)
from app.model.structure import Structure, TabStructure
from app.structure.guard import refusal
from app.structure.item import Facts, Item
from app.templates import load

TEMPLATE = load("base", "zh-CN")
TAB = TEMPLATE.tab("customers")
PHONE = TAB.column("phone")
MARKS = {column.metadata_id: index for index, column in enumerate(TAB.columns)}
SHEET = Structure("x", "zh_CN", "Asia/Shanghai", (TabStructure(TAB.sheet_id, "客户", 0, 100, 26, metadata=MARKS),))
PLACE = Place(TAB.sheet_id, 1, PHONE.metadata_id)
PUT = SetHeader(TAB.sheet_id, 1, (Header(PHONE.label, None),), dressed=False)
UNSAFE: tuple[Change, ...] = (
    DeleteTab(TAB.sheet_id),
    RewriteValue(PLACE, "a", "b"),
    ReplaceBlock(TAB.sheet_id, ((Cell("x"),),)),
    TagRow(TAB.sheet_id, 3, 7),
    AddTab(TAB.sheet_id, "客户", 0, 10, 10),
)


def judged(*changes: Change, code: str = "header.changed", seen: str = "", values: tuple[str, ...] = ()) -> str:
    facts = Facts("Asia/Shanghai", values={(TAB.sheet_id, 1): values}, rows={"customers": 5})
    return refusal(Item(code, "customers", "phone", seen, changes), TEMPLATE, SHEET, facts)


@pytest.mark.parametrize("change", UNSAFE, ids=lambda change: type(change).__name__)
def test_unsafe_kinds_are_refused(change: Change) -> None:
    assert judged(change) in ("unsafe", "overwrites")


def test_rows_only_into_new_tabs() -> None:
    assert judged(SeedRows(TAB.sheet_id, (("x",),))) == "overwrites"
    assert judged(AddTab(9, "新", 0, 10, 10), SeedRows(9, (("x",),))) == ""


def test_headers_only_where_room_is_made() -> None:
    heads = SetHeader(TAB.sheet_id, 1, (Header("手机号码"),))
    assert judged(heads) == "overwrites"
    assert judged(InsertLines(TAB.sheet_id, "COLUMNS", 1), heads) == ""
    assert judged(InsertLines(TAB.sheet_id, "ROWS", 0), heads) == ""
    assert judged(InsertLines(TAB.sheet_id, "COLUMNS", 2), heads) == "overwrites"


@pytest.mark.parametrize(
    ("seen", "values", "reason"),
    [
        ("", ("小美",), ""),  # a blank header says nothing that could be lost
        ("手机", ("小美",), ""),  # nor does a synonym
        ("怎么找", ("13800138000", "+86 139 0013 9000"), ""),
        ("怎么找", (), ""),
        ("昵称", ("小美", "雷子"), "other_data"),
        ("昵称", ("13800138000", "13900139000", "雷子"), "unknown_data"),
    ],
)
def test_header_put_back_over_own_cells(seen: str, values: tuple[str, ...], reason: str) -> None:
    assert judged(PUT, seen=seen, values=values) == reason


def test_tab_with_rows_needs_consent() -> None:
    assert judged(AddTab(9, "客户", 0, 10, 10), code="tab.missing") == "rows_lost"


def test_rows_of_settings_alone_go_in() -> None:
    settings = TEMPLATE.tab("settings")
    row, name = settings.seeds[0], Place(settings.sheet_id, 0, settings.columns[0].metadata_id)
    assert judged(InsertRows(settings.sheet_id, (name,), (row,)), code="seeds.missing") == ""
    assert judged(InsertRows(settings.sheet_id, (name,), (("own",),)), code="seeds.missing") == "unsafe"
    assert judged(InsertRows(TAB.sheet_id, (PLACE,), (row,)), code="seeds.missing") == "unsafe"
    assert judged(InsertRows(settings.sheet_id, (name,), (row,))) == "unsafe"
