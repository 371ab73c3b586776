"""The links of the findings, computed as a spreadsheet computes them: they lead to the row wherever it has moved."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.analyse.tabs.findings import findings
from app.model.cell import Formula
from localsheets.cells.formulas import Area, Calculation, Place
from localsheets.cells.formulas.grid import Entered
from localsheets.cells.value import Formula as Typed
from tests.app.analyse.shop import ZH, found, shop

CUSTOMERS, ORDERS = ZH.tab("customers").sheet_id, ZH.tab("orders").sheet_id
TABS: dict[str, list[list[Entered]]] = {
    "客户": [
        ["姓名", "手机号码", "微信号"],
        ["李雷", "13800138000", None],
        ["小美", None, "xiaomei"],
        ["王", 13900139000, None],
    ],
    "订单": [["订单号", "购买日期"], ["A1", 45730], ["A2", 45730]],
    "商品": [["商品编号"], ["5x3"]],
}


@pytest.mark.parametrize(
    ("tab", "key", "column", "target"),
    [
        ("customers", "13800138000", "name", f"#gid={CUSTOMERS}&range=A2→"),
        ("customers", "xiaomei", "wechat", f"#gid={CUSTOMERS}&range=C3→"),
        ("customers", "13900139000", "phone", f"#gid={CUSTOMERS}&range=B4→"),
        ("orders", "A2 LP-1", "date", f"#gid={ORDERS}&range=B3→"),
        ("customers", "gone", "name", ""),
        ("products", "5*3", "sku", ""),
    ],
)
def test_links_lead_to_rows(tab: str, key: str, column: str, target: str) -> None:
    grid = findings(shop(findings=[found("x", tab=tab, key=key, column=column)]))
    rows: list[list[Entered]] = [
        # What the cell shows is the arrow alone; joined to the address, it says where it leads.
        [
            Typed(c.value.text.replace("HYPERLINK(", "CONCATENATE(")) if isinstance(c.value, Formula) else c.value
            for c in row
        ]
        for row in grid
    ]
    calculation = Calculation(Book({**TABS, "数据问题": rows}), locale="zh_CN", now=datetime(2025, 3, 14))
    assert calculation.value(Place("数据问题", 1, 3)) == target


class Book:
    """Entered cells by the title of their tab."""

    def __init__(self, tabs: dict[str, list[list[Entered]]]) -> None:
        self.tabs = tabs

    def size(self, title: str) -> tuple[int, int] | None:
        return (1000, 26) if title in self.tabs else None

    def extent(self, title: str) -> tuple[int, int]:
        return len(self.tabs[title]), max(map(len, self.tabs[title]))

    def cell(self, title: str, row: int, column: int) -> Entered:
        cells = self.tabs[title][row] if row < len(self.tabs[title]) else []
        return cells[column] if column < len(cells) else None

    def block(self, area: Area) -> list[list[Entered]]:
        columns = range(area.left, area.right or 0)
        return [[self.cell(area.sheet, row, column) for column in columns] for row in range(area.top, area.bottom or 0)]

    def formulas(self, title: str) -> list[tuple[int, int, str]]:
        cells = ((row, column, self.cell(title, row, column)) for row in range(9) for column in range(26))
        return [(row, column, cell.text) for row, column, cell in cells if isinstance(cell, Typed)]

    def named(self, name: str) -> Area | None:
        return None
