"""What the charts of the dashboard look at."""

from __future__ import annotations

from app.analyse.tabs.dashboard import dashboard
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.analyse.shop import ZH, customer, line, order, row, shop

CHARTS = {chart.name: chart for chart in ZH.tab("dashboard").charts}


def charted(name: str, *rows: Row, **settings: Scalar) -> list[tuple[Scalar, Scalar]]:
    """The filled rows under the header that a chart looks at."""
    chart, grid = CHARTS[name], dashboard(shop(*rows, settings=settings))
    cells = [(row[chart.domain].value, row[chart.series[0]].value) for row in grid[chart.first_row : chart.last_row]]
    return [(str(label), number) for label, number in cells[1:] if label is not None]  # type: ignore[misc]


def goods(count: int) -> list[Row]:
    """Products of so many categories, of each one piece sold, the next one for a yuan less."""
    products = [row("products", sku=f"S{number}", category=f"类{number:02}") for number in range(count)]
    return [*products, *(order(100 - number, sku=f"S{number}") for number in range(count))]


def test_best_categories_come_first() -> None:
    assert charted("categories", *goods(3)) == [("类00", 100), ("类01", 99), ("类02", 98)]


def test_other_categories_are_one() -> None:
    shown = charted("categories", *goods(12))
    assert (len(shown), shown[-1]) == (9, ("其他类别", 92 + 91 + 90 + 89))


def test_refunded_category_is_no_slice() -> None:
    assert charted("categories", *goods(1), order(5, sku="X", refunded=9)) == [("类00", 100)]


def test_tiers_count_every_customer() -> None:
    rows = customer("138", "李雷"), customer("139"), order(1500, customer="138"), order(9000, customer="wx_9")
    assert charted("tiers", *rows) == [("普通会员", 1), ("银卡会员", 1), ("金卡会员", 1), ("钻石会员", 0)]
    assert charted("tiers", *rows, tier_4_name="普通会员")[0] == ("普通会员", 1)


def test_open_tickets_are_counted() -> None:
    tickets = [
        row("tickets", ticket_no=str(number), status=word) for number, word in enumerate(["", "待处理", "已解决"])
    ]
    assert line(dashboard(shop(*tickets)), "没处理完的售后")[:1] == [2]


def test_settings_in_force_are_told() -> None:
    grid = dashboard(shop(settings={"tier_2_from": 3000}))
    assert line(grid, "会员等级 2 消费满（元）") == [3000]
    assert line(grid, "会员等级 1 名称") == ["普通会员"]
