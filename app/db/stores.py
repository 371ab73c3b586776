"""Stores as rows: the one table that several slices read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, and_, bindparam, case, select, update

from app.clock import moment, stamp
from app.db import fixpoints
from app.db.session import Session
from app.db.tables import stores
from app.errors import StoreBusy
from app.model.adoption import AdoptedTab
from app.model.custom import CustomLine
from app.model.store import Store

_ALIVE = stores.c.deleted_at == ""
_PLAIN = (
    *("name", "template", "locale", "timezone", "currency", "state", "pause_reason", "spreadsheet_id", "summary_hour"),
    *("secret_version", "template_version"),
)
"""Fields of a store that are columns of the same name."""
_FREE = (stores.c.lease_owner == "") | (stores.c.lease_until < bindparam("now"))
_MINE = and_(stores.c.id == bindparam("store"), stores.c.lease_owner == bindparam("mine"))
_FIND = select(stores).where(stores.c.id == bindparam("store"), _ALIVE)
_WANTED = and_(_ALIVE, stores.c.state == "active", stores.c.sync_due_at <= bindparam("now"), _FREE)
_DUE = select(stores.c.id).where(_WANTED).order_by(stores.c.sync_due_at).limit(bindparam("most"))
_CLAIM = (
    update(stores)
    .where(stores.c.id == bindparam("store"), _ALIVE, _FREE)
    .values(lease_owner=bindparam("mine"), lease_until=bindparam("until"), woken=0)
)
_INSIST = update(stores).where(_MINE, stores.c.lease_until >= bindparam("now")).values(lease_until=bindparam("until"))
_RELEASE = (
    update(stores)
    .where(_MINE)
    .values(
        lease_owner="",
        lease_until="",
        sync_due_at=case((stores.c.woken == 1, bindparam("soon")), else_=bindparam("due")),
        rest_until=bindparam("rest"),
    )
)
_SOON = case((stores.c.rest_until > bindparam("now"), stores.c.rest_until), else_=bindparam("now"))
_WAKE = (
    update(stores)
    .where(stores.c.id == bindparam("store"))
    .values(woken=1, sync_due_at=case((stores.c.sync_due_at > _SOON, _SOON), else_=stores.c.sync_due_at))
)


def find(db: Session, store_id: str) -> Store | None:
    """The store, unless it was deleted."""
    row = db.execute(_FIND, {"store": store_id}).mappings().first()
    return _store(db, row) if row else None


def page(db: Session, *, after: str, limit: int) -> list[Store]:
    """Stores in order of their ids, after one of them."""
    query = select(stores).where(_ALIVE, stores.c.id > after).order_by(stores.c.id).limit(limit)
    return [_store(db, row) for row in db.execute(query).mappings()]


def working_on(db: Session, spreadsheet_id: str) -> str:
    """The store that works on a spreadsheet; empty where none does."""
    query = select(stores.c.id).where(stores.c.spreadsheet_id == spreadsheet_id, _ALIVE)
    return str(db.execute(query).scalar() or "")


def add(db: Session, store: Store, *, sync_due_at: datetime) -> None:
    row = {name: getattr(store, name) for name in ("id", *_PLAIN)}
    row |= {"people": db.vault.seal(_people(store)), "shape": _sealed_shape(db, store)}
    row |= {"created_at": stamp(store.created_at), "sync_due_at": stamp(sync_due_at)}
    db.execute(stores.insert(), [{**row, "lease_owner": "", "lease_until": "", "deleted_at": ""}])


def save(db: Session, after: Store, *, before: Store) -> None:
    """What differs; what somebody else changed in between stays as they left it."""
    values = {name: getattr(after, name) for name in _PLAIN if getattr(after, name) != getattr(before, name)}
    if _people(after) != _people(before):
        values["people"] = db.vault.seal(_people(after))
    if _shape(after) != _shape(before):
        values["shape"] = _sealed_shape(db, after)
    if values:
        db.execute(update(stores).where(stores.c.id == after.id).values(**values))


def set_state(db: Session, store_id: str, state: str, *, reason: str = "") -> None:
    db.execute(update(stores).where(stores.c.id == store_id).values(state=state, pause_reason=reason))


def delete(db: Session, store_id: str, *, now: datetime) -> None:
    """Forgets the store from every list; its spreadsheet stays the shop's."""
    db.execute(update(stores).where(stores.c.id == store_id).values(deleted_at=stamp(now)))


