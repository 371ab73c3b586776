"""The summary of one day, reckoned by hand."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse import Source, daily
from app.model.cell import Grid, Scalar
from app.model.ids import stable_id
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, customer, found, line, order, row, shop, values

YESTERDAY, WEEK_BEFORE = TODAY - timedelta(days=1), TODAY - timedelta(days=7)
ROWS: tuple[Row, ...] = (
    customer("13800138000", "李雷", "lilei_88"),
    row("products", sku="LP-1", name="口红"),
    order(100.10, order_no="A2", customer="13800138000", sku="LP-1"),
    order(20.05, order_no="A2", customer="13800138000"),
    order(10, customer="13900139000", sku="LP-1"),
    order(65.075, YESTERDAY, order_no="A1", customer="lilei_88"),
    order(260.30, WEEK_BEFORE, customer="13700137000"),
)


def test_day_beside_days_before() -> None:
    grid = _grid()
    assert line(grid, "净销售额") == [130.15, 65.08, 260.30]
    assert line(grid, "订单数") == [2, 1, 1]
    assert "+100.0%" in str(grid[1][0].value) and "-50.0%" in str(grid[1][0].value)


def test_nothing_sold_before_said() -> None:
    assert "当时为 0" in str(_grid(shop(order(5)))[1][0].value)


def test_best_products_come_first() -> None:
    assert _below("卖得最好") == [["口红", 2, 110.10, "LP-1"], ["（没填商品编号）", 1, 20.05]]


def test_new_customers_are_named() -> None:
    assert _below("新客户", labels=["新客户", "订单数", "净销售额"]) == [["13900139000", 1, 10]]


def test_findings_new_and_standing() -> None:
    known = [found("x"), found("x", key="2", since=YESTERDAY), found("y", since=YESTERDAY)]
    grid = _grid(shop(*ROWS, findings=known), solved=7)
    assert [line(grid, label)[0] for label in ("新发现", "已解决", "还没处理")] == [1, 7, 3]
    assert [line(grid, "x"), line(grid, "y")] == [[2], [1]]


def test_long_lists_are_cut() -> None:
    grid = _grid(shop(*(order(number, sku=f"S{number:02}", customer=str(number)) for number in range(1, 26))))
    assert [values(row)[0] for row in grid if row and "没有列出" in str(row[0].value)] == [
        "还有 15 项没有列出",
        "还有 5 项没有列出",
    ]


def test_quiet_day_says_so() -> None:
    texts = [values(row)[0] for row in _grid(shop()) if values(row)]
    assert "当天没有销售" in texts and "当天没有新客户" in texts


def test_earlier_day_can_be_written() -> None:
    assert line(_grid(shop(*ROWS), day=YESTERDAY), "净销售额") == [65.08, 0, 0]


def test_tab_is_named_by_day() -> None:
    content = daily(shop(), day=TODAY)
    assert (content.tab, content.title, content.tab_id) == ("daily", "日报 2025-03-14", stable_id("daily:2025-03-14"))
    assert content.grid[0][0].value == "日报 2025-03-14 星期五"


def test_sum_stands_at_end() -> None:
    assert "455.53 CNY" in str(_grid()[-1][0].value)


def test_width_is_as_declared() -> None:
    assert max(map(len, _grid())) == len(ZH.tab("daily").columns)


def _grid(source: Source | None = None, *, day: date = TODAY, solved: int = 0) -> Grid:
    return daily(source or shop(*ROWS), day=day, solved=solved).grid


def _below(label: str, labels: list[str] | None = None) -> list[list[Scalar]]:
    """The rows of a list, up to the next blank row."""
    rows = [values(row) for row in _grid()]
    start = next(i for i, row in enumerate(rows) if row and row[0] == label and (not labels or row == labels))
    return rows[start + 1 : rows.index([], start)]


def test_tomorrow_is_foretold() -> None:
    """What is due on the day after, and neither today's nor what comes later."""
    notes = [
        row(
            "interactions", at=45730.5, customer=name, text="问价", follow_up=TODAY + timedelta(days=days), owner="阿美"
        )
        for name, days in (("138", 1), ("139", 0), ("137", 2))
    ]
    grid = daily(shop(customer("138", "李雷"), *notes), day=TODAY).grid
    at = next(index for index, cells in enumerate(grid) if values(cells)[:1] == ["明天的提醒"])
    assert [values(cells)[:3] for cells in grid[at + 1 : at + 3]] == [["李雷", "跟进", "阿美"], []]


def test_nothing_tomorrow_is_said() -> None:
    assert line(daily(shop(order(5)), day=TODAY).grid, "明天没有要提醒的事") == []
