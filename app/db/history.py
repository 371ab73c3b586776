"""The history as rows: only ever added to. Keys are found by their fingerprint; what stood in cells is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, and_, bindparam, func, select

from app.clock import milliseconds, moment, stamp
from app.db.session import Session
from app.db.tables import history
from app.model.history import Author, Entry
from app.model.ids import new_ids

_OF_STORE = history.c.store_id == bindparam("store")
_LAST = select(func.max(history.c.id)).where(_OF_STORE)
_NEWEST = select(history).where(_OF_STORE).order_by(history.c.id.desc()).limit(bindparam("most"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries: every field that is given must fit."""

    tab: str = ""
    column: str = ""
    key_hash: str = ""
    kind: str = ""
    operation_id: str = ""
    since: datetime | None = None
    """From this moment on."""
    until: datetime | None = None
    """Before this moment."""


def add(db: Session, store_id: str, entries: Iterable[Entry]) -> None:
    """Books entries behind all that is booked: their ids sort in the order given, whatever the clock says."""
    new = list(entries)
    if not new:
        return
    last = db.execute(_LAST, {"store": store_id}).scalar()
    ids = new_ids("ch", len(new), milliseconds=milliseconds(new[0].at), after=str(last or ""))
    rows = [_row(db, store_id, entry) | {"id": name} for name, entry in zip(ids, new, strict=True)]
    db.execute(history.insert(), rows)


def page(db: Session, store_id: str, wanted: Wanted, *, before: str, limit: int) -> list[tuple[str, Entry]]:
    """Entries with their keys' fingerprints, newest first, older than the one named."""
    query = select(history).where(history.c.store_id == store_id, *_conditions(wanted))
    if before:
        query = query.where(history.c.id < before)
    rows = db.execute(query.order_by(history.c.id.desc()).limit(limit)).mappings()
    return [(str(row["key_hash"]), _entry(db, row)) for row in rows]


def newest(db: Session, store_id: str, *, limit: int) -> list[Entry]:
    """The last entries, newest first."""
    return [_entry(db, row) for row in db.execute(_NEWEST, {"store": store_id, "most": limit}).mappings()]


def of_operation(db: Session, store_id: str, operation_id: str) -> list[Entry]:
    """What one operation did, in the order in which it was booked."""
    chosen = and_(history.c.store_id == store_id, history.c.operation_id == operation_id)
    return [_entry(db, row) for row in db.execute(select(history).where(chosen).order_by(history.c.id)).mappings()]


def of_keys(db: Session, store_id: str, keys: Iterable[str], *, after: str) -> list[Entry]:
    """What was booked of the rows with these keys behind one entry, oldest first."""
    wanted = sorted({db.vault.fingerprint(key) for key in keys})
    chosen = (history.c.store_id == store_id) & (history.c.id > after)
    rows: list[RowMapping] = []
    for start in range(0, len(wanted), 500):
        some = history.c.key_hash.in_(wanted[start : start + 500])
        rows += db.execute(select(history).where(chosen, some)).mappings()
    return [_entry(db, row) for row in sorted(rows, key=lambda row: str(row["id"]))]


def _row(db: Session, store_id: str, entry: Entry) -> dict[str, Any]:
    said = [entry.key, entry.before, entry.after, entry.author.certainty, entry.author.name]
    return {
        "store_id": store_id,
        "at": stamp(entry.at),
        "tab": entry.tab,
        "column": entry.column,
        "kind": entry.kind,
        "key_hash": db.vault.fingerprint(entry.key),
        "operation_id": entry.operation_id,
        "body": db.vault.seal(said),
    }


def _entry(db: Session, row: RowMapping) -> Entry:
    key, before, after, *author = db.vault.open(row["body"])
    return Entry(
        at=moment(row["at"]),
        kind=row["kind"],
        tab=row["tab"],
        key=key,
        column=row["column"],
        before=before,
        after=after,
        operation_id=row["operation_id"],
        author=Author(*author),
        id=row["id"],
    )


def _conditions(wanted: Wanted) -> Sequence[ColumnElement[bool]]:
    given = {
        history.c.tab: wanted.tab,
        history.c.column: wanted.column,
        history.c.key_hash: wanted.key_hash,
        history.c.kind: wanted.kind,
        history.c.operation_id: wanted.operation_id,
    }
    found = [column == value for column, value in given.items() if value]
    if wanted.since is not None:
        found.append(history.c.at >= stamp(wanted.since))
    if wanted.until is not None:
        found.append(history.c.at < stamp(wanted.until))
    return found
