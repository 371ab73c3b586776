"""What a store's address says of its freshness."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.sync.jobs import sync_due
from tests.shop import AMEI, Shop


def told(shop: Shop) -> dict[str, Any]:
    answer = shop.call("GET", f"/v1/stores/{shop.stores[-1]['id']}")
    assert answer.status_code == 200
    return dict(answer.json()["freshness"])


def edited(shop: Shop, text: str, *, after: float) -> None:
    """A person edits; the next sync comes after so many seconds."""
    shop.tab("客户", AMEI).update([[text]], "A2", raw=True)
    shop.clock.sleep(after)
    shop.sync()


def test_unread_store_states_nothing(shop: Shop) -> None:
    shop.onboard()
    measured = {"bound": "time_between_reads", "reads": 0, "p50_seconds": None, "p95_seconds": None}
    assert told(shop) == {"read_at": None, "stated_seconds": None, "measured": measured}


def test_stated_freshness_follows_rhythm(shop: Shop) -> None:
    shop.onboard()
    shop.sync()
    assert told(shop)["stated_seconds"] == 10
    shop.clock.sleep(600)
    assert told(shop)["stated_seconds"] == 600  # late: nobody has synced it
    assert sync_due(shop.context) == 1
    assert told(shop)["stated_seconds"] == 600  # quiet for ten minutes


def test_measured_freshness_is_bound(shop: Shop) -> None:
    shop.onboard()
    shop.sync()
    for text, after in (("甲", 12), ("乙", 30), ("丙", 8)):
        edited(shop, text, after=after)
    assert told(shop)["measured"] == {
        "bound": "time_between_reads",
        "reads": 3,
        "p50_seconds": 12.0,
        "p95_seconds": 30.0,
    }
    assert told(shop)["read_at"] == (shop.clock.now()).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def test_paused_store_states_nothing(shop: Shop) -> None:
    shop.onboard()
    shop.sync()
    shop.clock.sleep(timedelta(hours=1).total_seconds())
    shop.call("PATCH", f"/v1/stores/{shop.stores[-1]['id']}", json={"state": "paused"})
    assert told(shop)["stated_seconds"] is None
    assert told(shop)["read_at"] is not None
