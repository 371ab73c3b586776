"""Drive's hints: one look wakes whoever changed, and none is waited for; channels are kept open."""

from __future__ import annotations

import io
from datetime import timedelta

from app.hints import queries
from app.hints.jobs import look, stop_watching, watch
from app.sheets.feed import Channel
from app.sync.jobs import sync_due
from tests.shop import AMEI, Shop

HOUR = 3_600.0


def passes(shop: Shop, seconds: float) -> None:
    """Time passes for the service and for its Google alike."""
    shop.clock.sleep(seconds)
    shop.server.world.clock.set(shop.clock.now())


def edits(shop: Shop, text: str = "王小美") -> None:
    shop.tab("客户", AMEI).update([[text]], "A2", raw=True)


def asleep(shop: Shop) -> None:
    """The store has been quiet for so long that its next read is hours away; Drive has been asked."""
    look(shop.context)
    for _ in range(2):
        passes(shop, HOUR)
        sync_due(shop.context)
    look(shop.context)
    assert sync_due(shop.context) == 0


def channels(shop: Shop) -> list[Channel]:
    with shop.context.transaction() as db:
        return queries.open_channels(db, shop.context.google.account)


def test_change_wakes_quiet_store(shop: Shop) -> None:
    asleep(shop)
    edits(shop)
    passes(shop, 21)
    assert (look(shop.context), sync_due(shop.context)) == (0, 0)  # Drive has not noticed yet
    passes(shop, 180)
    assert (look(shop.context), sync_due(shop.context)) == (1, 1)
    assert [item["after"] for item in shop.items("changes") if item["kind"] == "insert"] != []


def test_own_writes_wake_nobody(shop: Shop) -> None:
    asleep(shop)
    edits(shop)
    passes(shop, 200)
    look(shop.context)
    assert sync_due(shop.context) == 1  # this one writes to the derived tabs
    passes(shop, 200)
    assert look(shop.context) == 0


def test_one_call_serves_all_stores(shop: Shop) -> None:
    for number in range(3):
        shop.onboard(key=f"store {number}")
    asleep(shop)
    shop.switch(log=True)
    passes(shop, 21)
    look(shop.context)
    look(shop.context)
    assert len(shop.calls("drive.changes.list")) == 1


def test_lost_token_starts_anew(shop: Shop) -> None:
    asleep(shop)
    account = shop.context.google.account
    with shop.context.transaction() as db:
        queries.go_on(db, account, before=queries.token(db, account), after="a token of another Google")
    passes(shop, 21)
    assert look(shop.context) == 0
    edits(shop)
    passes(shop, 200)
    assert look(shop.context) == 1


def test_silent_drive_is_bearable(shop: Shop, log: io.StringIO) -> None:
    asleep(shop)
    shop.fault("drive.changes.list", status=503)
    edits(shop)
    passes(shop, 200)
    assert look(shop.context) == 0
    assert "hints.look_failed" in log.getvalue()
    passes(shop, 21)
    assert look(shop.context) == 1


def test_stranger_files_are_passed_over(shop: Shop) -> None:
    asleep(shop)
    shop.context.drive.create("别的表", store_id="")
    shop.person(AMEI).create("个人")
    passes(shop, 200)
    assert look(shop.context) == 0


def test_channel_follows_channel(shop: Shop) -> None:
    look(shop.context)
    assert watch(shop.context) and not watch(shop.context)
    (first,) = channels(shop)
    assert first.expires_at - shop.clock.now() == timedelta(days=7)
    passes(shop, 7 * 24 * HOUR - 601)
    assert not watch(shop.context)
    passes(shop, 2)
    assert watch(shop.context)
    (second,) = channels(shop)
    assert second.id != first.id and second.expires_at > first.expires_at


def test_channel_waits_for_a_look(shop: Shop) -> None:
    assert not watch(shop.context)
    assert channels(shop) == []


def test_channels_end_with_process(shop: Shop) -> None:
    look(shop.context)
    watch(shop.context)
    shop.switch(log=True)
    assert stop_watching(shop.context) == 1
    assert channels(shop) == [] and len(shop.calls("drive.channels.stop")) == 1
    assert watch(shop.context)  # as another process would


def test_refused_channel_is_tried_again(shop: Shop, log: io.StringIO) -> None:
    look(shop.context)
    shop.fault("drive.changes.watch", status=403)
    assert not watch(shop.context)
    assert "hints.watch_failed" in log.getvalue()
    passes(shop, HOUR - 1)
    assert not watch(shop.context)
    passes(shop, 1)
    assert watch(shop.context)


def test_unstoppable_channel_is_forgotten(shop: Shop, log: io.StringIO) -> None:
    look(shop.context)
    watch(shop.context)
    shop.fault("drive.channels.stop", status=500)
    assert stop_watching(shop.context) == 0
    assert channels(shop) == [] and "hints.stop_failed" in log.getvalue()
