"""What we know to stand in derived tabs, as rows: bodies by sheet id, with the day of a day's tab."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import bindparam, delete, select

from app.db.session import Session
from app.db.tables import published

_OF_STORE = published.c.store_id == bindparam("store")
_BODIES = select(published).where(_OF_STORE)
_DAYS = select(published.c.day).where(_OF_STORE, published.c.day != "")
_REMOVE = delete(published).where(_OF_STORE, published.c.tab_id.in_(bindparam("tabs", expanding=True)))


def bodies(db: Session, store_id: str) -> dict[int, str]:
    """What stands in each tab."""
    rows = db.execute(_BODIES, {"store": store_id})
    return {int(row.tab_id): str(row.body) for row in rows}


def days(db: Session, store_id: str) -> frozenset[date]:
    """Days whose summary has a tab."""
    return frozenset(date.fromisoformat(row.day) for row in db.execute(_DAYS, {"store": store_id}))


def save(db: Session, store_id: str, bodies: Mapping[int, str], *, days: Mapping[int, str]) -> None:
    """What stands in some tabs from now on."""
    rows = [
        {"store_id": store_id, "tab_id": tab_id, "day": days.get(tab_id, ""), "body": body}
        for tab_id, body in bodies.items()
    ]
    db.put(published, rows, key=("store_id", "tab_id"))


def remove(db: Session, store_id: str, tab_ids: Iterable[int]) -> None:
    """These tabs are no more."""
    if gone := list(tab_ids):
        db.execute(_REMOVE, {"store": store_id, "tabs": gone})


def forget(db: Session, store_id: str) -> None:
    """Nothing is known of any tab."""
    db.execute(delete(published).where(published.c.store_id == store_id))
