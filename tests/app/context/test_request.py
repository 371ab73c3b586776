"""Who may see and do what: the operator all, a store's key its own store, everybody else nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.refusals import refused
from tests.shop import Shop

OWN = ["", "/syncs", "/findings", "/changes", "/forms/join/schema"]
OPERATORS: list[tuple[str, str, Any]] = [
    ("POST", "/v1/stores", {"name": "x", "owner": "a@shop.example"}),
    ("PATCH", "/v1/stores/{id}", {"name": "x"}),
    ("DELETE", "/v1/stores/{id}", None),
    ("GET", "/v1/credentials", None),
]
STRANGE = ["", "nothing", "sk_", "sk_st_1_abc", "operator-key-of-the-tests ".upper(), "ключ"]


def test_store_key_sees_own_store(shop: Shop) -> None:
    mine, other = shop.onboard("mine"), shop.onboard("other", name="别家的店")
    answer = shop.call("GET", "/v1/stores", key=mine["api_key"])
    assert [store["id"] for store in answer.json()["items"]] == [mine["id"]] != [other["id"]]


@pytest.mark.parametrize("path", OWN)
def test_own_lists_are_open(shop: Shop, path: str) -> None:
    store = shop.onboarded()
    assert shop.call("GET", f"/v1/stores/{store['id']}{path}", key=store["api_key"]).status_code == 200


def test_own_store_is_synced(shop: Shop) -> None:
    store = shop.onboarded()
    assert shop.call("POST", f"/v1/stores/{store['id']}/sync", key=store["api_key"]).status_code == 200
    asked = shop.call("POST", f"/v1/stores/{store['id']}/summaries/2026-11-24", key=store["api_key"])
    assert asked.status_code == 202


def test_other_stores_do_not_exist(shop: Shop) -> None:
    mine, other = shop.onboard("mine"), shop.onboard("other", name="别家的店")
    calls = [("GET", path) for path in OWN] + [("POST", "/sync"), ("POST", "/summaries/2026-11-24")]
    for method, path in calls:
        answer = shop.call(method, f"/v1/stores/{other['id']}{path}", key=mine["api_key"])
        missing = shop.call(method, f"/v1/stores/st_none{path}", key=mine["api_key"])
        refused(answer, 404, "store-not-found")
        assert answer.text.replace(other["id"], "st_none") == missing.text


@pytest.mark.parametrize(("method", "path", "body"), OPERATORS)
def test_store_key_is_no_operator(shop: Shop, method: str, path: str, body: Any) -> None:
    store = shop.onboarded()
    headers = {"Idempotency-Key": "k"}
    answer = shop.call(method, path.format(**store), key=store["api_key"], json=body, headers=headers)
    refused(answer, 403, "operator-only")
    assert shop.call("GET", f"/v1/stores/{store['id']}").json()["name"] == "小美的店"


@pytest.mark.parametrize("key", STRANGE)
def test_strange_keys_open_nothing(shop: Shop, key: str) -> None:
    store = shop.onboarded()
    for method, path in [("GET", f"/v1/stores/{store['id']}{path}") for path in OWN] + [("GET", "/v1/credentials")]:
        headers = {"Authorization": f"Bearer {key}".encode()}
        refused(shop.http.request(method, path, headers=headers), 401, "not-authorised")


@pytest.mark.parametrize("header", ["", "Basic abc", "Bearer", "Bearer ", "operator-key-of-the-tests"])
def test_other_schemes_open_nothing(shop: Shop, header: str) -> None:
    refused(shop.http.get("/v1/stores", headers={"Authorization": header}), 401, "not-authorised")


def test_forged_key_opens_nothing(shop: Shop) -> None:
    store = shop.onboarded()
    forged = store["api_key"][:-1] + ("0" if store["api_key"][-1] != "0" else "1")
    refused(shop.call("GET", f"/v1/stores/{store['id']}", key=forged), 401, "not-authorised")


def test_rotated_keys_end_old_ones(shop: Shop) -> None:
    store = shop.onboarded()
    changed = shop.call("PATCH", f"/v1/stores/{store['id']}", json={"rotate_keys": True}).json()
    assert changed["api_key"] != store["api_key"] and changed["webhook_secret"] != store["webhook_secret"]
    refused(shop.call("GET", "/v1/stores", key=store["api_key"]), 401, "not-authorised")
    assert shop.call("GET", "/v1/stores", key=changed["api_key"]).status_code == 200


def test_deleted_store_ends_its_key(shop: Shop) -> None:
    store = shop.onboarded()
    assert shop.call("DELETE", f"/v1/stores/{store['id']}").status_code == 204
    refused(shop.call("GET", "/v1/stores", key=store["api_key"]), 401, "not-authorised")


@pytest.mark.parametrize("store_id", ["%00", "a" * 41, "st_%F0%9F%98%80", "..%2Fstores", "%20"])
def test_strange_ids_are_refused(shop: Shop, store_id: str) -> None:
    answer = shop.call("GET", f"/v1/stores/{store_id}")
    assert answer.status_code in (404, 422) and answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("cursor", ["\0", "a" * 41, "' or 1=1"])
def test_strange_cursors_are_refused(shop: Shop, cursor: str) -> None:
    refused(shop.call("GET", "/v1/stores", params={"cursor": cursor}), 422, "bad-input")
