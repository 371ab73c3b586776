"""今日提醒 of a small shop: whose what is, in which order, and what is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.amounts import serial
from app.analyse.tabs.reminders import reminders
from app.model.row import Row
from tests.app.analyse.shop import TODAY, ZH, column, customer, order, row, shop, values

LONG_AGO = TODAY - timedelta(days=100)
ROWS: tuple[Row, ...] = (
    row("customers", name="李雷", phone="13800138000", birthday="1990-03-15", owner="小美"),
    row("customers", name="韩梅梅", wechat="meimei_1", owner="丁强"),
    row("tickets", customer="13800138000", type="退货", description="断了", due=TODAY),
    row("tickets", customer="13800138000", type="换货", description="太小", due=date(2025, 3, 10), owner="丁强"),
    row("interactions", at=serial(LONG_AGO), customer="meimei_1", text="问价格", follow_up=date(2025, 3, 13)),
    order(80, LONG_AGO, customer="13700137000"),
)


def test_owners_see_their_own() -> None:
    grid = reminders(shop(*ROWS))
    assert [values(cells) for cells in grid[1:6]] == [
        ["丁强", "售后", "李雷", "13800138000", "换货 · 太小", serial(date(2025, 3, 10)), "已过 4 天"],
        ["丁强", "跟进", "韩梅梅", "meimei_1", "问价格", serial(date(2025, 3, 13)), "昨天"],
        ["丁强", "久未联系", "韩梅梅", "meimei_1", _silent("0.00")],
        ["小美", "售后", "李雷", "13800138000", "退货 · 断了", serial(TODAY), "今天"],
        ["小美", "生日", "李雷", "13800138000", "生日 1990-03-15，满 35 岁", serial(date(2025, 3, 15)), "明天"],
    ]


def test_what_is_nobodys_comes_last() -> None:
    grid = reminders(shop(*ROWS))
    assert values(grid[6]) == [None, "久未联系", None, "13700137000", _silent("80.00")]
    assert str(values(grid[7])[0]).startswith("售后 2 件 · 跟进 1 位 · 生日 1 位 · 补货 0 件 · 久未联系 2 位")
    assert str(values(grid[8])[0]).startswith("截至 2025-03-14 · 订单 1 行")


def test_quiet_day_says_so() -> None:
    grid = reminders(shop())
    assert values(grid[0]) == ["负责人", "提醒", "客户", "联系方式", "内容", "日期", "还有/已过"]
    assert values(grid[1]) == ["今天没有要提醒的事。"]


def test_long_lists_are_cut() -> None:
    silent = [order(number, LONG_AGO, customer=f"c{number:03}") for number in range(1, 41)]
    due = [row("tickets", customer="a", description=f"{n}", due=TODAY - timedelta(days=n)) for n in range(250)]
    grid = reminders(shop(*silent, *due))
    assert column(grid, "提醒").count("售后") == 200 and column(grid, "联系方式").count("c010") == 0
    assert column(grid, "提醒").count("久未联系") == 30 and column(grid, "联系方式").count("c011") == 1
    notes = [str(values(cells)[0]) for cells in grid if "没有列出" in str(cells[0].value)]
    assert [note.split("；")[0] for note in notes] == ["“售后”还有 50 条没有列出", "“久未联系”还有 10 条没有列出"]
    assert [cells[4].value for cells in grid if len(cells) > 4][1] == "249"


def test_unknown_holidays_are_told() -> None:
    late = date(2100, 3, 1)
    grid = reminders(shop(row("tickets", customer="a", description="断了", date=late), as_of=late))
    assert "2100 年的放假和调休安排还不知道" in str([values(cells) for cells in grid])
    assert "放假" not in str(reminders(shop(*ROWS)))


def test_identity_numbers_are_hidden() -> None:
    number = "110105194912310021"
    talk = row("interactions", at=1, customer="a", text=f"证件 {number}", follow_up=TODAY)
    ticket = row("tickets", customer=number, description=number, due=TODAY)
    hiding = replace(shop(talk, ticket), hides=lambda text: text.replace(number, "*"))
    assert number not in str(reminders(hiding)) and column(reminders(hiding), "内容")[:2] == ["*", "证件 *"]


def test_sensitive_names_are_masked() -> None:
    tab = ZH.tab("customers")
    secret = [replace(c, sensitivity="sensitive") if c.name in ("name", "phone") else c for c in tab.columns]
    template = replace(ZH, tabs=tuple(replace(t, columns=tuple(secret)) if t is tab else t for t in ZH.tabs))
    assert "李雷" not in str(reminders(replace(shop(*ROWS), template=template)))
    assert "13800138000" not in str(reminders(replace(shop(*ROWS), template=template)))


def test_same_row_twice_is_one() -> None:
    ticket = row("tickets", customer="a", description="断了", due=TODAY)
    assert column(reminders(shop(ticket, ticket)), "提醒").count("售后") == 1


def test_english_tab_is_complete() -> None:
    grid = reminders(shop(*ROWS, locale="en"))
    assert values(grid[1])[:2] == ["丁强", "Ticket"] and values(grid[1])[-1] == "4 days ago"
    assert not any("report." in str(value) for cells in grid for value in values(cells))


@settings(max_examples=30)
@given(st.permutations([*ROWS, customer("13600136000", "王小美"), customer("13600136000", "王大美")]))
def test_order_of_rows_is_idle(rows: list[Row]) -> None:
    assert reminders(shop(*rows)) == reminders(shop(*sorted(rows, key=str)))
    assert max(map(len, reminders(shop(*rows)))) == len(ZH.tab("reminders").columns)


def _silent(net: str) -> str:
    return f"2024-12-04 以后没有下单，也没有沟通，已经 100 天；累计净消费 {net} CNY"


def test_declined_customers_are_left_alone() -> None:
    """Who does not agree to marketing is not wished a happy birthday, but what was agreed with them is done."""
    born = row("customers", name="李雷", phone="138", birthday="1990-03-15", consent="不同意")
    talk = row("interactions", at=45720, customer="138", text="问价", follow_up=TODAY)
    shown = [values(cells)[1] for cells in reminders(shop(born, talk))[1:] if len(values(cells)) > 4]
    assert shown == ["跟进"]
