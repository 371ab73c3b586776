"""The lease of a store: of all processes and requests, the one that holds it may write to the store's spreadsheet."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from app.context.context import Context
from app.db import Session, stores
from app.errors import StoreBusy, StoreNotFound
from app.log import logger
from app.model.store import Store

RENEWALS = 30
"""How often a lease is renewed by itself, three times in its length: what hangs for ever loses its store some time."""


@dataclass(frozen=True, slots=True)
class Lease:
    """A store as it was when it was claimed, and the name under which it is held."""

    context: Context
    store: Store
    owner: str

    def insist(self, db: Session) -> None:
        """Renews the lease; StoreBusy where it has ended: then nothing may be recorded or sent any more.

        Nobody else can claim the store before the transaction ends, so what it records is recorded by the holder.
        """
        now = self.context.clock.now()
        stores.insist(db, self.store.id, owner=self.owner, now=now, until=now + self.context.settings.lease)


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
    return Lease(context, store, owner)


def release(lease: Lease, *, due_in: timedelta) -> None:
    """Gives the lease back; the store's next sync is due after so long."""
    due_at = lease.context.clock.now() + due_in
    with lease.context.transaction() as db:
        stores.release(db, lease.store.id, owner=lease.owner, due_at=due_at)


@contextmanager
def held(context: Context, store_id: str) -> Iterator[Lease]:
    """The store's lease for the length of a block; a sync is due right after."""
    lease = claim(context, store_id)
    try:
        with renewed(lease):
            yield lease
    finally:
        release(lease, due_in=timedelta(0))


@contextmanager
def renewed(lease: Lease) -> Iterator[None]:
    """Renews the lease by itself while the block lasts, so that a long sync keeps its store."""
    ended = threading.Event()
    keeper = threading.Thread(target=_renew, args=(lease, ended), name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join()


def _renew(lease: Lease, ended: threading.Event) -> None:
    """Until it is told to end, or the lease is lost."""
    every = lease.context.settings.lease.total_seconds() / 3
    for _ in range(RENEWALS):
        if ended.wait(every):
            return
        try:
            with lease.context.transaction() as db:
                lease.insist(db)
        except StoreBusy:
            return
        except Exception as error:  # the data base may come back before the lease ends
            logger().warning("lease.not_renewed", store=lease.store.id, exc_info=error)
