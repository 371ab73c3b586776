"""The tab of the coming weeks: what it says of shops with little, some and enough data."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.analyse.amounts import serial
from app.analyse.tabs.forecast import forecast
from app.model.cell import Grid, Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, line, order, shop, values

(CHART,) = ZH.tab("forecast").charts
MONDAY = date(2025, 3, 10)


def test_table_stands_under_chart() -> None:
    rows = _table(_grid(30))
    assert rows[0] == ["周（星期一）", "实际", "预测", "最低", "最高"]
    assert len(rows) == 1 + 26 + 12 and rows[26][0] == rows[27][0] - 7  # type: ignore[operator]


def test_same_week_after_week_goes_on() -> None:
    rows = _table(_grid(30))
    assert [row[1:] for row in rows[1:27]] == [[100.5]] * 26
    assert [row[1:] for row in rows[27:]] == [[None, 100, 100, 100]] * 12


def test_running_week_is_forecast() -> None:
    grid = forecast(shop(*_weeks(30), order(9999, TODAY)))
    assert _table(grid)[27] == [serial(MONDAY), None, 100, 100, 100]


@pytest.mark.parametrize("count", [0, 3])
def test_few_weeks_no_forecast(count: int) -> None:
    grid = _grid(count)
    assert values(grid[2]) == [f"数据不足：只有 {count} 个整周的销售，满 4 周才预测。"]
    assert [len(row) for row in _table(grid)[27:]] == [1] * 12
    assert len(_table(grid)[26]) == (2 if count else 1)


@pytest.mark.parametrize(("count", "said"), [(4, "数据不足"), (11, "数据不足"), (12, "净销售额合计约 1,206 CNY")])
def test_little_data_is_said(count: int, said: str) -> None:
    grid = _grid(count)
    assert said in str(values(grid[2])) and f"{count} 个整周" in str(values(grid[2]))


def test_error_and_origins_are_said() -> None:
    grid = forecast(shop(*(order(paid, MONDAY - timedelta(weeks=4 - n)) for n, paid in enumerate((1, 2, 4, 8)))))
    assert values(grid[3]) == ["误差：用同样的办法从过去的 2 个周末往后推算，和后来的实际相比，平均差 60%。"]
    assert line(grid, "和上一周一样") == [0.6, "选用"] and line(grid, "最近四周的平均") == [0.733]


def test_nothing_sold_no_error() -> None:
    grid = forecast(shop(order(5, MONDAY - timedelta(weeks=40))))
    assert "算不出" in str(values(grid[3])) and _table(grid)[38][1:] == [None, 0, 0, 0]


def test_chart_covers_no_words() -> None:
    assert [values(row) for row in _grid(30)[CHART.anchor_row : CHART.first_row]] == [[]] * 19


def test_refunds_may_go_below_nothing() -> None:
    days = [MONDAY - timedelta(weeks=n) for n in range(1, 10)]
    grid = forecast(shop(*(order(10, day, refunded=60) for day in days)))
    assert _table(grid)[38][1:] == [None, -50, -50, -50]


def test_english_forecast_is_complete() -> None:
    grid = forecast(shop(*_weeks(14), locale="en"))
    assert "about 1,206 CNY in all, reckoned from 14 whole weeks" in str(values(grid[2]))
    assert not any("report." in str(value) for row in grid for value in values(row))


@pytest.mark.parametrize("as_of", [date(1, 1, 1), date(1900, 1, 1), date(9999, 12, 31)])
def test_any_day_has_forecast(as_of: date) -> None:
    grid = forecast(shop(order(5, date(1899, 12, 31)), order(7), as_of=as_of))
    assert "数据不足" in str(values(grid[2])) or as_of.year == 9999
    assert max(map(len, grid)) == len(ZH.tab("forecast").columns)


def _weeks(count: int) -> list[Row]:
    return [order(100.5, MONDAY - timedelta(weeks=n + 1)) for n in range(count)]


def _grid(count: int) -> Grid:
    return forecast(shop(*_weeks(count)))


def _table(grid: Grid) -> list[list[Scalar]]:
    return [values(row) for row in grid[CHART.first_row : CHART.last_row]]
