"""Operations as rows: begun before they are sent, settled when it is certain what became of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from app.clock import stamp
from app.db.session import Session
from app.db.tables import operations
from app.model.operation import Operation

FORGET_AFTER = timedelta(hours=1)
"""Settled operations' metadata is removed after this long, burnt ones' after a day (30,000 characters in all)."""


def begin(db: Session, store_id: str, operation: Operation, *, effects: Any, now: datetime) -> None:
    """Stored before the plan is sent; `effects` is what is to be recorded once it is applied."""
    row = {
        "id": operation.id,
        "store_id": store_id,
        "metadata_id": operation.metadata_id,
        "state": "begun",
        "begun_at": stamp(now),
        "settled_at": "",
        "forgotten": 0,
        "reason": db.vault.seal(""),
        "body": db.vault.seal(effects),
    }
    db.execute(operations.insert(), [row])


def settle(db: Session, operation_id: str, state: str, *, now: datetime, reason: str = "") -> bool:
    """Whether it was this call that settled the operation; two may have found out what became of it."""
    query = update(operations).where(operations.c.id == operation_id, operations.c.state == "begun")
    values = {"state": state, "settled_at": stamp(now), "reason": db.vault.seal(reason[:500])}
    return db.execute(query.values(**values)).rowcount == 1


def unsettled(db: Session, store_id: str) -> list[tuple[Operation, Any]]:
    """Operations whose end is not known, with their effects, oldest first."""
    query = select(operations).where(operations.c.store_id == store_id, operations.c.state == "begun")
    rows = db.execute(query.order_by(operations.c.id)).mappings()
    return [(Operation(row["id"], row["metadata_id"]), db.vault.open(row["body"])) for row in rows]


def forgettable(db: Session, store_id: str, *, now: datetime) -> tuple[int, ...]:
    """Metadata ids that may be removed from the spreadsheet."""
    applied = (operations.c.state == "applied") & (operations.c.settled_at < stamp(now - FORGET_AFTER))
    burnt = (operations.c.state == "burnt") & (operations.c.settled_at < stamp(now - timedelta(days=1)))
    query = select(operations.c.metadata_id).where(
        operations.c.store_id == store_id, operations.c.forgotten == 0, applied | burnt
    )
    return tuple(int(row.metadata_id) for row in db.execute(query.limit(500)))


def forget(db: Session, store_id: str, metadata_ids: tuple[int, ...]) -> None:
    """Their metadata is no longer in the spreadsheet."""
    chosen = (operations.c.store_id == store_id) & operations.c.metadata_id.in_(metadata_ids)
    db.execute(update(operations).where(chosen).values(forgotten=1))
