"""What an onboarding call may say: whatever is wrong is named, in both languages, and nothing is made."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.refusals import fields, refused
from tests.shop import AMEI, BOSS, Shop

GOOD: dict[str, Any] = {"name": "小美的店", "owner": BOSS, "editors": [AMEI]}
WRONG: list[tuple[str, Any, str]] = [
    ("name", "", "name"),
    ("name", "a\0b", "name"),
    ("name", "a" * 101, "name"),
    ("name", 7, "name"),
    ("name", None, "name"),
    ("owner", "boss", "owner"),
    ("owner", "boss@", "owner"),
    ("editors", ["amei@shop.example", "not an address"], "editors.1"),
    ("editors", "amei@shop.example", "editors"),
    ("viewers", [{}], "viewers.0"),
    ("viewers", ["v@shop.example"] * 51, "viewers"),
    ("template", "bakery", "template"),
    ("locale", "fr", "locale"),
    ("timezone", "Asia/Peking", "timezone"),
    ("timezone", "../etc/passwd", "timezone"),
    ("currency", "yuan", "currency"),
    ("notify", "perhaps", "notify"),
    ("spreadsheet", {}, "spreadsheet"),
    ("spreadsheet", {"create": {}, "adopt": "a" * 44}, "spreadsheet"),
    ("spreadsheet", {"adopt": "https://example.com/sheet"}, "spreadsheet.adopt"),
    ("spreadsheet", {"adopt": "short"}, "spreadsheet.adopt"),
    ("spreadsheet", {"create": {"folder": "a/b"}}, "spreadsheet.create.folder"),
    ("spreadsheet", {"create": {"drive": "x"}}, "spreadsheet.create.drive"),
    ("vertical", "cosmetics", "vertical"),
]


def ask(shop: Shop, body: Any, *, language: str = "en") -> Any:
    headers = {"Idempotency-Key": "first", "Accept-Language": language}
    return shop.call("POST", "/v1/stores", json=body, headers=headers)


@pytest.mark.parametrize(("name", "value", "field"), WRONG)
def test_wrong_field_is_named(shop: Shop, name: str, value: Any, field: str) -> None:
    problem = refused(ask(shop, {**GOOD, name: value}), 422, "bad-input")
    assert fields(problem) == [field]
    assert shop.call("GET", "/v1/stores").json()["items"] == [] == shop.files()


@pytest.mark.parametrize(("name", "value", "field"), WRONG)
def test_wrong_field_speaks_chinese(shop: Shop, name: str, value: Any, field: str) -> None:
    error = ask(shop, {**GOOD, name: value}, language="zh-CN").json()["errors"][0]
    assert error["field"] == field
    assert error["detail"].endswith(("。", "electronics", "en, zh-CN"))
    assert any("一" <= character <= "鿿" for character in error["detail"])


def test_every_fault_is_told(shop: Shop) -> None:
    problem = refused(ask(shop, {"owner": "nobody", "currency": "x", "colour": "red"}), 422, "bad-input")
    assert fields(problem) == ["name", "currency", "owner", "colour"]


@pytest.mark.parametrize("body", [[], "text", 7, None, [GOOD]])
def test_other_shapes_are_refused(shop: Shop, body: Any) -> None:
    assert fields(refused(ask(shop, body), 422, "bad-input")) == [""]


def test_corrected_call_goes_through(shop: Shop) -> None:
    ask(shop, {**GOOD, "timezone": "Mars/Olympus"})
    assert ask(shop, GOOD).status_code == 201


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.google.com/spreadsheets/d/{}/edit#gid=0",
        "https://docs.google.com/spreadsheets/u/1/d/{}/edit?usp=sharing",
        "http://127.0.0.1:8080/spreadsheets/d/{}",
        "  {} ",
    ],
)
def test_addresses_of_sheets_are_read(shop: Shop, address: str) -> None:
    asked = {**GOOD, "spreadsheet": {"adopt": address.format("x" * 44)}}
    refused(ask(shop, asked), 422, "sheet-not-shared")


@pytest.mark.parametrize("address", ["https://docs.google.com/spreadsheets/d/e/2PACX-1vT/pubhtml", "x" * 81])
def test_other_addresses_are_refused(shop: Shop, address: str) -> None:
    asked = {**GOOD, "spreadsheet": {"adopt": address}}
    assert fields(refused(ask(shop, asked), 422, "bad-input")) == ["spreadsheet.adopt"]
