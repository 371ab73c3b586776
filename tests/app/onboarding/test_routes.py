"""Stores over HTTP: listed, changed, forgotten."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.context.lease import held
from tests.app.refusals import fields, refused
from tests.shop import AMEI, BOSS, SERVICE, STRANGER, Shop, credentials_of


def change(shop: Shop, **asked: object) -> dict[str, object]:
    answer = shop.call("PATCH", f"/v1/stores/{shop.stores[-1]['id']}", json=asked)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_key_of_call_is_required(shop: Shop) -> None:
    body = {"name": "小美的店", "owner": BOSS}
    for headers in ({}, {"Idempotency-Key": " "}):
        problem = refused(shop.call("POST", "/v1/stores", json=body, headers=headers), 422, "bad-input")
        assert fields(problem) == ["Idempotency-Key"]
    assert shop.files() == []


def test_same_key_other_body(shop: Shop) -> None:
    shop.onboard()
    body = {"name": "别的店", "owner": BOSS, "editors": [AMEI]}
    answer = shop.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": "first"})
    assert fields(refused(answer, 409, "idempotency-conflict")) == ["Idempotency-Key"]
    assert len(shop.files()) == 1


def test_repeated_call_answers_same(shop: Shop) -> None:
    shop.clock.moment = datetime.fromisoformat("2026-11-24T04:00:00.123456+00:00")
    first = shop.onboard()
    shop.clock.sleep(3600)
    assert shop.onboard() == first
    assert first["created_at"] == "2026-11-24T04:00:00.123Z"
    assert len(shop.files()) == 1


def test_stores_are_listed_in_pages(shop: Shop) -> None:
    ids = []
    for number in range(5):
        shop.clock.sleep(1)
        ids.append(shop.onboard(f"k{number}")["id"])
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = shop.call("GET", "/v1/stores", params={"limit": 2, "cursor": cursor}).json()
        seen += [store["id"] for store in page["items"]]
        cursor = page["next"]
    assert seen == ids


@pytest.mark.parametrize("limit", ["0", "201", "many"])
def test_page_sizes_are_bounded(shop: Shop, limit: str) -> None:
    assert fields(refused(shop.call("GET", "/v1/stores", params={"limit": limit}), 422, "bad-input")) == ["limit"]


def test_list_holds_no_secret(shop: Shop) -> None:
    store = shop.onboard()
    text = shop.call("GET", "/v1/stores").text
    assert store["api_key"] not in text and store["webhook_secret"] not in text


def test_account_is_told(shop: Shop) -> None:
    assert shop.call("GET", "/v1/credentials").json() == {"address": SERVICE}


def test_name_and_people_change(shop: Shop) -> None:
    store = shop.onboard()
    credentials_of(shop.server, "v@shop.example")
    change(shop, name="大美的店", editors=[], viewers=["v@shop.example"])
    now = shop.call("GET", f"/v1/stores/{store['id']}").json()
    assert (now["name"], now["editors"], now["viewers"]) == ("大美的店", [], ["v@shop.example"])


def test_absent_fields_stay(shop: Shop) -> None:
    store = shop.onboard()
    changed = change(shop, name="大美的店")
    same = set(store) - {"name"}
    assert {name: changed[name] for name in same} == {name: store[name] for name in same}


def test_timezone_reaches_the_sheet(shop: Shop) -> None:
    shop.onboard()
    writes = shop.counts()["sheets.write"]
    change(shop, timezone="America/New_York")
    assert shop.sheet().timezone == "America/New_York"
    assert shop.counts()["sheets.write"] == writes + 1
    shop.sync()


def test_timezone_waits_for_sync(shop: Shop) -> None:
    store = shop.onboard()
    with held(shop.context, store["id"]):
        answer = shop.call("PATCH", f"/v1/stores/{store['id']}", json={"timezone": "America/New_York"})
    refused(answer, 409, "store-busy")
    assert shop.call("GET", f"/v1/stores/{store['id']}").json()["timezone"] == "Asia/Shanghai"


@pytest.mark.parametrize("asked", [{"state": "gone"}, {"timezone": "x"}, {"owner": AMEI}, {"editors": ["x"]}])
def test_wrong_change_changes_nothing(shop: Shop, asked: dict[str, object]) -> None:
    store = shop.onboard()
    before = shop.call("GET", f"/v1/stores/{store['id']}").json()
    refused(shop.call("PATCH", f"/v1/stores/{store['id']}", json=asked), 422, "bad-input")
    assert shop.call("GET", f"/v1/stores/{store['id']}").json() == before


def test_paused_store_rests(shop: Shop) -> None:
    store = shop.onboard()
    change(shop, state="paused")
    problem = refused(shop.call("POST", f"/v1/stores/{store['id']}/sync"), 409, "store-paused")
    assert 'PATCH {"state": "paused"}' in problem["detail"]
    assert change(shop, state="active")["pause_reason"] == ""
    shop.sync()


def test_deleted_store_is_forgotten(shop: Shop) -> None:
    store = shop.onboard()
    assert shop.call("DELETE", f"/v1/stores/{store['id']}").status_code == 204
    refused(shop.call("GET", f"/v1/stores/{store['id']}"), 404, "store-not-found")
    refused(shop.call("DELETE", f"/v1/stores/{store['id']}"), 404, "store-not-found")
    assert shop.call("GET", "/v1/stores").json()["items"] == []


def test_deleted_store_leaves_its_sheet(shop: Shop) -> None:
    store = shop.onboard()
    shop.call("DELETE", f"/v1/stores/{store['id']}")
    assert shop.sheet(store=store).worksheet("客户").cell(1, 1).value == "姓名"


def test_deleted_key_makes_new_store(shop: Shop) -> None:
    old = shop.onboard()
    shop.call("DELETE", f"/v1/stores/{old['id']}")
    new = shop.onboard()
    assert new["id"] != old["id"] and new["spreadsheet_id"] != old["spreadsheet_id"]


def test_deleted_sheet_can_be_adopted(shop: Shop) -> None:
    old = shop.onboard()
    shop.call("DELETE", f"/v1/stores/{old['id']}")
    new = shop.onboard("again", spreadsheet={"adopt": old["spreadsheet_url"]})
    assert new["spreadsheet_id"] == old["spreadsheet_id"]
    assert shop.sync()["outcome"] == "applied"


def test_strangers_share_is_reported(shop: Shop) -> None:
    store = shop.onboard(editors=[AMEI, STRANGER])
    states = {share["email"]: share["state"] for share in store["shares"]}
    assert states == {BOSS: "shared", AMEI: "shared", STRANGER: "refused"}
    assert next(share["reason"] for share in store["shares"] if share["email"] == STRANGER)
