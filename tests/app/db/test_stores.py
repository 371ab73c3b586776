"""Stores as rows: what is saved, who holds them, when they are due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.db import stores, tables
from app.errors import StoreBusy
from app.model.adoption import AdoptedTab
from app.model.custom import CustomLine
from app.model.store import Store
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=2)
STORE = Store(
    *("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active"),
    owner="boss@shop.example",
    editors=("amei@shop.example",),
    created_at=NOW,
)


@pytest.fixture
def shop(books: Books) -> Books:
    """With one store that is due."""
    with books.transaction() as db:
        stores.add(db, STORE, sync_due_at=NOW)
    return books


def test_store_comes_back_whole(shop: Books) -> None:
    with shop.transaction() as db:
        assert stores.find(db, STORE.id) == STORE
        assert stores.page(db, after="", limit=9) == [STORE]
        assert stores.page(db, after=STORE.id, limit=9) == []


def test_shape_comes_back_whole(shop: Books) -> None:
    theirs = AdoptedTab("customers", 0, "老客户", (("phone", "电话"),), frozenset({"phone"}))
    pet = CustomLine("客户", "宠物", "选项", ("猫", "狗"), required=True)
    columns = (("customers", frozenset({"phone", "name"})),)
    after = replace(STORE, adopted=(theirs,), custom=(pet,), columns=columns, copy_id="c", template_version=2)
    with shop.transaction() as db:
        stores.save(db, after, before=STORE)
        assert stores.find(db, STORE.id) == after
        sealed = db.execute(select(tables.stores.c.shape)).scalar_one()
    assert "老客户".encode() not in sealed


def test_people_are_unreadable_at_rest(shop: Books) -> None:
    with shop.engine.connect() as connection:
        assert b"boss" not in connection.exec_driver_sql("select people from stores").scalar_one()


def test_saving_spares_what_others_changed(shop: Books) -> None:
    with shop.transaction() as db:
        stores.save(db, replace(STORE, secret_version=2), before=STORE)
        stores.save(db, replace(STORE, summary_hour=8), before=STORE)
        stores.save(db, replace(STORE, viewers=("v@shop.example",)), before=STORE)
        found = stores.find(db, STORE.id)
    assert found == replace(STORE, secret_version=2, summary_hour=8, viewers=("v@shop.example",))


def test_deleted_store_is_nowhere(shop: Books) -> None:
    with shop.transaction() as db:
        stores.delete(db, STORE.id, now=NOW)
        assert stores.find(db, STORE.id) is None
        assert not stores.page(db, after="", limit=9) and not stores.due(db, now=LATER, limit=9)
        assert not stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)


def test_claimed_store_is_held(shop: Books) -> None:
    with shop.transaction() as db:
        assert stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        assert not stores.claim(db, STORE.id, owner="b", now=NOW, until=LATER)
        assert stores.due(db, now=NOW, limit=9) == []
        stores.insist(db, STORE.id, owner="a", now=NOW, until=LATER)


def test_lease_ends_by_itself(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        after = LATER + timedelta(milliseconds=1)
        assert stores.due(db, now=after, limit=9) == [STORE.id]
        assert stores.claim(db, STORE.id, owner="b", now=after, until=after)
        with pytest.raises(StoreBusy):
            stores.insist(db, STORE.id, owner="a", now=after, until=after)


def test_insisting_renews_the_lease(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.insist(db, STORE.id, owner="a", now=LATER, until=LATER + timedelta(minutes=2))
        assert stores.due(db, now=LATER + timedelta(seconds=1), limit=9) == []


def test_ended_lease_is_not_revived(shop: Books) -> None:
    after = LATER + timedelta(milliseconds=1)
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        with pytest.raises(StoreBusy):
            stores.insist(db, STORE.id, owner="a", now=after, until=after + timedelta(minutes=2))


def test_loser_releases_nothing(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="b", now=NOW, until=LATER)
        assert not stores.release(db, STORE.id, owner="a", due_at=NOW)
        stores.insist(db, STORE.id, owner="b", now=NOW, until=LATER)


def test_released_store_waits_its_turn(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.release(db, STORE.id, owner="a", due_at=LATER)
        assert stores.due(db, now=NOW, limit=9) == []
        assert stores.due(db, now=LATER, limit=9) == [STORE.id]


def test_woken_store_is_due(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.release(db, STORE.id, owner="a", due_at=LATER)
        stores.wake(db, STORE.id, now=NOW)
        assert stores.due(db, now=NOW, limit=9) == [STORE.id]


def test_waking_outlasts_the_sync(shop: Books) -> None:
    """What comes while a sync runs may have come too late for it."""
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.wake(db, STORE.id, now=NOW)
        stores.release(db, STORE.id, owner="a", due_at=LATER, rest_until=NOW + timedelta(seconds=9))
        assert stores.due(db, now=NOW + timedelta(seconds=8), limit=9) == []
        assert stores.due(db, now=NOW + timedelta(seconds=9), limit=9) == [STORE.id]


def test_woken_store_has_rested(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.release(db, STORE.id, owner="a", due_at=LATER, rest_until=NOW + timedelta(seconds=9))
        stores.wake(db, STORE.id, now=NOW)
        assert stores.due(db, now=NOW + timedelta(seconds=8), limit=9) == []
        stores.wake(db, STORE.id, now=NOW + timedelta(seconds=8))
        assert stores.due(db, now=NOW + timedelta(seconds=9), limit=9) == [STORE.id]


def test_waking_delays_no_sync(shop: Books) -> None:
    with shop.transaction() as db:
        stores.claim(db, STORE.id, owner="a", now=NOW, until=LATER)
        stores.release(db, STORE.id, owner="a", due_at=NOW, rest_until=LATER)
        stores.wake(db, STORE.id, now=NOW)
        assert stores.due(db, now=NOW, limit=9) == [STORE.id]


def test_paused_store_is_not_due(shop: Books) -> None:
    with shop.transaction() as db:
        stores.set_state(db, STORE.id, "paused", reason="no tab")
        assert stores.due(db, now=LATER, limit=9) == []
        assert stores.find(db, STORE.id) == replace(STORE, state="paused", pause_reason="no tab")


def test_longest_waiting_comes_first(shop: Books) -> None:
    with shop.transaction() as db:
        stores.add(db, replace(STORE, id="st_2"), sync_due_at=NOW - timedelta(seconds=1))
        assert stores.due(db, now=NOW, limit=9) == ["st_2", "st_1"]
        assert stores.due(db, now=NOW, limit=1) == ["st_2"]


def test_leases_of_the_gone_end(shop: Books) -> None:
    with shop.transaction() as db:
        stores.add(db, replace(STORE, id="st_2"), sync_due_at=NOW)
        stores.claim(db, "st_1", owner="gone", now=NOW, until=LATER)
        stores.claim(db, "st_2", owner="here", now=NOW, until=LATER)
        stores.free_leases(db, gone=lambda owner: owner == "gone")
        assert stores.due(db, now=NOW, limit=9) == ["st_1"]
