"""When a store's next turn comes: by edits, by what is left to do, by Google's word, by the quota of all stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.clock import moment
from app.context import Context
from app.context.lease import Lease
from app.db import freshness
from app.errors import GoogleUnavailable
from app.model.freshness import Freshness
from app.sync import service
from app.sync.jobs import sync_due, sync_now
from app.sync.report import SyncReport
from tests.shop import AMEI, Shop, close_shop, open_shop

READ = "spreadsheets.values.batchGetByDataFilter"


@pytest.fixture
def shop(tmp_path: Path, database_url: str) -> Iterator[Shop]:
    """One store, synced twice: nothing is left to do."""
    opened = open_shop(tmp_path, database_url=database_url)
    opened.onboarded()
    opened.sync()
    opened.sync()
    yield opened
    close_shop(opened)


def due_in(shop: Shop) -> float:
    """Seconds until the store's next sync."""
    with shop.context.engine.connect() as connection:
        due_at = connection.exec_driver_sql("select sync_due_at from stores").scalar_one()
    return (moment(str(due_at)) - shop.clock.now()).total_seconds()


def test_edits_bring_the_next_soon(shop: Shop) -> None:
    shop.clock.sleep(3_600)
    shop.tab("客户", AMEI).update([["王小美"]], "A2", raw=True)
    shop.sync()
    assert due_in(shop) == 10


def test_quiet_store_is_read_rarely(shop: Shop) -> None:
    intervals = []
    for _ in range(40):
        shop.clock.sleep(due_in(shop))
        assert sync_due(shop.context) == 1
        intervals.append(due_in(shop))
    assert intervals[:11] == [10] * 11
    assert intervals == sorted(intervals) and intervals[11:14] == [120, 240, 480]
    assert intervals[-1] == 6 * 3_600


def test_delivered_form_is_followed_up(shop: Shop) -> None:
    """The row that was inserted is reckoned into the derived tabs once it has been read."""
    shop.clock.sleep(7_200)
    shop.sync()
    shop.submit("join", {"name": "新客", "phone": "13600136000"})
    assert due_in(shop) == 10  # not before the store has rested
    shop.clock.sleep(10)
    assert sync_due(shop.context) == 1
    assert due_in(shop) == 10
    shop.clock.sleep(10)
    sync_due(shop.context)
    assert due_in(shop) > 7_000


def test_form_during_a_sync_counts(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have come after the sync has looked for forms."""
    run = service.run

    def run_and_submit(context: Context, lease: Lease) -> SyncReport:
        report = run(context, lease)
        shop.submit("join", {"name": "新客", "phone": "13600136000"})
        return report

    shop.clock.sleep(7_200)
    monkeypatch.setattr(service, "run", run_and_submit)
    assert sync_due(shop.context) == 1
    assert due_in(shop) == 10


def test_unavailable_google_is_waited_for(shop: Shop) -> None:
    shop.clock.sleep(7_200)
    shop.fault(READ, status=503)
    with pytest.raises(GoogleUnavailable):
        sync_now(shop.context, shop.stores[0]["id"])
    assert due_in(shop) == 30


def test_used_up_quota_is_waited_for(shop: Shop) -> None:
    shop.fault(READ, status=429)
    with pytest.raises(GoogleUnavailable) as said:
        sync_now(shop.context, shop.stores[0]["id"])
    assert said.value.retry_after == due_in(shop) == 30


def test_failing_store_stands_back(shop: Shop) -> None:
    shop.fault(READ, status=400, times=2)
    assert sync_due(shop.context) == 0
    shop.clock.sleep(10)
    assert sync_due(shop.context) == 1
    assert due_in(shop) == 60
    shop.clock.sleep(3_600)
    assert sync_due(shop.context) == 1
    assert due_in(shop) > 3_600


def test_many_lively_stores_share_quota(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.context.pace.Pace.per_minute", lambda *_: 55.0)
    monkeypatch.setattr("app.db.freshness.rungs", lambda _: {0: 45, 20_000: 855})
    shop.sync()
    assert 50 < due_in(shop) < 58


def test_freshness_is_written_down(shop: Shop) -> None:
    before = shop.clock.now()
    shop.clock.sleep(25)
    shop.tab("客户", AMEI).update([["王小美"]], "A2", raw=True)
    shop.sync()
    now, second = shop.clock.now(), timedelta(seconds=1)
    with shop.context.transaction() as db:
        found = freshness.find(db, shop.stores[0]["id"])
    assert found == Freshness(now, now, 10 * second, (25 * second,))
    assert now - before == 25 * second
