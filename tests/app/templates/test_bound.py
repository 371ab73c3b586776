"""A template in a workbook that people had before: their sheet, their words, our columns."""

from __future__ import annotations

from app.model.adoption import AdoptedTab
from app.model.tab import Tab
from app.templates import bound, load

BASE = load("base", "zh-CN")
THEIRS = AdoptedTab("customers", 0, "老客户", (("phone", "电话"), ("note", "备注 2")), frozenset({"phone"}))


def customers() -> Tab:
    return bound(BASE, [THEIRS]).tab("customers")


def test_their_sheet_is_the_tab() -> None:
    assert (customers().sheet_id, customers().label) == (0, "老客户")
    assert bound(BASE, [THEIRS]).tab("orders") == BASE.tab("orders")


def test_their_headers_are_labels() -> None:
    labels = {column.name: column.label for column in customers().columns}
    assert (labels["phone"], labels["note"], labels["name"]) == ("电话", "备注 2", "姓名")


def test_marks_are_the_same() -> None:
    ours, theirs = BASE.tab("customers").columns, customers().columns
    assert [column.metadata_id for column in ours] == [column.metadata_id for column in theirs]


def test_taken_columns_are_lenient() -> None:
    assert [column.name for column in customers().columns if column.adopted] == ["phone"]


def test_nothing_adopted_changes_nothing() -> None:
    assert bound(BASE, ()) is BASE
