"""What we know to stand in derived tabs, as rows: bodies by sheet id, with the day of a day's tab."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import delete, select

from app.db.session import Session
from app.db.tables import published


def bodies(db: Session, store_id: str) -> dict[int, str]:
    """What stands in each tab."""
    rows = db.execute(select(published).where(published.c.store_id == store_id))
    return {int(row.tab_id): str(row.body) for row in rows}


def days(db: Session, store_id: str) -> frozenset[date]:
    """Days whose summary has a tab."""
    query = select(published.c.day).where(published.c.store_id == store_id, published.c.day != "")
    return frozenset(date.fromisoformat(row.day) for row in db.execute(query))


def save(db: Session, store_id: str, bodies: Mapping[int, str], *, days: Mapping[int, str]) -> None:
    """What stands in some tabs from now on."""
    rows = [
        {"store_id": store_id, "tab_id": tab_id, "day": days.get(tab_id, ""), "body": body}
        for tab_id, body in bodies.items()
    ]
    db.put(published, rows, key=("store_id", "tab_id"))


def remove(db: Session, store_id: str, tab_ids: Iterable[int]) -> None:
    """These tabs are no more."""
    db.execute(delete(published).where(published.c.store_id == store_id, published.c.tab_id.in_(list(tab_ids))))


def forget(db: Session, store_id: str) -> None:
    """Nothing is known of any tab."""
    db.execute(delete(published).where(published.c.store_id == store_id))
