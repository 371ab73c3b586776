"""Freshness as rows, and how many stores are how quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.db import freshness, stores
from app.model.freshness import Freshness
from app.model.store import Store
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
FRESH = Freshness(NOW, NOW - timedelta(hours=1), timedelta(seconds=57.5), (3 * MILLISECOND, timedelta(days=2)))


def test_freshness_comes_back_whole(books: Books) -> None:
    with books.transaction() as db:
        assert freshness.find(db, "st_1") is None
        freshness.save(db, "st_1", replace(FRESH, ages=()), rung=0)
        freshness.save(db, "st_1", FRESH, rung=3_600)
        assert freshness.find(db, "st_1") == FRESH


def test_active_stores_are_counted(books: Books) -> None:
    some = (("st_1", "active", 0), ("st_2", "active", 0), ("st_3", "active", 300), ("st_4", "paused", 0))
    with books.transaction() as db:
        for store_id, state, rung in some:
            store = Store(store_id, "n", "base", "en", "Asia/Shanghai", "CNY", state, created_at=NOW)  # type: ignore[arg-type]
            stores.add(db, store, sync_due_at=NOW)
            freshness.save(db, store_id, FRESH, rung=rung)
        freshness.save(db, "st_forgotten", FRESH, rung=0)
        stores.delete(db, "st_2", now=NOW)
        assert freshness.rungs(db) == {0: 1, 300: 1}
