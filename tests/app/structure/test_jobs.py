"""Looks at structures by themselves: after a sync has asked for one, now and then; what was paused goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.structure.jobs import look_due
from tests.shop import Shop


@pytest.fixture
def store(shop: Shop) -> str:
    """A store with one customer, synced and looked at."""
    store = shop.onboarded()
    shop.tab("客户").update([["王小美", "13800138000"]], "A2:B2")
    shop.sync()
    look_due(shop.context)
    return str(store["id"])


def looks(shop: Shop, later: timedelta = timedelta(0)) -> int:
    shop.clock.sleep(later.total_seconds())
    return look_due(shop.context)


def test_quiet_store_is_looked_at_daily(shop: Shop, store: str) -> None:
    assert looks(shop, timedelta(hours=23)) == 0
    assert looks(shop, timedelta(hours=2)) == 1


def test_lively_store_every_ten_minutes(shop: Shop, store: str) -> None:
    shop.clock.sleep(300)
    shop.tab("客户").update([["李雷"]], "A3")
    shop.sync()
    assert looks(shop) == 0
    assert looks(shop, timedelta(minutes=6)) == 1


def test_sync_has_column_put_back(shop: Shop, store: str) -> None:
    """The sync tells of it and asks; the look after it puts a blank one in; the next sync has nothing to tell."""
    shop.tab("客户").delete_columns(7)
    shop.clock.sleep(120)
    shop.sync()
    assert "column.missing" in [item["code"] for item in shop.items("findings")]
    assert looks(shop) == 1
    shop.sync()
    assert shop.tab("客户").row_values(1)[5:8] == ["性别", "生日", "地址"]
    assert "column.missing" not in [item["code"] for item in shop.items("findings")]


def test_paused_store_goes_on(shop: Shop, store: str) -> None:
    shop.sheet().del_worksheet(shop.tab("设置"))
    assert shop.call("POST", f"/v1/stores/{store}/sync").json()["type"].endswith("tab-missing")
    assert shop.call("GET", f"/v1/stores/{store}").json()["state"] == "paused"
    assert looks(shop, timedelta(minutes=2)) == 1
    assert shop.call("GET", f"/v1/stores/{store}").json()["state"] == "active"
    assert shop.sync()["rows"]["settings"] > 0


def test_store_without_its_rows_stays_paused(shop: Shop, store: str) -> None:
    shop.sheet().del_worksheet(shop.tab("客户"))
    shop.call("POST", f"/v1/stores/{store}/sync")
    assert looks(shop, timedelta(minutes=2)) == 1
    assert shop.call("GET", f"/v1/stores/{store}").json()["state"] == "paused"
    assert shop.call("POST", f"/v1/stores/{store}/apply", json={"accept": ["customers"]}).json()["writes"] == 1
    assert shop.call("GET", f"/v1/stores/{store}").json()["state"] == "active"


def test_operators_pause_is_left(shop: Shop, store: str) -> None:
    shop.call("PATCH", f"/v1/stores/{store}", json={"state": "paused"})
    shop.sheet().del_worksheet(shop.tab("设置"))
    assert looks(shop, timedelta(days=2)) == 0
    assert shop.call("GET", f"/v1/stores/{store}").json()["state"] == "paused"


def test_what_is_told_reaches_the_tab(shop: Shop, store: str) -> None:
    """Until it is put right, and no longer."""
    shop.sheet().share("", "anyone", "reader", with_link=True)
    looks(shop, timedelta(days=2))
    shop.sync()
    assert [item["code"] for item in shop.items("findings")] == ["structure.sharing.open"]
    assert "表格对所有人公开" in str(shop.tab("数据问题").get_values())
    shop.sheet().client.remove_permission(shop.sheet().id, "anyoneWithLink")
    looks(shop, timedelta(days=2))
    shop.sync()
    assert shop.items("findings") == []


def test_refused_repair_is_told(shop: Shop, store: str) -> None:
    """Somebody takes the title in between; the rest is done all the same, by a second write."""
    shop.sheet().del_worksheet(shop.tab("变更记录"))
    shop.sheet().update_locale("en_US")
    shop.does_meanwhile({"addSheet": {"properties": {"title": "变更记录"}}})
    done = shop.call("POST", f"/v1/stores/{store}/apply").json()
    assert [item["code"] for item in done["done"]] == ["spreadsheet.locale"]
    assert [(item["code"], item["reason"]) for item in done["refused"]] == [("tab.missing", "google")]
    assert [item["code"] for item in shop.call("GET", f"/v1/stores/{store}/plan").json()["changes"]] == ["tab.missing"]


def test_busy_store_is_left_alone(shop: Shop, store: str) -> None:
    from app.context.lease import held

    shop.sheet().del_worksheet(shop.tab("看板"))
    with held(shop.context, store):
        assert shop.call("GET", f"/v1/stores/{store}/plan").status_code == 200
        assert shop.call("POST", f"/v1/stores/{store}/apply").status_code == 409
