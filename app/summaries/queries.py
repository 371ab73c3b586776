"""The SQL of summaries: which days are due."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from app.clock import stamp
from app.db import Session, stores
from app.db import tables as t
from app.model.store import Store


def ask(db: Session, store_id: str, *, day: date, now: datetime) -> None:
    """The day's summary is due, again where it was written before."""
    row = {"store_id": store_id, "day": day.isoformat(), "state": "due", "asked_at": stamp(now)}
    db.put(t.summaries, [row], key=("store_id", "day"))
    stores.wake(db, store_id, now=now)


def ask_once(db: Session, store_id: str, *, day: date, now: datetime) -> bool:
    """The day's summary is due unless it was asked for before; whether it was not."""
    row = {"store_id": store_id, "day": day.isoformat(), "state": "due", "asked_at": stamp(now)}
    asked = db.insert_new(t.summaries, row, returning="day")
    if asked:
        stores.wake(db, store_id, now=now)
    return asked


def active_stores(db: Session) -> list[Store]:
    """Every store whose days are counted."""
    ids = db.execute(select(t.stores.c.id).where(t.stores.c.state == "active", t.stores.c.deleted_at == "")).scalars()
    return [store for store in (stores.find(db, store_id) for store_id in list(ids)) if store]
