"""What is known of the structure of a store's spreadsheet, as rows: by them, syncs and structure hand over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from app.clock import stamp
from app.db.session import Session
from app.db.tables import structures
from app.model.finding import Finding


def baseline(db: Session, store_id: str) -> str:
    """What stood when nothing was left to do; empty where that was never so."""
    return str(_column(db, store_id, "baseline") or "")


def save_baseline(db: Session, store_id: str, text: str) -> None:
    _put(db, store_id, baseline=text)


def findings(db: Session, store_id: str) -> list[Finding]:
    """What people were to be told when the structure was last looked at."""
    body = _column(db, store_id, "body")
    return [_finding(item) for item in db.vault.open(body)] if body else []


def looked(db: Session, store_id: str, found: Iterable[Finding], *, now: datetime) -> None:
    """The structure was looked at, and this is to be told."""
    body = db.vault.seal([asdict(finding) for finding in found])
    _put(db, store_id, body=body, looked_at=stamp(now), marked=0)


def tried(db: Session, store_id: str, *, now: datetime) -> None:
    """It was to be looked at; a mark stays."""
    _put(db, store_id, looked_at=stamp(now))


def mark(db: Session, store_id: str, *, paused_for: str = "") -> None:
    """A sync met something that only structure can mend; `paused_for`: why it has paused the store, if it has."""
    _put(db, store_id, marked=1, **({"paused_for": paused_for} if paused_for else {}))


def paused_for(db: Session, store_id: str) -> str:
    """The reason of the pause that ends once the structure is right; empty where there is none."""
    return str(_column(db, store_id, "paused_for") or "")


def _column(db: Session, store_id: str, name: str) -> Any:
    return db.execute(select(structures.c[name]).where(structures.c.store_id == store_id)).scalar()


def _put(db: Session, store_id: str, **values: object) -> None:
    db.put(structures, [{"store_id": store_id, **values}], key=("store_id",))


def _finding(item: dict[str, Any]) -> Finding:
    return Finding(**{**item, "details": tuple((name, value) for name, value in item["details"])})
