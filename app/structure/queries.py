"""The SQL of structure: what the books say of a store's spreadsheet, and whose turn it is to be looked at."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from app.clock import stamp
from app.db import Session
from app.db import tables as t
from app.model.cell import Scalar

LIVELY, QUIET, AGAIN = timedelta(minutes=10), timedelta(days=1), timedelta(minutes=1)
"""How long after a look the next one is due: where people edited since, where nobody did, where a sync asks for one."""


def due(db: Session, *, now: datetime, limit: int) -> list[str]:
    """Ids of stores whose structure is to be looked at: active ones, and those that are paused for it."""
    books = t.structures.outerjoin(t.freshness, t.freshness.c.store_id == t.structures.c.store_id)
    looked, edited = t.structures.c.looked_at, t.freshness.c.news_at
    turn = or_(
        looked.is_(None),
        looked < stamp(now - QUIET),
        and_(looked < stamp(now - LIVELY), edited > looked),
        and_(looked < stamp(now - AGAIN), t.structures.c.marked == 1),
    )
    held = and_(t.stores.c.state == "paused", t.stores.c.pause_reason == t.structures.c.paused_for)
    alive = and_(t.stores.c.deleted_at == "", or_(t.stores.c.state == "active", held))
    query = select(t.stores.c.id).join(books, t.structures.c.store_id == t.stores.c.id, isouter=True)
    return [str(row.id) for row in db.execute(query.where(alive, turn).order_by(looked, t.stores.c.id).limit(limit))]


def rows(db: Session, store_id: str) -> dict[str, int]:
    """How many rows each input tab held when it was last read; nothing where it never was."""
    done = (t.syncs.c.store_id == store_id) & (t.syncs.c.state == "done")
    report = db.execute(select(t.syncs.c.report).where(done).order_by(t.syncs.c.id.desc()).limit(1)).scalar()
    return dict(json.loads(report).get("rows", {})) if report else {}


def kept(db: Session, store_id: str, tabs: Sequence[str]) -> dict[str, list[dict[str, Scalar]]]:
    """The cells of each row of some tabs when they were last read, by column."""
    query = select(t.ledger).where(t.ledger.c.store_id == store_id, t.ledger.c.tab.in_(tabs))
    found: dict[str, list[dict[str, Scalar]]] = {}
    for row in db.execute(query.order_by(t.ledger.c.tab, t.ledger.c.block)).mappings():
        found.setdefault(row["tab"], []).extend(cells for _, cells in db.vault.open(row["body"]))
    return found


def days(db: Session, store_id: str) -> dict[int, str]:
    """Sheet id → day of the days' tabs that our books believe to stand."""
    mine = (t.published.c.store_id == store_id) & (t.published.c.day != "")
    return {int(row.tab_id): str(row.day) for row in db.execute(select(t.published).where(mine))}


def is_shared(db: Session, store_id: str, email: str) -> bool:
    """Whether the spreadsheet was shared with somebody."""
    mine = (t.shares.c.store_id == store_id) & (t.shares.c.person == db.vault.fingerprint(email))
    return db.execute(select(t.shares.c.state).where(mine)).scalar() == "shared"


def unsettled(found: Sequence[tuple[Any, Any]]) -> bool:
    """Whether an operation among these was a sync's, which only a sync can record."""
    return any(effects for _, effects in found)
