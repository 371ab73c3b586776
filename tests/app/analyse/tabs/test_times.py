"""When orders come in, in a shop small enough to count by hand."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse import Source
from app.analyse.sales import sales
from app.analyse.tabs.times import times
from app.model.cell import Grid, Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, line, order, shop, values

SUNDAY, MONDAY = date(2025, 3, 9), date(2025, 3, 10)
NAMES = [column.name for column in ZH.tab("times").columns]
HEADER = 3


def test_orders_by_weekday_and_hour() -> None:
    grid = _grid(order(5, SUNDAY, time=20.5 / 24), order(7, SUNDAY, time=20 / 24), order(2, MONDAY, time=0))
    assert (_at(grid, "星期日", "hour_20"), _at(grid, "星期一", "hour_0")) == (2, 1)
    assert (_at(grid, "星期日", "orders"), _at(grid, "合计", "orders"), _at(grid, "合计", "hour_20")) == (2, 3, 2)


def test_week_begins_on_monday() -> None:
    labels = [values(row)[0] for row in _grid()[HEADER + 1 : HEADER + 9]]
    assert labels == ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日", "合计"]


def test_order_counts_at_earliest() -> None:
    lines = [order(1, MONDAY, order_no="A", time=21 / 24), order(1, MONDAY, order_no="A", time=9 / 24)]
    later = [order(1, TODAY, order_no="A", time=1 / 24), order(1, MONDAY, order_no="A")]
    grid = _grid(*lines, *later)
    assert (_at(grid, "星期一", "hour_9"), _at(grid, "合计", "orders"), _at(grid, "合计", "untimed")) == (1, 1, 0)


def test_order_without_time_told() -> None:
    grid = _grid(order(1, MONDAY), order(1, MONDAY, time="晚上"), order(1, MONDAY, time=0.5))
    assert (_at(grid, "星期一", "untimed"), _at(grid, "星期一", "hour_12"), _at(grid, "星期一", "orders")) == (2, 1, 3)


def test_net_by_day_of_line() -> None:
    grid = _grid(order(50, MONDAY, order_no="A"), order(8, TODAY, order_no="A", refunded=0.5))
    assert (_at(grid, "星期一", "net_sales"), _at(grid, "星期五", "net_sales")) == (50, 7.5)


def test_table_agrees_with_totals() -> None:
    source = shop(order(50, MONDAY), order(8), order(3, None), order(9, TODAY, status="已取消"))
    totals = sales(source).totals()
    assert _at(times(source), "合计", "net_sales") == float((totals.net - totals.undated).amount) == 58


def test_undated_and_future_orders_told() -> None:
    grid = _grid(order(3, None), order(4, TODAY + timedelta(days=1)), order(5))
    assert _at(grid, "合计", "orders") == 1
    assert any("有 2 张，不在表里" in str(values(row)) for row in grid)


def test_busiest_hours_need_data() -> None:
    evening = [order(1, time=20 / 24) for _ in range(20)]
    few, enough = [order(1, time=9 / 24) for _ in range(9)], [order(1, time=9 / 24) for _ in range(10)]
    assert values(_grid(*evening, *few)[2]) == ["数据不足：写了时间的订单只有 29 张，到 30 张才说哪个钟点最忙。"]
    said = "下单最多的钟点：20 点（20 张，占 67%）、9 点（10 张，占 33%）。按写了时间的 30 张订单算。"
    assert values(_grid(*evening, *enough)[2]) == [said]


def test_no_hour_stands_out() -> None:
    said = values(_grid(*(order(1, time=hour / 24) for hour in range(24) for _ in range(2)))[2])
    assert said == ["各个钟点下单差不多，没有特别忙的。按写了时间的 48 张订单算。"]


def test_equal_hours_by_clock() -> None:
    rows = [order(1, time=hour / 24) for hour in (21, 8, 13, 10) for _ in range(10)]
    assert "8 点（10 张，占 25%）、10 点（10 张，占 25%）、13 点（10 张，占 25%）。" in str(values(_grid(*rows)[2]))


def test_empty_shop_has_table() -> None:
    grid = times(shop(locale="en"))
    assert len(grid[HEADER]) == len(NAMES) == len(grid[HEADER + 1])
    assert line(grid, "Total") == [None] * 24 + [0, 0, 0]


def _grid(*rows: Row) -> Grid:
    source: Source = shop(*rows)
    return times(source)


def _at(grid: Grid, label: str, column: str) -> Scalar:
    """The cell of a weekday and a declared column."""
    return [None, *line(grid, label), *[None] * len(NAMES)][NAMES.index(column)]


def test_busy_hours_are_warmer() -> None:
    often = [order(1, TODAY, order_no=f"A{number}", time=20 / 24) for number in range(8)]
    once = order(1, TODAY, order_no="B", time=9 / 24)
    friday = next(cells for cells in times(shop(*often, once)) if cells and cells[0].value == "星期五")
    assert [(cell.value, cell.style) for cell in friday[1:25] if cell.value] == [(1, "heat_1"), (8, "heat_4")]
