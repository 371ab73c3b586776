"""The dashboard of a small shop, reckoned by hand."""

from __future__ import annotations

from datetime import date

import pytest

from app.analyse.tabs.dashboard import dashboard
from app.model.cell import Grid
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, customer, found, line, order, shop, values

CHART = ZH.tab("dashboard").charts[0]
ROWS: tuple[Row, ...] = (
    customer("13800138000", "李雷", "lilei_88"),
    customer("13900139000", "韩梅梅"),
    order(100.10, order_no="A2", customer="13800138000"),
    order(20.05, order_no="A2", customer="13800138000"),
    order(60, date(2025, 3, 1), order_no="A1", customer="13900139000", refunded=9.95),
    order(30, date(2025, 2, 20), order_no="A0", customer="lilei_88"),
    order(500, date(2025, 2, 21), order_no="AX", customer="13900139000", status="已取消"),
)


@pytest.mark.parametrize(
    ("label", "figures"),
    [
        ("净销售额", [120.15, 170.20, 30, 200.20]),
        ("订单数", [1, 2, 1, 3]),
        ("件数", [2, 3, 1, 4]),
        ("笔单价", [120.15, 85.10, 30, 66.73]),
        ("客单价", [120.15, 85.10, 30, 100.10]),
        ("购买客户", [1, 2, 1, 2]),
        ("新客户", [0, 1, 1, 2]),
        ("老客户", [1, 1, 0, 0]),
        ("复购率", [0, 0, 0, 0.5]),
    ],
)
def test_figures_reckoned_by_hand(label: str, figures: list[float]) -> None:
    assert line(_grid(), label)[:4] == figures


def test_months_stand_under_chart() -> None:
    months = [(row[CHART.domain].value, row[CHART.series[0]].value) for row in _chart_rows(_grid())]
    assert months[0] == ("月份", "净销售额")
    assert months[1] == ("2024-04", 0) and months[-2:] == [("2025-02", 30), ("2025-03", 170.20)]
    assert len(months) == 13


def test_reconciliation_ends_at_net() -> None:
    grid = _grid()
    steps = [line(grid, label)[0] for label in ("实付金额合计", "退款金额合计", "实付减退款", "其中：已取消，不计入")]
    assert steps == [710.15, 9.95, 700.20, 500]
    assert line(grid, "净销售额合计") == [200.20] == [line(grid, "净销售额")[3]]


def test_line_says_from_what() -> None:
    assert values(_grid()[1]) == [
        "截至 2025-03-14 · 订单 5 行、客户 2 行 · 实付减退款合计 700.20 CNY，应与“订单”页一致"
    ]


def test_english_dashboard_is_complete() -> None:
    grid = dashboard(shop(*ROWS, locale="en"))
    assert line(grid, "Net sales")[3] == 700.20  # no line of these has the English word for cancelled
    assert not any("report." in str(value) for row in grid for value in values(row))


def test_state_of_data_shown() -> None:
    grid = dashboard(shop(*ROWS, findings=[found("x", column="phone"), found("y", column="name")]))
    assert line(grid, "待处理的问题")[0] == 2
    assert line(grid, "数据质量")[0] == 0.937  # 30 of 32 cells


def test_nothing_under_the_chart() -> None:
    covered = _grid()[CHART.anchor_row : CHART.anchor_row + 18]
    assert [values(row) for row in covered] == [[]] * 18


def test_empty_shop_has_dashboard() -> None:
    grid = dashboard(shop())
    assert line(grid, "净销售额")[:4] == [0, 0, 0, 0] and line(grid, "客单价")[:4] == [None] * 4


def test_tomorrow_moves_the_day() -> None:
    tomorrow = dashboard(shop(*ROWS, as_of=TODAY.replace(day=15)))
    assert line(tomorrow, "净销售额")[:4] == [0, 170.20, 30, 200.20]


def _grid() -> Grid:
    return dashboard(shop(*ROWS))


def _chart_rows(grid: Grid) -> Grid:
    return grid[CHART.first_row : CHART.last_row]
