"""The lists of a store: in pages, newest first where time counts, in the store's language."""

from __future__ import annotations

from typing import Any

import pytest

from tests.app.refusals import fields, refused
from tests.shop import AMEI, Shop

LISTS = ("syncs", "changes", "findings")


def page(shop: Shop, what: str, **params: object) -> dict[str, Any]:
    answer = shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/{what}", params=params)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def pages(shop: Shop, what: str, limit: int) -> list[dict[str, Any]]:
    """Every item, gathered page by page."""
    found, cursor = [], ""
    while True:
        part = page(shop, what, limit=limit, cursor=cursor)
        assert len(part["items"]) <= limit
        found += part["items"]
        if part["next"] is None:
            return found
        cursor = part["next"]


def busy(shop: Shop, **asked: Any) -> None:
    """A store with five syncs, some changes and some findings."""
    shop.onboard(**asked)
    tab = "Customers" if asked.get("locale") == "en" else "客户"
    for number in range(5):
        shop.sync()
        shop.clock.sleep(60)
        shop.tab(tab, AMEI).update([["", f"138OO13800{number}"]], f"A{number + 2}", raw=True)
    shop.sync()


def test_pages_hold_everything_once(shop: Shop) -> None:
    busy(shop)
    for what in LISTS:
        whole = page(shop, what, limit=500)["items"]
        assert pages(shop, what, 2) == whole == pages(shop, what, 1)
        assert len({item["id"] for item in whole}) == len(whole) >= 5


def test_newest_comes_first(shop: Shop) -> None:
    busy(shop)
    for what, moment in (("syncs", "started_at"), ("changes", "at")):
        moments = [item[moment] for item in page(shop, what)["items"]]
        assert moments == sorted(moments, reverse=True)


def test_empty_lists_are_lists(shop: Shop) -> None:
    shop.onboarded()
    assert [page(shop, what) for what in LISTS] == [{"items": [], "next": None}] * 3


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("asked", [{"limit": 0}, {"limit": 501}, {"limit": "x"}, {"cursor": "\0"}])
def test_strange_pages_are_refused(shop: Shop, what: str, asked: dict[str, Any]) -> None:
    store = shop.onboarded()
    problem = refused(shop.call("GET", f"/v1/stores/{store['id']}/{what}", params=asked), 422, "bad-input")
    assert fields(problem) == list(asked)


@pytest.mark.parametrize(("locale", "title"), [("zh-CN", "电话号码里混进了字母"), ("en", "Letters in a phone number")])
def test_findings_speak_the_stores_language(shop: Shop, locale: str, title: str) -> None:
    busy(shop, locale=locale)
    told = {item["code"]: item for item in page(shop, "findings")["items"]}["phone.letters"]
    assert told["title"] == title and "13800138" in told["advice"] and told["since"] == "2026-11-24"
    assert "{" not in told["advice"]


def test_sync_answers_its_report(shop: Shop) -> None:
    store = shop.onboarded()
    shop.tab("客户", AMEI).update([["小美", "+86 13800138000"], ["", ""], ["李雷", "13900139000"]], "A2", raw=True)
    answer = shop.call("POST", f"/v1/stores/{store['id']}/sync").json()
    report = answer["report"]
    assert (answer["state"], report["rows"]["customers"], report["skipped"]["customers"]) == ("done", 2, {"blank": 1})
    assert answer == page(shop, "syncs")["items"][0]


def test_report_names_nobody(shop: Shop) -> None:
    shop.onboarded()
    shop.tab("客户", AMEI).update([["王小美", "138OO138000", "", "", "mei@qq,com"]], "A2", raw=True)
    shop.sync()
    text = shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}/syncs").text
    assert not any(word in text for word in ("王小美", "138OO138000", "mei@"))