def due(db: Session, *, now: datetime, limit: int) -> list[str]:
    """Ids of active stores whose sync is due and that nobody holds, the longest waiting first."""
    return [str(row.id) for row in db.execute(_DUE, {"now": stamp(now), "most": limit})]


def claim(db: Session, store_id: str, *, owner: str, now: datetime, until: datetime) -> bool:
    """Takes the store's lease, unless another holds it."""
    values = {"store": store_id, "mine": owner, "now": stamp(now), "until": stamp(until)}
    return db.execute(_CLAIM, values).rowcount == 1


def insist(db: Session, store_id: str, *, owner: str, now: datetime, until: datetime) -> None:
    """Renews the lease; StoreBusy where it has ended: another may be at work on the store.

    Until this transaction ends nobody else can claim the store.
    """
    values = {"store": store_id, "mine": owner, "now": stamp(now), "until": stamp(until)}
    if db.execute(_INSIST, values).rowcount != 1:
        raise StoreBusy(retry_after=2)


def release(db: Session, store_id: str, *, owner: str, due_at: datetime, rest_until: datetime | None = None) -> bool:
    """Gives the lease back and says when the next sync is due; False, and nothing, where the lease was lost.

    What has woken the store since the claim makes it due at once, but not before `rest_until`.
    """
    soon = min(due_at, rest_until) if rest_until else due_at
    moments = {"soon": stamp(soon), "due": stamp(due_at), "rest": stamp(rest_until) if rest_until else ""}
    return db.execute(_RELEASE, {"store": store_id, "mine": owner, **moments}).rowcount == 1


def free_leases(db: Session, *, gone: Callable[[str], bool]) -> None:
    """Ends the leases of owners that are gone, so that what they began can be continued at once."""
    owners = db.execute(select(stores.c.lease_owner).where(stores.c.lease_owner != "").distinct()).scalars()
    for owner in filter(gone, list(owners)):
        query = update(stores).where(stores.c.lease_owner == owner)
        db.execute(query.values(lease_owner="", lease_until=""))


def wake(db: Session, store_id: str, *, now: datetime) -> None:
    """The next sync is due at once, or when the store has rested; while one runs, another comes after it.

    It is a whole one, whatever it reads. Whoever changes what a sync goes by must wake the store.
    """
    db.execute(_WAKE, {"store": store_id, "now": stamp(now)})
    fixpoints.forget(db, store_id)


def _people(store: Store) -> dict[str, Any]:
    return {"owner": store.owner, "editors": list(store.editors), "viewers": list(store.viewers)}


def _shape(store: Store) -> dict[str, Any]:
    """In what its spreadsheet differs from that of another store of its template."""
    adopted, custom = [tab.to_json() for tab in store.adopted], [asdict(line) for line in store.custom]
    columns = {tab: sorted(names) for tab, names in store.columns}
    settings = dict(store.settings)
    return {"adopted": adopted, "custom": custom, "settings": settings, "columns": columns, "copy": store.copy_id}


def _sealed_shape(db: Session, store: Store) -> bytes | None:
    shape = _shape(store)
    return db.vault.seal(shape) if any(shape.values()) else None


def _store(db: Session, row: RowMapping) -> Store:
    people = db.vault.open(row["people"])
    shape = db.vault.open(row["shape"]) if row["shape"] else {}
    return Store(
        id=row["id"],
        **{name: row[name] for name in _PLAIN},
        owner=people["owner"],
        editors=tuple(people["editors"]),
        viewers=tuple(people["viewers"]),
        adopted=tuple(map(AdoptedTab.from_json, shape.get("adopted", ()))),
        settings=tuple(shape.get("settings", {}).items()),
        columns=tuple((tab, frozenset(names)) for tab, names in shape.get("columns", {}).items()),
        custom=tuple(CustomLine(**{**line, "choices": tuple(line["choices"])}) for line in shape.get("custom", ())),
        copy_id=shape.get("copy", ""),
        created_at=moment(row["created_at"]),
    )
