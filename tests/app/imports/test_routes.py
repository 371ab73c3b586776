"""Files over HTTP: shown first, accepted on disk, or refused with what to do."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.refusals import refused
from tests.shop import Shop

FILE = "姓名,手机号,QQ\n王小美,１３８００１３８０００,12345\n李雷,139O0139000,\n".encode("gb18030")


def sent(shop: Shop, body: bytes = FILE, *, tab: str = "customers", **params: Any) -> Any:
    path = f"/v1/stores/{shop.stores[-1]['id']}/imports/{tab}"
    return shop.call("POST", path, content=body, params=params)


def test_preview_shows_and_keeps_nothing(shop: Shop) -> None:
    shop.onboarded()
    answer = sent(shop, preview=True)
    seen = answer.json()
    assert (answer.status_code, seen["encoding"], seen["delimiter"], seen["rows"]) == (200, "gb18030", "comma", 2)
    assert [(column["header"], column["column"], column["unclear"]) for column in seen["columns"]] == [
        *(("姓名", "name", 0), ("手机号", "phone", 1), ("QQ", "", 0)),
    ]
    assert shop.sync()["delivered"] == 0


def test_file_is_accepted_once(shop: Shop) -> None:
    shop.onboarded()
    first, second = sent(shop), sent(shop)
    assert (first.status_code, first.json()["accepted"], first.json()["duplicates"]) == (202, 2, 0)
    assert (second.json()["accepted"], second.json()["duplicates"]) == (0, 2)
    assert sent(shop, again=True).json()["accepted"] == 2


def test_headers_may_be_named(shop: Shop) -> None:
    shop.onboarded()
    seen = sent(shop, preview=True, column=["QQ:wechat", "姓名:"]).json()
    assert [(column["header"], column["column"]) for column in seen["columns"] if column["state"] == "taken"] == [
        *(("手机号", "phone"), ("QQ", "wechat")),
    ]


@pytest.mark.parametrize(
    ("body", "params", "field"),
    [
        (b"PK\x03\x04", {}, "file"),
        (b"x,y\n1,2\n", {}, "file"),
        (FILE, {"encoding": "utf-8"}, "file"),
        (FILE, {"column": "QQ:nothing"}, "column"),
        (FILE, {"column": "nothing"}, "column"),
        (FILE, {"encoding": "latin-1"}, "encoding"),
        (FILE, {"colour": "red"}, "colour"),
    ],
)
def test_unusable_files_say_why(shop: Shop, body: bytes, params: dict[str, str], field: str) -> None:
    shop.onboarded()
    (error,) = refused(sent(shop, body, **params), 422, "bad-input")["errors"]
    assert error["field"] == field and error["detail"]
    assert shop.sync()["delivered"] == 0


@pytest.mark.parametrize("tab", ["settings", "dashboard", "nowhere"])
def test_unknown_tab_names_ours(shop: Shop, tab: str) -> None:
    shop.onboarded()
    assert "customers, orders" in refused(sent(shop, tab=tab), 404, "unknown-tab")["detail"]


def test_other_stores_key_sees_none(shop: Shop) -> None:
    mine, other = shop.onboard("mine"), shop.onboard("other")
    answer = shop.call("POST", f"/v1/stores/{other['id']}/imports/customers", key=mine["api_key"], content=FILE)
    assert answer.status_code == 404


def test_import_is_no_form(shop: Shop) -> None:
    """Nobody without a key can reach the tabs by the address of forms."""
    shop.onboarded()
    assert shop.submit("import.customers", {"name": "王芳"}).status_code == 422
