"""Two workers on one PostgreSQL, as processes: no store by both at once, none forsaken, nothing by who was paused."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.workers import READ, Worker, Works, eventually, works

if TYPE_CHECKING:
    from tests.postgres import Postgres

LEASE = timedelta(seconds=2)


@pytest.fixture
def site(tmp_path: Path, postgres: Postgres) -> Iterator[Works]:
    """Short leases, quick rhythm."""
    with (
        postgres.database() as url,
        works(
            tmp_path,
            url,
            lease=LEASE,
            sync_every=timedelta(seconds=0.5),
            sync_idle_every=timedelta(seconds=2),
            name_editors=False,
        ) as opened,
    ):
        yield opened


def synced(site: Works) -> None:
    """Every store, at least once, and everything that came for it."""
    eventually(lambda: len(site.rows("select distinct store_id from syncs where state = 'done'")) == len(site.stores))
    eventually(lambda: site.waiting() == 0)


def caught(site: Works) -> Worker:
    """The worker that holds the only store while it waits for Google's answer to its read."""
    store = site.stores[0]
    before = site.control("counts")["methods"][READ]
    site.submit(store, "最后一位")
    eventually(lambda: site.control("counts")["methods"][READ] > before)
    owner = site.owner(store)
    assert owner is not None
    return owner


def succeeded(site: Works, owner: Worker) -> None:
    """Another than this one delivers what came."""
    eventually(lambda: site.waiting() == 0)
    assert site.owner(site.stores[0]) is not owner


def test_stores_are_shared_out(site: Works) -> None:
    site.onboard(5)
    site.start(2)
    eventually(lambda: all(worker.events("sync.done") for worker in site.workers))
    for number in range(25):
        site.submit(site.stores[number % 5], f"客人{number}")
        time.sleep(0.1)
    synced(site)
    names = [site.names(store) for store in site.stores]
    assert all(set(found.values()) == {1} for found in names)
    assert sum(found.total() for found in names) == 25
    for store in site.stores:
        query = "select started_at, finished_at from syncs where store_id = %(id)s and finished_at <> '' order by 1"
        turns = site.rows(query, id=store.id)
        assert all(first[1] <= second[0] for first, second in pairwise(turns)) and len(turns) > 1


def test_killed_worker_is_succeeded(site: Works) -> None:
    site.onboard(1)
    site.start(2)
    synced(site)
    site.control("faults", {"match": {"method": READ}, "manner": "hang"})
    owner = caught(site)
    owner.process.kill()
    succeeded(site, owner)
    assert site.names(site.stores[0]) == {"最后一位": 1}


def test_stopped_worker_writes_nothing(site: Works) -> None:
    site.onboard(1)
    site.start(2)
    synced(site)
    site.control("faults", {"match": {"method": READ}, "delay": 2.0})
    owner = caught(site)
    owner.process.send_signal(signal.SIGSTOP)
    succeeded(site, owner)
    time.sleep(1.5)
    tables = ("ledger", "history", "findings", "published", "submissions", "operations")
    books = {table: sorted(map(str, site.rows(f"select * from {table}"))) for table in tables}
    written = site.control("counts")["methods"]["spreadsheets.batchUpdate"]
    owner.process.send_signal(signal.SIGCONT)
    eventually(lambda: site.rows("select 1 from syncs where state = 'failed' and report like '%%store-busy%%'"))
    assert site.control("counts")["methods"]["spreadsheets.batchUpdate"] == written
    assert {table: sorted(map(str, site.rows(f"select * from {table}"))) for table in tables} == books
    assert site.names(site.stores[0]) == {"最后一位": 1}
