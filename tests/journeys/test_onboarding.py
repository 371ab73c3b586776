"""An onboarding call, from nothing to a sheet that the team can open."""

from __future__ import annotations

from tests.shop import Shop


def test_store_gets_its_tabs(shop: Shop) -> None:
    shop.onboard()
    titles = [sheet.title for sheet in shop.sheet().worksheets()]
    assert titles[:4] == ["看板", "今日提醒", "客户", "订单"]
    assert {"设置", "选项", "数据问题", "字段说明"} <= set(titles)


def test_provisioning_is_one_write(shop: Shop) -> None:
    shop.onboard()
    assert shop.counts()["sheets.write"] == 1


def test_same_call_same_answer(shop: Shop) -> None:
    first, again = shop.onboard(), shop.onboard()
    assert first == again
    assert shop.counts()["sheets.write"] == 1
