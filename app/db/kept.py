"""Texts that are kept as typed, because undoing put them back: by column, text and row, all but the column as HMACs."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import and_, bindparam, delete, select

from app.db.session import Session
from app.db.tables import kept

Keep = tuple[str, str, str]
"""`tab.column`, text, key of the row."""
_KEPT = select(kept).where(kept.c.store_id == bindparam("store"))


def standing(db: Session, store_id: str, cells: Iterable[Keep]) -> frozenset[Keep]:
    """Which of these cells hold a text that is kept."""
    known = {(row.path, row.text_hash, row.key_hash) for row in db.execute(_KEPT, {"store": store_id})}
    if not known:
        return frozenset()
    paths = {path for path, _, _ in known}
    return frozenset(cell for cell in cells if cell[0] in paths and _hashed(db, cell) in known)


def add(db: Session, store_id: str, cells: Iterable[Keep]) -> None:
    rows = [
        {"store_id": store_id, "path": path, "text_hash": text, "key_hash": key}
        for path, text, key in sorted({_hashed(db, cell) for cell in cells})
    ]
    for row in rows:
        db.insert_new(kept, row, returning="path")


def remove(db: Session, store_id: str, cells: Iterable[Keep]) -> None:
    """These texts may be rewritten again in these rows."""
    for path, text, key in sorted({_hashed(db, cell) for cell in cells}):
        one = and_(kept.c.path == path, kept.c.text_hash == text, kept.c.key_hash == key)
        db.execute(delete(kept).where(kept.c.store_id == store_id, one))


def _hashed(db: Session, cell: Keep) -> Keep:
    path, text, key = cell
    return path, db.vault.fingerprint(text), db.vault.fingerprint(key)
