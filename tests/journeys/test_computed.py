"""Columns that formulas fill: right beside what people type, never read, whatever people do around them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.shop import AMEI, Shop

MEI, LI = ["王小美", "13800138000", "xiaomei_2020"], ["李雷", "", "lilei_88"]
GOODS = ["LP-001", "丝绒口红", "口红"]
HEADERS = ["会员等级", "积分", "累计消费", "最近购买"]


def order(number: str, day: str, customer: str, paid: float, *behind: Any) -> list[Any]:
    """An order line; behind what was paid its status and what was refunded."""
    return [number, day, "", customer, "LP-001", 1, paid, "", paid, "", "", *(behind or ["已完成"])]


@pytest.fixture
def sold(shop: Shop) -> Shop:
    """Two customers, one known by WeChat alone; four lines, one cancelled, one refunded in part."""
    shop.onboarded()
    shop.tab("商品").update([GOODS], "A2", raw=True)
    shop.tab("客户").update([MEI, LI], "A2", raw=True)
    lines = [
        order("D1", "2026-11-01", "13800138000", 800),
        order("D2", "2026-11-20", "xiaomei_2020", 400, "已完成", 100.5),
        order("D3", "2026-11-22", "13800138000", 9000, "已取消"),
        order("D4", "2025-01-03", "lilei_88", 6000),
    ]
    shop.tab("订单", AMEI).update(lines, "A2", raw=False)
    return shop


def figures(shop: Shop) -> dict[str, list[str]]:
    """Name → tier, points, spend and last order, as people see them."""
    rows = shop.tab("客户").get_all_records()
    return {str(row["姓名"]): [str(row[header]) for header in HEADERS] for row in rows if row["姓名"]}


def test_orders_name_what_they_mean(sold: Shop) -> None:
    rows = sold.tab("订单").get_all_records()
    shown = [(row["客户姓名"], row["商品名称"], row["类别"]) for row in rows if row["订单号"]]
    assert shown == [(name, "丝绒口红", "口红") for name in ("王小美", "王小美", "王小美", "李雷")]


def test_customers_show_their_spend(sold: Shop) -> None:
    assert figures(sold) == {
        "王小美": ["银卡会员", "0", "1099.5", "2026-11-20"],
        "李雷": ["普通会员", "0", "6000.0", "2025-01-03"],
    }


def test_points_are_what_is_left(sold: Shop) -> None:
    """As the ledger says: what was refunded is taken off, what is older than a year has expired."""
    sold.sync()
    assert [line[1] for line in figures(sold).values()] == ["1099", "0"]


def test_settings_change_the_tiers(sold: Shop) -> None:
    sold.sync()
    settings = sold.tab("设置")
    for label, value in (("会员等级统计几个月", "0"), ("会员等级 2 名称", "白银"), ("每消费 1 元积几分", "2")):
        settings.update_cell(settings.col_values(1).index(label) + 1, 2, value)
    sold.sync()
    assert [line[:2] for line in figures(sold).values()] == [["白银", "2199"], ["金卡会员", "0"]]


def test_nonsense_keeps_tiers_in_force(sold: Shop) -> None:
    """The last threshold that could be used holds on, in the formulas too."""
    settings = sold.tab("设置")
    row = settings.col_values(1).index("会员等级 2 消费满（元）") + 1
    for value in ("1100", "很多"):
        settings.update_cell(row, 2, value)
        sold.sync()
    assert figures(sold)["王小美"][0] == "普通会员"
    assert "setting.invalid" in {item["code"] for item in sold.items("findings")}


def test_unknown_stays_truly_blank(sold: Shop) -> None:
    sold.tab("订单").update([order("D5", "2026-11-23", "13911112222", 10)], "A6", raw=False)
    cells = sold.sheet().values_get("'订单'!P1:S9")["values"]
    assert cells[0] == ["提交编号", "客户姓名", "商品名称", "类别"]
    assert cells[5] == ["", "", "丝绒口红", "口红"]
    assert len(cells) == 6


def test_sync_neither_reads_nor_writes(sold: Shop) -> None:
    first = sold.sync()
    sold.clock.sleep(60)
    again = sold.sync()
    assert (first["outcome"], again["outcome"]) == ("applied", "unchanged")
    assert not {item["column"] for item in sold.items("changes")} & {"tier", "points", "spent", "customer_name"}
    assert not any(item["code"].startswith("column.") for item in sold.items("findings"))


def test_people_move_what_is_named(sold: Shop) -> None:
    before, sheet = figures(sold), sold.sheet()
    sheet.worksheet("订单").update_title("销售")
    moved = {"sheetId": sheet.worksheet("销售").id, "dimension": "COLUMNS", "startIndex": 8, "endIndex": 9}
    sheet.batch_update({"requests": [{"moveDimension": {"source": moved, "destinationIndex": 2}}]})
    assert figures(sold) == before


def test_form_row_is_filled_too(sold: Shop) -> None:
    sold.sync()
    values = {
        "order_no": "D9",
        "date": "2026-11-24",
        "customer": "13800138000",
        "sku": "LP-001",
        "quantity": 1,
        "paid": 5,
    }
    assert sold.submit("order", values).status_code == 202
    sold.sync()
    row = next(row for row in sold.tab("订单").get_all_records() if row["订单号"] == "D9")
    assert (row["客户姓名"], row["商品名称"]) == ("王小美", "丝绒口红")
    assert figures(sold)["王小美"][2:] == ["1104.5", "2026-11-24"]


def test_header_is_open_to_people(sold: Shop) -> None:
    """Only typed columns have protected headers; the dictionary says that these need no typing."""
    sheets = {one["properties"]["title"]: one for one in sold.sheet().fetch_sheet_metadata()["sheets"]}
    protected = sheets["客户"]["protectedRanges"][0]["range"]
    assert protected["endColumnIndex"] == sold.tab("客户").row_values(1).index("会员等级")
    sold.sync()
    rule = next(row for row in sold.tab("字段说明").get_all_records() if row["列"] == "累计消费")
    assert (rule["规则"], rule["填写率"]) == ("由公式算出，不用填", "")


def test_deleted_source_comes_right(sold: Shop) -> None:
    """The column that formulas name is made anew, and they name the new one."""
    sold.sync()
    goods = sold.tab("商品")
    at = goods.row_values(1).index("名称") + 1
    goods.delete_columns(at)
    done = sold.call("POST", f"/v1/stores/{sold.stores[-1]['id']}/apply").json()
    assert (done["writes"], {item["code"] for item in done["done"]} >= {"column.missing", "spill.severed"}) == (1, True)
    goods.update_cell(2, at, "丝绒口红")
    assert sold.tab("订单").get_all_records()[0]["商品名称"] == "丝绒口红"
