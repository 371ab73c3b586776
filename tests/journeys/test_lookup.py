"""Looking a customer up: type into the one open cell, and formulas show the card."""

from __future__ import annotations

import gspread
import pytest

from app.sheets.google import Refusal
from tests.shop import AMEI, Shop


@pytest.fixture
def asked(shop: Shop) -> gspread.Worksheet:
    """The tab of a shop with two customers and three orders, as somebody of the team has it open."""
    shop.onboarded()
    shop.tab("客户").update([["王小美", "13800138000", "xiaomei_2020"], ["李雷", "", "lilei_88"]], "A2", raw=True)
    orders = [
        ["D1", "2026-11-01", "", "13800138000", "", 1, 80, "", 80],
        ["D2", "2026-11-20", "", "xiaomei_2020", "", 2, 20, "", 40],
        ["D3", "2026-11-21", "", "lilei_88", "", 1, 5, "", 5],
    ]
    shop.tab("订单").update(orders, "A2", raw=False)
    shop.sync()
    return shop.tab("查询", AMEI)


def card(tab: gspread.Worksheet) -> dict[str, str]:
    return {row[0]: row[1] for row in tab.get_values("A3:B17") if len(row) > 1 and row[1]}


@pytest.mark.parametrize("text", ["13800138000", "138 0013 8000", "xiaomei_2020", "王小美"])
def test_customer_is_found_by_anything(asked: gspread.Worksheet, text: str) -> None:
    asked.update([[text]], "B2", raw=True)
    shown = card(asked)
    assert (shown["在“客户”页第几行"], shown["姓名"], shown["微信号"]) == ("2", "王小美", "xiaomei_2020")
    assert (shown["会员等级"], shown["累计消费"], shown["最近购买"]) == ("普通会员", "120.00", "2026-11-20")


def test_latest_orders_come_first(asked: gspread.Worksheet) -> None:
    asked.update([["王小美"]], "B2", raw=True)
    lines = asked.get_values("A20:E40")
    assert lines[0][:2] == ["购买日期", "订单号"]
    assert [line[:2] + line[3:5] for line in lines[1:]] == [
        ["2026-11-20", "D2", "2", "40.00"],
        ["2026-11-01", "D1", "1", "80.00"],
    ]


@pytest.mark.parametrize(("text", "shown"), [("", {}), ("韩梅梅", {"在“客户”页第几行": "没有找到"})])
def test_nobody_shows_nothing(asked: gspread.Worksheet, text: str, shown: dict[str, str]) -> None:
    asked.update([[text]], "B2", raw=True)
    assert card(asked) == shown
    assert asked.get_values("A21:E40") in ([], [[]])


def test_only_one_cell_is_open(asked: gspread.Worksheet) -> None:
    with pytest.raises(Refusal, match="protected cell"):
        asked.update([["x"]], "B5", raw=True)


def test_sync_leaves_what_was_asked(shop: Shop, asked: gspread.Worksheet) -> None:
    asked.update([["王小美"]], "B2", raw=True)
    shop.tab("客户").update_acell("Q2", "老客户")
    shop.sync()
    assert (card(asked)["姓名"], card(asked)["备注"]) == ("王小美", "老客户")


def test_deleted_source_comes_right(asked: gspread.Worksheet, shop: Shop) -> None:
    """The column that the card shows is made anew, and the formulas name the new one; what was asked stays."""
    asked.update([["lilei_88"]], "B2", raw=True)
    customers = shop.tab("客户")
    at = customers.row_values(1).index("微信号") + 1
    customers.delete_columns(at)
    done = shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/apply").json()
    assert (done["writes"], "lookup.severed" in {item["code"] for item in done["done"]}) == (1, True)
    customers.update_cell(3, at, "lilei_88")
    assert card(asked)["姓名"] == "李雷"
