"""Operations as rows: begun before they are sent, settled when it is certain what became of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, and_, bindparam, select, update

from app.clock import stamp
from app.db import fixpoints
from app.db.session import Session
from app.db.tables import operations, stores
from app.model.operation import Operation
from app.model.structure import Structure

FORGET_AFTER = timedelta(hours=1)
"""Settled operations' metadata is removed after this long, burnt ones' after a day (30,000 characters in all)."""
_OF_STORE = operations.c.store_id == bindparam("store")
_HEAD = select(stores.c.head).where(stores.c.id == bindparam("store"))
_SETTLE = (
    update(operations)
    .where(operations.c.id == bindparam("operation"), operations.c.state == "begun")
    .values(state=bindparam("end"), settled_at=bindparam("now"), reason=bindparam("because"))
)
_STORE_OF = select(operations.c.store_id).where(operations.c.id == bindparam("operation")).scalar_subquery()
_SET_HEAD = update(stores).where(stores.c.id == _STORE_OF).values(head=bindparam("operation"))
_UNSETTLED = select(operations).where(_OF_STORE, operations.c.state == "begun").order_by(operations.c.id)
_APPLIED = and_(operations.c.state == "applied", operations.c.settled_at < bindparam("applied_before"))
_BURNT = and_(operations.c.state == "burnt", operations.c.settled_at < bindparam("burnt_before"))
_FORGETTABLE = (
    select(operations.c.metadata_id).where(_OF_STORE, operations.c.forgotten == 0, _APPLIED | _BURNT).limit(500)
)
_FORGET = (
    update(operations)
    .where(_OF_STORE, operations.c.metadata_id.in_(bindparam("ids", expanding=True)))
    .values(forgotten=1)
)


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
        "changes": json.dumps(operation.plan.counts()),
        "undoes": operation.undoes,
    }
    db.execute(operations.insert(), [row])
    fixpoints.forget(db, store_id)


def head(db: Session, store_id: str) -> str:
    """The last operation that is known to be in the store's spreadsheet; empty where there is none."""
    return str(db.execute(_HEAD, {"store": store_id}).scalar() or "")


def settle(db: Session, operation_id: str, state: str, *, now: datetime, reason: str = "") -> bool:
    """Whether it was this call that settled the operation; two may have found out what became of it."""
    values = {"operation": operation_id, "end": state, "now": stamp(now), "because": db.vault.seal(reason[:500])}
    first = db.execute(_SETTLE, values).rowcount == 1
    if first and state == "applied":
        db.execute(_SET_HEAD, {"operation": operation_id})
    return first


def unsettled(db: Session, store_id: str) -> list[tuple[Operation, Any]]:
    """Operations whose end is not known, with their effects, oldest first."""
    rows = db.execute(_UNSETTLED, {"store": store_id}).mappings()
    return [(Operation(row["id"], row["metadata_id"]), db.vault.open(row["body"])) for row in rows]


def forgettable(db: Session, store_id: str, *, now: datetime) -> tuple[int, ...]:
    """Metadata ids that may be removed from the spreadsheet."""
    before = {"applied_before": stamp(now - FORGET_AFTER), "burnt_before": stamp(now - timedelta(days=1))}
    return tuple(int(row.metadata_id) for row in db.execute(_FORGETTABLE, {"store": store_id, **before}))


def forget(db: Session, store_id: str, metadata_ids: tuple[int, ...]) -> None:
    """Their metadata is no longer in the spreadsheet."""
    if metadata_ids:
        db.execute(_FORGET, {"store": store_id, "ids": list(metadata_ids)})


def adopt(db: Session, store_id: str, structure: Structure, *, now: datetime) -> bool:
    """Takes over what the spreadsheet says of operations; whether the last one is not the one that we know of."""
    known = set(db.execute(select(operations.c.id).where(operations.c.store_id == store_id)).scalars())
    for metadata_id, name in structure.operations.items():
        if name not in known:
            db.insert_new(operations, _found(db, store_id, name, metadata_id, now=now), returning="id")
    return set_head(db, store_id, structure.head)


def set_head(db: Session, store_id: str, operation_id: str) -> bool:
    """This is the last operation; whether another one, or none, was known as such."""
    query = update(stores).where(stores.c.id == store_id, stores.c.head != operation_id)
    return db.execute(query.values(head=operation_id)).rowcount == 1


def _found(db: Session, store_id: str, name: str, metadata_id: int, *, now: datetime) -> dict[str, Any]:
    """An operation of which nothing is known but its metadata; it is removed when its time has come."""
    return {
        "id": name[:40],
        "store_id": store_id,
        "metadata_id": metadata_id,
        "state": "burnt" if name.startswith("burnt") else "applied",
        "begun_at": stamp(now),
        "settled_at": stamp(now),
        "forgotten": 0,
        "reason": db.vault.seal(""),
        "body": db.vault.seal({}),
    }


def page(db: Session, store_id: str, *, before: str, limit: int) -> list[dict[str, Any]]:
    """Operations, newest first, older than the one named."""
    query = select(operations).where(operations.c.store_id == store_id)
    if before:
        query = query.where(operations.c.id < before)
    rows = db.execute(query.order_by(operations.c.id.desc()).limit(limit)).mappings()
    return [_seen(db, row) for row in rows]


def find(db: Session, store_id: str, operation_id: str) -> dict[str, Any] | None:
    """One operation of a store."""
    query = select(operations).where(operations.c.store_id == store_id, operations.c.id == operation_id)
    row = db.execute(query).mappings().first()
    return _seen(db, row) if row else None


def effects(db: Session, operation_id: str) -> Any:
    """What is to be recorded, or was, once the operation is applied."""
    return db.vault.open(db.execute(select(operations.c.body).where(operations.c.id == operation_id)).scalar_one())


def _seen(db: Session, row: RowMapping) -> dict[str, Any]:
    names = ("id", "state", "begun_at", "settled_at", "undoes")
    counts: Mapping[str, int] = json.loads(row["changes"])
    return {**{name: row[name] for name in names}, "changes": counts, "reason": db.vault.open(row["reason"])}
