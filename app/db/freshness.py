"""Freshness as rows: when each store was read, how quiet it was, how old its edits were when first seen."""

from __future__ import annotations

import json
from datetime import timedelta

from sqlalchemy import bindparam, func, select

from app.clock import moment, stamp
from app.db.session import Session
from app.db.tables import freshness, stores
from app.model.freshness import Freshness

MILLISECOND = timedelta(milliseconds=1)
_FIND = select(freshness).where(freshness.c.store_id == bindparam("store"))
_RUNGS = (
    select(freshness.c.quiet, func.count().label("stores"))
    .join(stores, stores.c.id == freshness.c.store_id)
    .where(stores.c.state == "active", stores.c.deleted_at == "")
    .group_by(freshness.c.quiet)
)


def find(db: Session, store_id: str) -> Freshness | None:
    """None for a store that was never read."""
    row = db.execute(_FIND, {"store": store_id}).mappings().first()
    if row is None:
        return None
    return Freshness(
        read_at=moment(row["read_at"]),
        news_at=moment(row["news_at"]),
        interval=row["interval"] * MILLISECOND,
        ages=tuple(age * MILLISECOND for age in json.loads(row["ages"])),
    )


def save(db: Session, store_id: str, fresh: Freshness, *, rung: int) -> None:
    """`rung`: for how many seconds, roughly, nobody had edited the store."""
    row = {
        "store_id": store_id,
        "read_at": stamp(fresh.read_at),
        "news_at": stamp(fresh.news_at),
        "quiet": rung,
        "interval": fresh.interval // MILLISECOND,
        "ages": json.dumps([age // MILLISECOND for age in fresh.ages]),
    }
    db.put(freshness, [row], key=("store_id",))


def rungs(db: Session) -> dict[int, int]:
    """How many active stores there are of each rung."""
    return {int(row["quiet"]): int(row["stores"]) for row in db.execute(_RUNGS).mappings()}
