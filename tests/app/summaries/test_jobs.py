"""Days become due by the clock: once each, in the store's own zone."""

from __future__ import annotations

from datetime import UTC, datetime

from app.summaries.jobs import mark_due
from tests.shop import Shop


def at(shop: Shop, day: int, hour: int) -> int:
    """How many summaries become due at an hour of UTC."""
    shop.clock.moment = datetime(2026, 11, day, hour, 5, tzinfo=UTC)
    return mark_due(shop.context)


def test_each_store_has_its_hour(shop: Shop) -> None:
    shop.onboard("shanghai")
    shop.onboard("newyork", timezone="America/New_York")
    assert [at(shop, 24, hour) for hour in (2, 12, 13, 14)] == [1, 0, 1, 0]


def test_every_day_is_due_once(shop: Shop) -> None:
    shop.onboarded()
    assert [at(shop, day, hour) for day in (24, 25) for hour in (12, 13, 15)] == [0, 1, 0, 0, 1, 0]


def test_paused_and_deleted_rest(shop: Shop) -> None:
    paused, deleted = shop.onboard("one"), shop.onboard("two")
    shop.call("PATCH", f"/v1/stores/{paused['id']}", json={"state": "paused"})
    shop.call("DELETE", f"/v1/stores/{deleted['id']}")
    assert at(shop, 24, 14) == 0


def test_asked_day_is_not_due_again(shop: Shop) -> None:
    store = shop.onboarded()
    shop.call("POST", f"/v1/stores/{store['id']}/summaries/2026-11-24")
    shop.sync()
    assert at(shop, 24, 14) == 0


def test_two_processes_mark_once(shop: Shop) -> None:
    shop.onboarded()
    assert [at(shop, 24, 13), mark_due(shop.context)] == [1, 0]
