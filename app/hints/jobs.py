"""When Drive is asked for changes, and when it is asked to tell of them by itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.context import Context
from app.context.keys import channel_secret
from app.db import Session, stores
from app.errors import ShopsheetError
from app.hints import queries, reach
from app.hints.waking import worth_reading
from app.log import logger
from app.sheets import NoAnswer, Refusal
from app.sheets.feed import Channel, Feed, Look

LOOK_EVERY = timedelta(seconds=20)
"""Between two looks at Drive's list of changes, by whichever process, unless Drive calls."""
CHANNEL_LIFE = timedelta(days=7)
"""How long a channel is asked to live; Google may grant less."""
RENEW_BEFORE = timedelta(minutes=10)
"""How long before its end a channel is followed by the next one, so that two overlap."""
TRY_AGAIN = timedelta(hours=1)
"""After a channel that was refused: mostly the address must be mended first."""
FAILURES = (NoAnswer, Refusal, ShopsheetError)


def look(context: Context) -> int:
    """Wakes the stores whose spreadsheets have changed since the last look; how many. One call for all stores."""
    now, account = context.clock.now(), context.google.account
    with context.transaction() as db:
        token = queries.take_up(db, account, now=now, again_at=now + LOOK_EVERY)
    if token is None:
        return 0
    try:
        found = _since(Feed(context.google), token)
    except FAILURES as error:
        _told(error, "hints.look_failed")
        return 0
    with context.transaction() as db:
        queries.go_on(db, account, before=token, after=found.token)
        return _wake(context, db, found)


def watch(context: Context) -> bool:
    """Opens a channel, so that Drive calls when something changes, where there is none or its end is near."""
    now, account, address = context.clock.now(), context.google.account, reach.address(context.settings)
    if not address:
        return False
    with context.transaction() as db:
        if not queries.take_up_watch(db, account, now=now, again_at=now + TRY_AGAIN):
            return False
        before, token = queries.open_channels(db, account), queries.token(db, account)
    try:
        channel = _opened(context, token, address)
    except FAILURES as error:
        _told(error, "hints.watch_failed")
        return False
    with context.transaction() as db:
        queries.add_channel(db, account, channel, owner=context.process)
        queries.watch_again(db, account, at=max(channel.expires_at - RENEW_BEFORE, now + RENEW_BEFORE))
    _close(context, before)
    return True


def stop_watching(context: Context) -> int:
    """Closes the channels that this process has opened; how many. Another process then opens one of its own."""
    account = context.google.account
    with context.transaction() as db:
        mine = queries.open_channels(db, account, owner=context.process)
        if mine:
            queries.watch_again(db, account, at=context.clock.now())
    return _close(context, mine)


def _since(feed: Feed, token: str) -> Look:
    """What changed; nothing where nobody has looked before, or Google has forgotten where we were."""
    found = feed.since(token) if token else None
    return found or Look((), feed.start())


def _wake(context: Context, db: Session, found: Look) -> int:
    changed = {item.file_id: item for item in found.changed}
    known = queries.readings(db, sorted(changed))
    woken = sorted(store for store, file_id, read_at in known if worth_reading(changed[file_id], read_at))
    for store_id in woken:
        stores.wake(db, store_id, now=context.clock.now())
    return len(woken)


def _opened(context: Context, token: str, address: str) -> Channel:
    channel_id = context.new_id("ch")
    return Feed(context.google).watch(
        token,
        channel_id=channel_id,
        address=address,
        secret=channel_secret(context.settings.secret_key, channel_id),
        until=context.clock.now() + CHANNEL_LIFE,
    )


def _close(context: Context, some: Iterable[Channel]) -> int:
    """Where Google does not answer, the channel ends by itself; its calls are hints like any other."""
    closed = 0
    for channel in some:
        try:
            Feed(context.google).stop(channel)
            closed += 1
        except FAILURES as error:
            _told(error, "hints.stop_failed")
        with context.transaction() as db:
            queries.remove_channel(db, channel.id)
    return closed


def _told(error: Exception, event: str) -> None:
    problem = error.slug() if isinstance(error, ShopsheetError) else type(error).__name__
    logger().warning(event, problem=problem, status=getattr(error, "status", None))
