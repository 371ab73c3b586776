"""Leases between processes: one at a time; who was paused, and lost it, writes nothing after waking."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import SystemClock
from app.context.lease import claim, held, release, renewed
from app.errors import StoreBusy
from app.sync.jobs import sync_due, sync_now
from tests.replicas import Replica, replica
from tests.shop import AMEI, Shop, close_shop, open_shop

READ, WRITE = ":batchGetByDataFilter", ":batchUpdate"
PAUSE = 121.0
FORM = {"name": "新客", "phone": "13600136000"}


@pytest.fixture
def shop(tmp_path: Path, database_url: str) -> Iterator[Shop]:
    """A store with one customer to clean and one form to take in, on either data base."""
    opened = open_shop(tmp_path, database_url=database_url)
    opened.onboarded()
    opened.sync()
    opened.tab("客户", AMEI).update([["王小美", "+86 13800138000"]], "A2", raw=True)
    opened.clock.sleep(10)
    opened.submit("join", FORM)
    opened.switch(log=True)
    yield opened
    close_shop(opened)


@pytest.fixture
def other(shop: Shop) -> Iterator[Replica]:
    with replica(shop) as opened:
        yield opened


def books(shop: Shop) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the data base that a sync writes, but for the list of syncs."""
    tables = ("stores", "ledger", "history", "findings", "rewrites", "published", "submissions", "freshness")
    with shop.context.engine.connect() as connection:
        return {
            table: sorted(tuple(row) for row in connection.exec_driver_sql(f"select * from {table}"))
            for table in tables
        }


def sent(shop: Shop) -> int:
    """Batches that reached Google, whatever it made of them."""
    return len(shop.calls("spreadsheets.batchUpdate"))


def customers(shop: Shop) -> list[list[str]]:
    return sorted([row[0], row[1]] for row in shop.tab("客户").get_all_values()[1:] if any(row))


def test_no_two_sync_at_once(shop: Shop, other: Replica) -> None:
    running = other.begin(shop.stores[0], pause_at=READ, sent=True)
    with pytest.raises(StoreBusy):
        sync_now(shop.context, shop.stores[0]["id"])
    assert sync_due(shop.context) == 0
    other.go_on()
    assert running.result()[1].outcome == "applied"


def test_lost_lease_goes_on_elsewhere(shop: Shop, other: Replica) -> None:
    """A process that died in the middle is succeeded when its lease has ended."""
    other.begin(shop.stores[0], pause_at=READ, sent=True)
    shop.clock.sleep(PAUSE)
    assert sync_due(shop.context) == 1
    assert customers(shop) == [["新客", "13600136000"], ["王小美", "13800138000"]]


@pytest.mark.parametrize("pause", [(READ, False), (READ, True), (WRITE, False), (WRITE, True)])
def test_paused_replica_writes_nothing(shop: Shop, other: Replica, pause: tuple[str, bool]) -> None:
    """Whether it stood still before a call was sent, or before it had the answer."""
    running = other.begin(shop.stores[0], pause_at=pause[0], sent=pause[1])
    shop.clock.sleep(PAUSE)
    assert sync_due(shop.context) == 1
    shop.sync()
    assert shop.sync()["outcome"] == "unchanged"
    before, batches, rows = books(shop), sent(shop), customers(shop)
    other.go_on()
    error = running.exception(30)
    assert isinstance(error, StoreBusy) if pause[0] == READ else running.result()[1].rewritten <= 1
    assert sent(shop) - batches == (pause == (WRITE, False))  # that one arrives, and Google refuses it
    assert books(shop) == before
    assert customers(shop) == rows == [["新客", "13600136000"], ["王小美", "13800138000"]]
    assert shop.sync()["outcome"] == "unchanged"


def test_long_sync_keeps_its_store(shop: Shop) -> None:
    with replica(shop, clock=SystemClock(), lease=timedelta(seconds=1.5)) as other:
        running = other.begin(shop.stores[0], pause_at=READ, sent=True)
        time.sleep(2.0)
        with pytest.raises(StoreBusy):
            sync_now(other.context, shop.stores[0]["id"])
        other.go_on()
        assert running.result()[1].outcome == "applied"


def test_renewing_has_an_end(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who hangs for ever loses the store some time."""
    monkeypatch.setattr("app.context.lease.RENEWALS", 2)
    with replica(shop, clock=SystemClock(), lease=timedelta(seconds=0.15)) as other:
        lease = claim(other.context, shop.stores[0]["id"])
        with renewed(lease):
            time.sleep(0.4)
            with other.context.transaction() as db, pytest.raises(StoreBusy):
                lease.insist(db)


def test_block_gives_lease_back(shop: Shop) -> None:
    with pytest.raises(ZeroDivisionError), held(shop.context, shop.stores[0]["id"]):
        raise ZeroDivisionError
    lease = claim(shop.context, shop.stores[0]["id"])
    release(lease, due_in=timedelta(0))
    assert sync_due(shop.context) == 1
