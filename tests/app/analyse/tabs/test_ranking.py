"""What sells, by category, brand and product."""

from __future__ import annotations

from datetime import date

from app.analyse.tabs.ranking import ranking
from app.model.cell import Scalar
from app.model.row import Row
from tests.app.analyse.shop import TODAY, column, order, row, shop, values

RECENT, BEFORE, LONG_AGO = TODAY, date(2025, 2, 12), date(2024, 6, 1)
GOODS = (
    row("products", sku="LP", name="口红", category="彩妆", brand="花西子"),
    row("products", sku="MK", name="面膜", category="护肤"),
)


def table(*rows: Row) -> list[list[Scalar]]:
    return [values(cells) for cells in ranking(shop(*GOODS, *rows))[1:]]


def test_kinds_ranked_by_hand() -> None:
    lines = table(order(30, RECENT, sku="LP"), order(70, BEFORE, sku="MK", quantity=2), order(20, LONG_AGO, sku="LP"))
    assert [line[:7] for line in lines[:6]] == [
        ["类别", 1, "护肤", None, 2, 70, 0.583],
        ["类别", 2, "彩妆", None, 2, 50, 0.417],
        ["品牌", 1, "（没填）", None, 2, 70, 0.583],
        ["品牌", 2, "花西子", None, 2, 50, 0.417],
        ["商品", 1, "面膜", "MK", 2, 70, 0.583],
        ["商品", 2, "口红", "LP", 2, 50, 0.417],
    ]


def test_trend_compares_thirty_days() -> None:
    first, second = order(30, RECENT, sku="LP"), order(20, BEFORE, sku="LP")
    trends = [column(ranking(shop(*GOODS, *rows)), "近 30 天")[0] for rows in ((first, second), (first,))]
    assert trends == [0.5, None]


def test_repeat_rate_needs_customers() -> None:
    lines = [order(1, sku="LP", customer=str(number), order_no=f"A{number}") for number in range(5)]
    again = order(1, sku="LP", customer="0", order_no="B0")
    assert table(*lines, again)[2][7:9] == [5, 0.2]
    assert table(*lines[:4], again)[2][7] == 4


def test_cancelled_lines_count_nothing() -> None:
    assert table(order(30, sku="LP", status="已取消"))[:1] + table()[1:]


def test_long_lists_are_cut() -> None:
    lines = table(*(order(1, sku=f"S{number}") for number in range(503)))
    assert sum(line[:1] == ["商品"] for line in lines) == 500
    assert ["还有 3 项没有列出"] in lines
