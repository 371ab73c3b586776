"""Plan and apply, as a store's key calls them."""

from __future__ import annotations

from tests.shop import Shop


def test_new_store_has_nothing_to_do(shop: Shop) -> None:
    store = shop.onboarded()
    plan = shop.call("GET", f"/v1/stores/{store['id']}/plan", key=store["api_key"]).json()
    assert (plan["changes"], plan["refused"], plan["findings"]) == ([], [], [])
    assert plan["text"] == "没有需要修复的改动。"


def test_planning_writes_nothing(shop: Shop) -> None:
    store, before = shop.onboarded(), shop.counts()
    shop.sheet().del_worksheet(shop.tab("变更记录"))
    plan = shop.call("GET", f"/v1/stores/{store['id']}/plan").json()
    assert [item["text"] for item in plan["changes"]] == ["缺少“变更记录”页，重新建立。"]
    assert shop.counts()["sheets.read"] - before["sheets.read"] >= 2
    assert "变更记录" not in [sheet.title for sheet in shop.sheet().worksheets()]


def test_applying_says_what_was_done(shop: Shop) -> None:
    store = shop.onboard(locale="en")
    shop.sheet().del_worksheet(shop.tab("Changes"))
    done = shop.call("POST", f"/v1/stores/{store['id']}/apply", key=store["api_key"]).json()
    assert (done["writes"], [item["code"] for item in done["done"]], done["changes"]) == (1, ["tab.missing"], [])
    assert done["applied_version"] == done["template_version"]


def test_unknown_fields_are_refused(shop: Shop) -> None:
    store = shop.onboarded()
    answer = shop.call("POST", f"/v1/stores/{store['id']}/apply", json={"acept": ["customers"]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "acept"


def test_lost_sheet_is_a_problem(shop: Shop) -> None:
    store = shop.onboarded()
    shop.fault("spreadsheets.get", status=503)
    answer = shop.call("GET", f"/v1/stores/{store['id']}/plan")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:shopsheet:problem:google-unavailable")
