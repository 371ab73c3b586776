"""活动效果: the row of each campaign, and what is said where there is no figure."""

from __future__ import annotations

from datetime import date, timedelta

from app.analyse.amounts import serial
from app.analyse.source import Source
from app.analyse.tabs.campaign_results import MOST, campaign_results
from app.model.cell import Grid, Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, column, customer, order, row, shop, values

FIRST, LAST = date(2025, 3, 5), date(2025, 3, 8)
HELD = tuple(row("customers", phone=f"h{number}", tags="对照组") for number in range(30))
REACHED = tuple(customer(f"r{number}") for number in range(40))
SOLD = tuple(order(10.5, FIRST, order_no=f"A{number}", customer=f"r{number}") for number in range(10))


def campaign(start: date | None = FIRST, end: date | None = LAST, **values: Scalar) -> Row:
    return row("campaigns", **{"name": "三八节", "start": start, "end": end, **values})


def test_row_says_what_came() -> None:
    given = campaign(segment="全部客户", budget=50, status="已结束", offer="满减")
    grid = campaign_results(shop(given, *REACHED, *HELD, *SOLD, order(9, LAST, customer="h1")))
    assert values(grid[1]) == [
        *("三八节", "已结束", "全部客户", "满减", serial(FIRST), serial(LAST)),
        *(40, 10, 0.25, 10, 105, 50, 55, 30, 0.033, 0.217),
    ]


def test_small_groups_are_doubtful() -> None:
    grid = campaign_results(shop(campaign(), *REACHED, *HELD[1:]))
    assert "人数太少（面向 40 人、对照组 29 人" in _remark(grid)
    assert _remark(campaign_results(shop(campaign(), *REACHED[:29], *HELD))).startswith("人数太少")
    assert _remark(campaign_results(shop(campaign(), *REACHED))) == ""


def test_no_budget_no_surplus() -> None:
    grid = campaign_results(shop(campaign(), campaign(name="零", budget=0), *REACHED, *SOLD))
    surplus = dict(zip(column(grid, "活动"), column(grid, "减去预算"), strict=True))
    assert (surplus["三八节"], surplus["零"]) == (None, 105)


def test_without_figures_words_stand() -> None:
    tomorrow = TODAY + timedelta(days=1)
    grid = campaign_results(shop(campaign(tomorrow, tomorrow), *REACHED, *SOLD))
    assert values(grid[1]) == ["三八节", *(None,) * 3, *(serial(tomorrow),) * 2, *(None,) * 10, "未开始"]
    assert _remark(campaign_results(shop(campaign(end=None)))) == "开始或结束日期没填好，算不出来。"
    assert _remark(campaign_results(shop(campaign(end=TODAY), *REACHED))) == "还没结束，数字算到 2025-03-14。"
    assert _remark(campaign_results(shop(campaign(segment="老朋友")))) == "开始前一天没有客户属于这个分层。"


def test_cancelled_campaign_has_no_figures() -> None:
    grid = campaign_results(shop(campaign(status="已取消", budget=50), *REACHED, *SOLD))
    assert values(grid[1]) == ["三八节", "已取消", None, None, serial(FIRST), serial(LAST), *(None,) * 5, 50]


def test_newest_campaigns_come_first() -> None:
    rows = [campaign(FIRST - timedelta(days=n), name=f"{n:02}") for n in range(MOST + 5)]
    grid = campaign_results(shop(campaign(None, name="哪天"), *rows))
    assert column(grid, "活动")[:2] == ["00", "01"]
    assert values(grid[MOST + 1]) == ["还有 6 个更早的活动没有列出。"]
    assert grid == campaign_results(shop(*rows[::-1], campaign(None, name="哪天")))


def test_empty_shop_says_so() -> None:
    grid = campaign_results(shop())
    assert values(grid[1]) == ["还没有营销活动。"]
    assert max(map(len, grid)) == len(ZH.tab("campaign_results").columns)


def test_english_tab_is_complete() -> None:
    grid = campaign_results(_english())
    assert values(grid[1])[6:9] == [40, 10, 0.25]
    assert not any("report." in str(value) for cells in grid for value in values(cells))


def _english() -> Source:
    return shop(campaign(segment="All customers"), *REACHED, *SOLD, locale="en")


def _remark(grid: Grid) -> str:
    return str(column(grid, "说明")[0] or "")
