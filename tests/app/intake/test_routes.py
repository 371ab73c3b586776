"""Forms over HTTP: accepted on disk or refused with what to do."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator

from tests.app.refusals import fields, refused
from tests.shop import Shop

MEI = {"name": "王小美", "phone": "１３８００１３８０００"}


def kept(shop: Shop) -> int:
    """Submissions that are on disk."""
    with shop.context.engine.connect() as connection:
        return int(connection.exec_driver_sql("select count(*) from submissions").scalar_one())


def test_signed_form_is_accepted(shop: Shop) -> None:
    shop.onboarded()
    answer = shop.submit("join", MEI)
    assert (answer.status_code, answer.json()["duplicate"]) == (202, False)
    assert answer.json()["id"].startswith("su_")


def test_same_message_counts_once(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("join", MEI)
    again = shop.submit("join", MEI)
    assert (again.status_code, again.json()["duplicate"], kept(shop)) == (202, True, 1)


def test_accepted_form_survives(shop: Shop) -> None:
    shop.onboarded()
    shop.submit("join", MEI)
    shop.restart()
    assert shop.sync()["delivered"] == 1
    assert "王小美" in shop.tab("客户").col_values(1)


@pytest.mark.parametrize("form", ["nowhere", "customers", "%00", "JOIN"])
def test_unknown_form_names_ours(shop: Shop, form: str) -> None:
    shop.onboarded()
    answer = shop.submit(form, MEI)
    assert answer.status_code in (404, 422)
    if answer.status_code == 404:
        assert "join, order" in refused(answer, 404, "unknown-form")["detail"]
    assert kept(shop) == 0


@pytest.mark.parametrize("store_id", ["st_none", "a" * 41, "%00"])
def test_unknown_store_is_refused(shop: Shop, store_id: str) -> None:
    answer = shop.http.post(f"/v1/hooks/forms/{store_id}/join", json=MEI)
    assert answer.status_code in (404, 422) and answer.headers["content-type"] == "application/problem+json"


def test_unsigned_form_is_refused(shop: Shop) -> None:
    store = shop.onboarded()
    answer = shop.http.post(f"/v1/hooks/forms/{store['id']}/join", json=MEI)
    assert "webhook-id" in refused(answer, 401, "wrong-signature")["detail"]
    assert kept(shop) == 0


def test_other_stores_secret_is_refused(shop: Shop) -> None:
    mine, other = shop.onboard("mine"), shop.onboard("other")
    shop.stores[-1] = {**other, "webhook_secret": mine["webhook_secret"]}
    refused(shop.submit("join", MEI), 401, "wrong-signature")


def test_rotated_secret_is_refused(shop: Shop) -> None:
    store = shop.onboarded()
    changed = shop.call("PATCH", f"/v1/stores/{store['id']}", json={"rotate_keys": True}).json()
    refused(shop.submit("join", MEI), 401, "wrong-signature")
    shop.stores[-1] = changed
    assert shop.submit("join", MEI).status_code == 202


def test_deleted_store_takes_no_forms(shop: Shop) -> None:
    store = shop.onboarded()
    shop.call("DELETE", f"/v1/stores/{store['id']}")
    refused(shop.submit("join", MEI), 404, "store-not-found")


@pytest.mark.parametrize("body", [b"", b"{", b"name=mei", b"[" * 100_000, b'{"name": "\\ud800"}', b'{"\\ud800": 1}'])
def test_unreadable_body_is_refused(shop: Shop, body: bytes) -> None:
    shop.onboarded()
    answer = shop.submit("join", body)
    assert answer.status_code in (400, 422) and answer.headers["content-type"] == "application/problem+json"
    assert kept(shop) == 0


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"1e999", b"-1e999", b"1" * 400])
def test_number_beyond_sheets_is_refused(shop: Shop, number: bytes) -> None:
    """One that was accepted would be refused by every sync for ever."""
    shop.onboarded()
    answer = shop.submit("join", b'{"name": "mei", "note": %s}' % number)
    assert answer.status_code in (400, 422)
    assert kept(shop) == 0


def test_wrong_fields_are_named(shop: Shop) -> None:
    shop.onboarded()
    problem = refused(shop.submit("join", {"colour": "red", "phone": []}), 422, "bad-input")
    assert fields(problem) == ["colour", "phone", "name"]


def test_large_form_is_refused(shop: Shop) -> None:
    shop.onboarded()
    refused(shop.submit("join", b" " * 1_000_001), 413, "body-too-large")


def test_schema_describes_the_form(shop: Shop) -> None:
    store = shop.onboarded()
    schema = shop.call("GET", f"/v1/stores/{store['id']}/forms/join/schema", key=store["api_key"]).json()
    Draft202012Validator.check_schema(schema)
    assert schema["required"] == ["name"] and schema["properties"]["phone"]["title"] == "手机号码"
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"name": "小美", "phone": "13800138000"})
    assert not validator.is_valid({"phone": "13800138000"}) and not validator.is_valid({"name": "a", "x": 1})


def test_schema_of_unknown_form(shop: Shop) -> None:
    store = shop.onboarded()
    refused(shop.call("GET", f"/v1/stores/{store['id']}/forms/nowhere/schema"), 404, "unknown-form")


def test_failing_disk_is_told(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.onboarded()

    def full(*_: Any, **__: Any) -> bool:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("app.db.inbox.Session.insert_new", full)
        refused(shop.submit("join", MEI), 500, "shopsheet-error")
    assert shop.submit("join", MEI).json()["duplicate"] is False


def test_paused_store_still_accepts(shop: Shop) -> None:
    store = shop.onboarded()
    shop.call("PATCH", f"/v1/stores/{store['id']}", json={"state": "paused"})
    answer: httpx.Response = shop.submit("join", MEI)
    assert answer.status_code == 202
