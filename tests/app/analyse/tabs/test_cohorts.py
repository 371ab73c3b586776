"""The tab of customers who came back, reckoned by hand."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse.tabs.cohorts import cohorts
from app.model.cell import Grid
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, customer, line, order, shop, values

WIDTH = len(ZH.tab("cohorts").columns)
ROWS: tuple[Row, ...] = (
    customer("13800138000", "李雷", "lilei_88"),
    order(10, date(2024, 12, 5), order_no="A1", customer="13800138000"),
    order(10, date(2025, 1, 4), order_no="A2", customer="lilei_88"),
    order(10, date(2024, 12, 20), order_no="A3", customer="13900139000"),
    order(10, date(2025, 2, 8), order_no="A4", customer="13700137000"),
    order(10, date(2025, 3, 10), order_no="A5", customer="13700137000"),
    order(10, TODAY, order_no="A6"),
)


def test_shares_by_month_of_first() -> None:
    assert line(_grid(), "2024-12") == [2, 1, 0.5, 0]
    assert line(_grid(), "2025-02") == [1, 1]


def test_newest_month_comes_first() -> None:
    assert [values(row)[0] for row in _grid()[4:6]] == ["2025-02", "2024-12"]


def test_months_to_come_stay_blank() -> None:
    row = next(row for row in _grid() if row and row[0].value == "2025-02")
    assert len(row) == WIDTH and [cell.value for cell in row[3:]] == [None] * 12


def test_second_order_told_with_base() -> None:
    grid = _grid()
    assert line(grid, "下过第二单的客户") == [2, 3]
    assert line(grid, "30 天内下第二单") == [2, 3, 0.667]
    assert line(grid, "60 天内下第二单") == [1, 2, 0.5]
    assert line(grid, "180 天内下第二单") == [0, 0]
    assert line(grid, "第二单隔了几天（中位数）") == [30, 2]


def test_old_months_stand_together() -> None:
    months = [order(1, date(2025 - n // 12, 12 - n % 12, 1), customer=f"c{n}") for n in range(10, 40)]
    grid = cohorts(shop(*months, order(1, date(2022, 10, 30), customer="c39")))
    assert line(grid, "更早（6 个月）")[:4] == [6, 1, 0.167, 0]
    assert sum(str(values(row)[:1]).startswith("['20") for row in grid) == 24


def test_orders_of_nobody_told() -> None:
    assert any("没填客户的 1 张订单不计" in str(values(row)) for row in _grid())


def test_shop_without_customers_says_so() -> None:
    grid = cohorts(shop(order(5)))
    assert "还没有可以统计的客户" in str(values(grid[2]))
    assert len(grid[3]) == WIDTH and line(grid, "30 天内下第二单") == [0, 0]


def test_day_alone_moves_the_base() -> None:
    later = cohorts(shop(*ROWS, as_of=TODAY + timedelta(days=60)))
    assert line(later, "90 天内下第二单") == [2, 3, 0.667] and line(later, "2025-02")[1:] == [1, 1, 0]


def _grid() -> Grid:
    return cohorts(shop(*ROWS))
