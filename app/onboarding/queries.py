"""The SQL of onboarding: idempotent requests, and how sharing went."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from app.clock import stamp
from app.db import Session
from app.db.tables import operations, requests, shares, stores
from app.onboarding.schemas import NewStore, Share


def reserved(db: Session, key: str) -> tuple[str, str] | None:
    """Store id and body hash of the request that bore this Idempotency-Key before."""
    row = db.execute(select(requests).where(requests.c.key == _hash(key))).first()
    return (str(row.store_id), str(row.body_hash)) if row else None


def reserve(db: Session, key: str, request: NewStore, *, store_id: str, now: datetime) -> bool:
    """Keeps the request under its key; False where another took the key in between."""
    row = {
        "key": _hash(key),
        "body_hash": body_hash(request),
        "store_id": store_id,
        "body": db.vault.seal(request.model_dump()),
        "created_at": stamp(now),
    }
    return db.insert_new(requests, row, returning="key")


def release(db: Session, store_id: str) -> None:
    """Takes a reservation back whose store could not be made: nothing half-made stays."""
    db.execute(delete(operations).where(operations.c.store_id == store_id))
    db.execute(delete(requests).where(requests.c.store_id == store_id))
    db.execute(delete(shares).where(shares.c.store_id == store_id))
    db.execute(delete(stores).where(stores.c.id == store_id))


def forget_requests(db: Session, store_id: str) -> None:
    """The Idempotency-Key of a deleted store may be used for a new one."""
    db.execute(delete(requests).where(requests.c.store_id == store_id))


def is_taken(db: Session, spreadsheet_id: str) -> bool:
    """Whether a store works on this spreadsheet already."""
    query = select(stores.c.id).where(stores.c.spreadsheet_id == spreadsheet_id, stores.c.deleted_at == "")
    return db.execute(query).first() is not None


def take(db: Session, store_id: str, spreadsheet_id: str) -> bool:
    """The store works on this spreadsheet from now on; False where another one does."""
    query = update(stores).where(stores.c.id == store_id).values(spreadsheet_id=spreadsheet_id)
    try:
        with db.connection.begin_nested():
            db.execute(query)
    except IntegrityError:
        return False
    return True


def save_shares(db: Session, store_id: str, items: Sequence[Share]) -> None:
    rows = [
        {
            "store_id": store_id,
            "person": db.vault.fingerprint(item.email),
            "state": item.state,
            "body": db.vault.seal(item.model_dump()),
        }
        for item in items
    ]
    db.put(shares, rows, key=("store_id", "person"))


def list_shares(db: Session, store_id: str) -> list[Share]:
    rows = db.execute(select(shares.c.body).where(shares.c.store_id == store_id))
    return sorted((Share(**db.vault.open(row.body)) for row in rows), key=lambda share: (share.role, share.email))


def remove_shares(db: Session, store_id: str, emails: Sequence[str]) -> None:
    people = [db.vault.fingerprint(email) for email in emails]
    db.execute(delete(shares).where(shares.c.store_id == store_id, shares.c.person.in_(people)))


def body_hash(request: NewStore) -> str:
    return hashlib.sha256(request.model_dump_json().encode()).hexdigest()


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
