"""Keys of a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from standardwebhooks import Webhook

from app.context.keys import api_key, named_store, webhook_secret
from app.model.store import Store

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
STORE = Store("st_01ABC", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active")


def test_key_names_its_store() -> None:
    assert named_store(api_key("secret", STORE)) == STORE.id


def test_same_store_same_key() -> None:
    assert api_key("secret", STORE) == api_key("secret", replace(STORE, name="别的名字"))


def test_rotation_changes_both_keys() -> None:
    rotated = replace(STORE, secret_version=2)
    assert api_key("secret", STORE) != api_key("secret", rotated)
    assert webhook_secret("secret", STORE) != webhook_secret("secret", rotated)


def test_other_secret_other_key() -> None:
    assert api_key("secret", STORE) != api_key("other", STORE)


def test_webhook_secret_is_standard() -> None:
    assert Webhook(webhook_secret("secret", STORE)).sign("msg_1", NOON, "{}").startswith("v1,")


def test_operator_key_names_nothing() -> None:
    assert named_store("0123456789abcdef") == ""
