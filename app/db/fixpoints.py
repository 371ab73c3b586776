"""Fixpoints as rows: by which answer of Google's a store's last whole sync found nothing to do, and had nothing to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, delete, select

from app.db.session import Session
from app.db.tables import fixpoints, stores

_FIND = select(fixpoints).where(fixpoints.c.store_id == bindparam("store"))
_WOKEN = select(stores.c.woken).where(stores.c.id == bindparam("store"))
_FORGET = delete(fixpoints).where(fixpoints.c.store_id == bindparam("store"))


def find(db: Session, store_id: str) -> tuple[str, str, dict[str, Any]] | None:
    """Digest of the answer, digest of what else it rested on, the sync's report; None where something came up since."""
    row = db.execute(_FIND, {"store": store_id}).first()
    return (str(row.answer), str(row.given), json.loads(row.report)) if row else None


def save(db: Session, store_id: str, *, answer: str, given: str, report: Mapping[str, Any]) -> None:
    """Unless something has woken the store since its lease was taken, which must have been renewed before."""
    if not db.execute(_WOKEN, {"store": store_id}).scalar():
        row = {"store_id": store_id, "answer": answer, "given": given, "report": json.dumps(report, ensure_ascii=False)}
        db.put(fixpoints, [row], key=("store_id",))


def forget(db: Session, store_id: str) -> None:
    """Something has come up: the next sync is a whole one."""
    db.execute(_FORGET, {"store": store_id})
