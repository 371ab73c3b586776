"""The lease of a store: of all processes and requests, the one that holds it may write to the store's spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from app.context.context import Context
from app.db import Session, stores
from app.errors import StoreBusy, StoreNotFound
from app.model.store import Store


@dataclass(frozen=True, slots=True)
class Lease:
    """A store as it was when it was claimed, and the name under which it is held."""

    store: Store
    owner: str

    def insist(self, db: Session) -> None:
        """StoreBusy where the lease was lost in the meantime; then nothing may be recorded or sent any more."""
        stores.insist(db, self.store.id, owner=self.owner)


def claim(context: Context, store_id: str) -> Lease:
    """The store's lease, for as long as the settings say; StoreBusy where another holds it, StoreNotFound."""
    owner, now = context.owner(), context.clock.now()
    with context.transaction() as db:
        held = stores.claim(db, store_id, owner=owner, now=now, until=now + context.settings.lease)
        store = stores.find(db, store_id)
    if store is None:
        raise StoreNotFound(store=store_id)
    if not held:
        raise StoreBusy(retry_after=5)
    return Lease(store, owner)


def release(context: Context, lease: Lease, *, due_in: timedelta) -> None:
    """Gives the lease back; the store's next sync is due after so long."""
    with context.transaction() as db:
        stores.release(db, lease.store.id, owner=lease.owner, due_at=context.clock.now() + due_in)


@contextmanager
def held(context: Context, store_id: str) -> Iterator[Lease]:
    """The store's lease for the length of a block; a sync is due right after."""
    lease = claim(context, store_id)
    try:
        yield lease
    finally:
        release(context, lease, due_in=timedelta(0))
