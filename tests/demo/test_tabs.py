"""Columns and rows as A1 notation and as cells by name."""

from __future__ import annotations

import pytest

from demo.tabs import CUSTOMERS, MARK, Layout, letters

LAYOUT = Layout.of(CUSTOMERS, sheet_id=7, header=["姓名", "手机号码", "提交编号", MARK])


@pytest.mark.parametrize(("index", "text"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (702, "AAA")])
def test_column_has_its_letters(index: int, text: str) -> None:
    assert letters(index) == text


def test_known_headers_get_names() -> None:
    assert LAYOUT.columns == ("name", "phone", "提交编号", MARK)


def test_row_leaves_others_alone() -> None:
    assert LAYOUT.line({"phone": "138", MARK: "K1"}) == [None, "138", None, "K1"]


def test_unknown_column_is_refused() -> None:
    with pytest.raises(KeyError, match="客户 has no column wechat"):
        LAYOUT.line({"wechat": "lily"})


def test_blank_cells_are_absent() -> None:
    assert LAYOUT.cells(["", "138"]) == {"phone": "138"}


def test_ranges_name_the_tab() -> None:
    assert LAYOUT.row(3, 2) == "'客户'!A3:D4"
    assert LAYOUT.a1((MARK, MARK), (2, None)) == "'客户'!D2:D"


def test_formulas_are_nobodys_cells() -> None:
    layout = Layout.of(CUSTOMERS, sheet_id=7, header=["姓名", "会员等级", MARK])
    assert layout.columns == ("name", "", MARK)
    assert layout.cells(["李雷", "银卡会员", "K1"]) == {"name": "李雷", MARK: "K1"}
    assert layout.line({"name": "李雷", MARK: "K1"}) == ["李雷", None, "K1"]
