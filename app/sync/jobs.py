"""When a sync runs, and what becomes of its errors: leases, pauses, the moment of the next one."""

from __future__ import annotations

from datetime import timedelta

from app.context import Context
from app.db import stores
from app.errors import (
    CredentialsInvalid,
    GoogleRefused,
    GoogleUnavailable,
    SheetUnreadable,
    ShopsheetError,
    StoreBusy,
    StoreNotFound,
    StoreNotReady,
    StorePaused,
)
from app.log import logger
from app.model.store import Store
from app.sheets import NoAnswer, Refusal
from app.sync import queries, service
from app.sync.report import SyncReport

AT_ONCE = 10
"""Most stores that one tick takes up."""
KEPT = 500
"""Syncs that are kept in the list of a store."""
BACK_OFF = timedelta(seconds=30)
"""How long a store waits after a sync that Google did not answer."""


def sync_due(context: Context) -> int:
    """Syncs every store that is due and free; how many were synced."""
    with context.transaction() as db:
        due = stores.due(db, now=context.clock.now(), limit=AT_ONCE)
    return sum(_quietly(context, store_id) for store_id in due)


def sync_now(context: Context, store_id: str) -> tuple[str, SyncReport]:
    """One sync of one store: its id and report. Raises what the API is to answer."""
    store = _claimed(context, store_id)
    sync_id = context.new_id("sy")
    due_in = context.settings.sync_idle_every
    try:
        report = _recorded(context, store, sync_id)
        if report.edits or report.writes:
            due_in = context.settings.sync_every
        return sync_id, report
    except GoogleUnavailable:
        due_in = BACK_OFF
        raise
    finally:
        with context.transaction() as db:
            stores.release(db, store.id, owner=context.worker, due_at=context.clock.now() + due_in)


def _quietly(context: Context, store_id: str) -> bool:
    try:
        sync_now(context, store_id)
    except StoreBusy:
        return False
    except ShopsheetError as error:
        logger().warning("sync.failed", store=store_id, problem=error.slug())
    return True


def _claimed(context: Context, store_id: str) -> Store:
    now = context.clock.now()
    with context.transaction() as db:
        store = stores.find(db, store_id)
        if store is None:
            raise StoreNotFound(store=store_id)
        if store.state == "provisioning":
            raise StoreNotReady
        if store.state == "paused":
            raise StorePaused(reason=store.pause_reason)
        if not stores.claim(db, store_id, owner=context.worker, now=now, until=now + context.settings.lease):
            raise StoreBusy(retry_after=2)
    return store


def _recorded(context: Context, store: Store, sync_id: str) -> SyncReport:
    """Runs the sync between its two lines in the list of syncs."""
    with context.transaction() as db:
        queries.begin_sync(db, sync_id, store.id, now=context.clock.now())
    try:
        report = _translated(context, store)
    except ShopsheetError as error:
        _end(context, store, sync_id, state="failed", report={"problem": error.slug()})
        raise
    except Exception:
        _end(context, store, sync_id, state="failed", report={"problem": "shopsheet-error"})
        raise
    _end(context, store, sync_id, state="done", report=report.json())
    logger().info("sync.done", store=store.id, sync=sync_id, outcome=report.outcome, rewritten=report.rewritten)
    return report


def _end(context: Context, store: Store, sync_id: str, *, state: str, report: dict[str, object]) -> None:
    with context.transaction() as db:
        queries.end_sync(db, sync_id, state=state, report=report, now=context.clock.now())
        queries.prune_syncs(db, store.id, keep=KEPT)


def _translated(context: Context, store: Store) -> SyncReport:
    """The sync, with Google's answers turned into what people can do about them; a lost sheet pauses the store."""
    try:
        return service.run(context, store)
    except SheetUnreadable as error:
        _pause(context, store, reason=error.detail(store.locale))
        raise
    except NoAnswer as error:
        raise GoogleUnavailable(reason=str(error)) from error
    except CredentialsInvalid:
        raise
    except Refusal as refusal:
        raise _said(context, store, refusal) from refusal


def _said(context: Context, store: Store, refusal: Refusal) -> ShopsheetError:
    if refusal.rate_limited or not refusal.definite:
        return GoogleUnavailable(reason=str(refusal.status))
    if refusal.status in (403, 404):
        error = SheetUnreadable(reason=f"{refusal.message} ({context.google.address})")
        _pause(context, store, reason=error.detail(store.locale))
        return error
    return GoogleRefused(reason=refusal.message)


def _pause(context: Context, store: Store, *, reason: str) -> None:
    with context.transaction() as db:
        stores.set_state(db, store.id, "paused", reason=reason)
    logger().warning("store.paused", store=store.id)
