"""The SQL of hints: where Drive's list of changes goes on, who looks at it when, which channels are open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from app.clock import moment, stamp
from app.db import Session
from app.db.tables import channels, feeds, freshness, stores
from app.sheets.feed import Channel

MOST = 500
"""Values of one statement."""


def take_up(db: Session, account: str, *, now: datetime, again_at: datetime) -> str | None:
    """The token to go on from, empty at first; None where it is not yet time to look, or another process does.

    From `again_at` on it is time again.
    """
    row = {"account": account, "page_token": "", "due_at": stamp(again_at), "watch_due_at": stamp(now)}
    if db.insert_new(feeds, row, returning="account"):
        return ""
    due = update(feeds).where(feeds.c.account == account, feeds.c.due_at <= stamp(now))
    if db.execute(due.values(due_at=stamp(again_at))).rowcount != 1:
        return None
    return token(db, account)


def token(db: Session, account: str) -> str:
    """Where the list of changes goes on; empty where nobody has looked yet."""
    return str(db.execute(select(feeds.c.page_token).where(feeds.c.account == account)).scalar() or "")


def go_on(db: Session, account: str, *, before: str, after: str) -> None:
    """The next look begins there, unless another has gone on meanwhile."""
    mine = (feeds.c.account == account) & (feeds.c.page_token == before)
    db.execute(update(feeds).where(mine).values(page_token=after))


def call(db: Session, account: str, *, now: datetime) -> None:
    """It is time to look."""
    late = (feeds.c.account == account) & (feeds.c.due_at > stamp(now))
    db.execute(update(feeds).where(late).values(due_at=stamp(now)))


def readings(db: Session, spreadsheet_ids: Sequence[str]) -> list[tuple[str, str, datetime | None]]:
    """Store, spreadsheet and last read of the active stores that work on these spreadsheets."""
    query = (
        select(stores.c.id, stores.c.spreadsheet_id, freshness.c.read_at)
        .join(freshness, freshness.c.store_id == stores.c.id, isouter=True)
        .where(stores.c.deleted_at == "", stores.c.state == "active")
    )
    found = []
    for start in range(0, len(spreadsheet_ids), MOST):
        some = query.where(stores.c.spreadsheet_id.in_(spreadsheet_ids[start : start + MOST]))
        for row in db.execute(some).mappings():
            found.append((row["id"], row["spreadsheet_id"], moment(row["read_at"]) if row["read_at"] else None))
    return found


def take_up_watch(db: Session, account: str, *, now: datetime, again_at: datetime) -> bool:
    """Whether it is time to open a channel and no other process does."""
    due = update(feeds).where(feeds.c.account == account, feeds.c.watch_due_at <= stamp(now), feeds.c.page_token != "")
    return db.execute(due.values(watch_due_at=stamp(again_at))).rowcount == 1


def watch_again(db: Session, account: str, *, at: datetime) -> None:
    """When the next channel is to be opened."""
    db.execute(update(feeds).where(feeds.c.account == account).values(watch_due_at=stamp(at)))


def open_channels(db: Session, account: str, *, owner: str = "") -> list[Channel]:
    """Channels of an account, all or those that one process opened."""
    query = select(channels).where(channels.c.account == account)
    if owner:
        query = query.where(channels.c.owner == owner)
    rows = db.execute(query).mappings()
    return [Channel(row["id"], row["resource_id"], moment(row["expires_at"])) for row in rows]


def add_channel(db: Session, account: str, channel: Channel, *, owner: str) -> None:
    row = {"id": channel.id, "account": account, "resource_id": channel.resource_id, "owner": owner}
    db.execute(channels.insert(), [{**row, "expires_at": stamp(channel.expires_at)}])


def remove_channel(db: Session, channel_id: str) -> None:
    db.execute(delete(channels).where(channels.c.id == channel_id))
