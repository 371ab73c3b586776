"""The tabs beside customers, orders and products: there in one write, cleaned and judged like the others."""

from __future__ import annotations

import pytest

from tests.shop import AMEI, Shop


def test_every_tab_in_one_write(shop: Shop) -> None:
    shop.onboard()
    titles = [sheet.title for sheet in shop.sheet().worksheets()]
    assert titles[:5] == ["看板", "今日提醒", "客户", "订单", "商品"]
    assert titles[5:14] == ["偏好", "沟通记录", "售后", "反馈", "营销活动", "关系", "设置", "选项", "自定义字段"]
    assert len(titles) == 28
    assert shop.counts()["sheets.write"] == 1


@pytest.mark.parametrize(
    ("template", "tab", "header"),
    [("cosmetics", "客户", "肤质"), ("clothing", "偏好", "下装尺码"), ("electronics", "订单", "保修到期")],
)
def test_vertical_reaches_the_sheet(shop: Shop, template: str, tab: str, header: str) -> None:
    assert shop.onboard(template=template)["template"] == template
    assert header in shop.tab(tab).row_values(1)
    assert shop.counts()["sheets.write"] == 1


def test_talk_is_cleaned(shop: Shop) -> None:
    shop.onboarded()
    shop.sync()
    shop.tab("客户", AMEI).update([["王小美", "13800138000"]], "A2", raw=True)
    talk = ["2024年3月5日 14:30", "138 0013 8000", "wx", "客户来", "问色号", "", "明天", "店长"]
    shop.tab("沟通记录", AMEI).update([talk], "A2", raw=True)
    shop.sync()
    assert shop.tab("沟通记录").row_values(2)[:4] == ["2024-03-05 14:30", "13800138000", "微信", "客户来"]
    found = {(item["tab"], item["column"], item["code"]) for item in shop.items("findings")}
    assert {("interactions", "follow_up", "date.unreadable"), ("interactions", "owner", "choice.unknown")} <= found


def test_dictionary_explains_every_tab(shop: Shop) -> None:
    shop.onboard(template="electronics")
    shop.sync()
    listed = [row[:2] for row in shop.tab("字段说明").get_all_values()]
    assert ["关系", "相关客户"] in listed
    assert ["订单", "序列号"] in listed
