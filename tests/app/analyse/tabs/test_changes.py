"""变更记录 says what changed, in the words and at the hours of the shop, and tells no secrets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from app.analyse import Source
from app.analyse.amounts import serial
from app.analyse.tabs.changes import MOST, changes
from app.model.history import SERVICE, Author, Entry, Kind
from app.model.tab import Column
from tests.app.analyse.shop import column, shop, values

AT = datetime(2025, 3, 13, 17, 30, 5, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def entry(kind: Kind = "edit", **said: Any) -> Entry:
    return Entry(AT, kind, **{"tab": "customers", "key": "13800138000", "column": "name", **said})


def log(*entries: Entry, locale: str = "zh-CN") -> Source:
    return replace(shop(locale=locale), history=entries, zone=SHANGHAI)


def test_change_is_one_row() -> None:
    grid = changes(log(entry(before="李 雷", after="李雷", operation_id="op_1", author=SERVICE)))
    assert values(grid[1]) == [
        *("2025-03-14 01:30:05", "修改", "客户", "13800138000", "姓名"),
        *("李 雷", "李雷", "Shopsheet", "op_1"),
    ]


def test_dates_are_shown_as_dates() -> None:
    day = entry(tab="orders", column="date", before="2025年3月1日", after=serial(date(2025, 3, 1)))
    assert column(changes(log(day)), "改后")[0] == "2025-03-01"


def test_likely_author_is_named() -> None:
    found = log(entry(author=Author("likely", "阿梅")), entry())
    assert column(changes(found), "谁改的")[:2] == ["可能是 阿梅", "不知道"]


def test_rows_have_no_column() -> None:
    cells = changes(log(entry("submission", column="", after="su_1"), locale="en"))[1]
    assert values(cells)[1:7] == ["row from a form", "Customers", "13800138000", None, None, "su_1"]


def test_newest_five_hundred_are_listed() -> None:
    grid = changes(log(*(entry(after=str(number)) for number in range(MOST + 50))))
    assert len(grid) == MOST + 2
    assert "500" in str(grid[-1][0].value)


def test_empty_history_says_so() -> None:
    assert values(changes(log())[1]) == ["还没有变更。"]


def test_long_text_is_cut() -> None:
    assert len(str(column(changes(log(entry(after="长" * 5000))), "改后")[0])) == 201


def test_identity_numbers_are_hidden() -> None:
    hiding = replace(
        log(entry(key="secret", before="secret", after="x")), hides=lambda text: text.replace("secret", "*")
    )
    assert values(changes(hiding)[1])[3:7] == ["*", "姓名", "*", "x"]


def test_sensitive_values_are_masked() -> None:
    template = shop().template
    tabs = tuple(
        replace(tab, columns=tuple(_secret(one) for one in tab.columns)) if tab.name == "customers" else tab
        for tab in template.tabs
    )
    grid = changes(replace(log(entry(before="花生")), template=replace(template, tabs=tabs)))
    assert values(grid[1])[3:6] == ["***********", "姓名", "**"]


def _secret(one: Column) -> Column:
    return replace(one, sensitivity="sensitive") if one.name in ("name", "phone") else one
