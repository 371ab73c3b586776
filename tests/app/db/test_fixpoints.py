"""Fixpoints as rows: kept while a store sleeps, forgotten when it is woken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.db import Session, fixpoints, stores
from app.model.store import Store
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
STORE = Store("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active", created_at=NOW)
SAVED = ("a" * 64, "b" * 64, {"rows": {"客户": 2}})


def save(db: Session) -> None:
    answer, given, report = SAVED
    fixpoints.save(db, STORE.id, answer=answer, given=given, report=report)


@pytest.fixture
def shop(books: Books) -> Books:
    with books.transaction() as db:
        stores.add(db, STORE, sync_due_at=NOW)
        save(db)
    return books


def test_fixpoint_comes_back_whole(shop: Books) -> None:
    with shop.transaction() as db:
        assert fixpoints.find(db, STORE.id) == SAVED
        assert fixpoints.find(db, "st_2") is None


def test_waking_forgets_the_fixpoint(shop: Books) -> None:
    with shop.transaction() as db:
        stores.wake(db, STORE.id, now=NOW)
        assert fixpoints.find(db, STORE.id) is None


def test_woken_store_keeps_none(shop: Books) -> None:
    """What has come up during the sync is left to the next one."""
    with shop.transaction() as db:
        stores.wake(db, STORE.id, now=NOW)
        save(db)
        assert fixpoints.find(db, STORE.id) is None
        stores.claim(db, STORE.id, owner="a", now=NOW, until=NOW)
        save(db)
        assert fixpoints.find(db, STORE.id)
