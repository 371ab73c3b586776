"""A day's summary, asked for."""

from __future__ import annotations

from typing import Any

import pytest

from app.sync.jobs import sync_due
from tests.app.refusals import fields, refused
from tests.shop import Shop


def ask(shop: Shop, day: str) -> Any:
    return shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/summaries/{day}")


@pytest.mark.parametrize("day", ["2026-11-24", "2026-11-11"])
def test_last_days_are_taken(shop: Shop, day: str) -> None:
    shop.onboarded()
    answer = ask(shop, day)
    assert (answer.status_code, answer.json()) == (202, {"date": day, "state": "due"})


@pytest.mark.parametrize(
    "day", ["2026-11-25", "2026-11-10", "1999-01-01", "2026-02-30", "yesterday", "%00", "24.11.2026"]
)
def test_other_days_are_refused(shop: Shop, day: str) -> None:
    shop.onboarded()
    problem = refused(ask(shop, day), 422, "bad-input")
    assert fields(problem) == ["day"] and "2026-11-24" in problem["errors"][0]["detail"]


def test_today_is_the_stores(shop: Shop) -> None:
    """At noon in Shanghai it is still yesterday in New York."""
    shop.onboard(timezone="America/New_York")
    shop.clock.sleep(-3600)
    assert ask(shop, "2026-11-23").status_code == 202
    refused(ask(shop, "2026-11-24"), 422, "bad-input")


def test_asking_wakes_the_store(shop: Shop) -> None:
    shop.onboarded()
    for seconds in (0, 3600, 15):
        shop.clock.sleep(seconds)
        synced = sync_due(shop.context)
    assert synced == 0
    ask(shop, "2026-11-24")
    assert sync_due(shop.context) == 1
    assert "日报 2026-11-24" in [tab.title for tab in shop.sheet().worksheets()]


def test_asked_twice_is_one_tab(shop: Shop) -> None:
    shop.onboarded()
    for _ in range(2):
        ask(shop, "2026-11-24")
        shop.sync()
    assert [tab.title for tab in shop.sheet().worksheets()].count("日报 2026-11-24") == 1
