"""When a sync runs, and what becomes of its errors: leases, pauses, the moment of the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from app.context import Context
from app.context.lease import Lease, claim, held, renewed
from app.db import stores, structures
from app.errors import (
    GoogleUnavailable,
    SheetLost,
    SheetUnreadable,
    ShopsheetError,
    StoreBusy,
    StoreNotFound,
    StoreNotReady,
    StoreOutdated,
    StorePaused,
    TabMissing,
)
from app.log import logger
from app.model.store import Store
from app.sheets import NoAnswer, Refusal, explained
from app.sync import accept, queries, service, turns, undo
from app.sync.accept import Accepted
from app.sync.report import SyncReport
from app.sync.reversal import Undone
from app.sync.turns import Turn

AT_ONCE = 50
"""Most stores that one tick takes up."""
KEPT = 500
"""Syncs that are kept in the list of a store."""
BACK_OFF = 30.0
"""Seconds that a store waits after a sync that Google did not answer."""


def sync_due(context: Context) -> int:
    """Syncs stores that are due, one after another, until none is left that is free; how many were synced.

    Several processes and threads may do so at once: each takes what no other holds, the longest waiting first.
    """
    return sum(_quietly(context, store_id) for store_id in islice(_due(context), AT_ONCE))


def _due(context: Context) -> Iterator[str]:
    """Stores as they become due, as long as the quota allows to read one more."""
    while not context.pace.wait("read"):
        with context.transaction() as db:
            found = stores.due(db, now=context.clock.now(), limit=1)
        if not found:
            return
        yield found[0]


def sync_now(context: Context, store_id: str) -> tuple[str, SyncReport]:
    """One sync of one store: its id and report. Raises what the API is to answer."""
    lease = claim(context, store_id)
    turn = Turn(context.clock.now())
    try:
        _insist_on_active(lease.store)
        _insist_on_version(context, lease.store)
        sync_id = context.new_id("sy")
        with renewed(lease):
            report = _recorded(context, lease, sync_id)
        turn = replace(turn, report=report)
        return sync_id, report
    except GoogleUnavailable as error:
        turn = replace(turn, wait=error.retry_after or BACK_OFF)
        raise
    finally:
        turns.end(context, lease, turn)


def undo_now(context: Context, store_id: str, operation_id: str) -> Undone:
    """Undoes an operation; the store's next sync is due right after. Raises what the API is to answer."""
    with held(context, store_id) as lease:
        _insist_on_active(lease.store)
        _insist_on_version(context, lease.store)
        return undo.undo(context, lease, operation_id)


def accept_now(context: Context, store_id: str, finding_id: str) -> Accepted:
    """Accepts a finding's proposal; the store's next sync is due right after. Raises what the API is to answer."""
    with held(context, store_id) as lease:
        _insist_on_active(lease.store)
        return accept.accept(context, lease, finding_id)


def preview_undo(context: Context, store_id: str, operation_id: str) -> Undone:
    """What undoing an operation would come to; nothing is written."""
    with context.transaction() as db:
        store = stores.find(db, store_id)
    if store is None:
        raise StoreNotFound(store=store_id)
    _insist_on_active(store)
    return undo.preview(context, store, operation_id)


def _quietly(context: Context, store_id: str) -> bool:
    """Whether the store was synced or at least tried; what goes wrong with one store is no affair of the others."""
    try:
        sync_now(context, store_id)
    except (StoreBusy, StoreNotFound):
        return False
    except ShopsheetError as error:
        logger().warning("sync.failed", store=store_id, problem=error.slug())
    except Exception:
        logger().exception("sync.failed", store=store_id, problem=ShopsheetError.slug())
    return True


def _insist_on_version(context: Context, store: Store) -> None:
    """A store at an older version of its template is first brought to the newest one, by `structure`."""
    if store.template_version < context.template(store).version:
        with context.transaction() as db:
            structures.mark(db, store.id)
        raise StoreOutdated(store=store.id, retry_after=60)


def _insist_on_active(store: Store) -> None:
    if store.state == "provisioning":
        raise StoreNotReady
    if store.state == "paused":
        raise StorePaused(reason=store.pause_reason)


def _recorded(context: Context, lease: Lease, sync_id: str) -> SyncReport:
    """Runs the sync between its two lines in the list of syncs."""
    store = lease.store
    with context.transaction() as db:
        queries.begin_sync(db, sync_id, store.id, now=context.clock.now())
    try:
        report = _translated(context, lease)
    except Exception as error:
        problem = error.slug() if isinstance(error, ShopsheetError) else ShopsheetError.slug()
        _end(context, store, sync_id, state="failed", report={"problem": problem})
        raise
    _end(context, store, sync_id, state="done", report=report.json())
    logger().info("sync.done", store=store.id, sync=sync_id, outcome=report.outcome, rewritten=report.rewritten)
    return report


def _end(context: Context, store: Store, sync_id: str, *, state: str, report: dict[str, object]) -> None:
    with context.transaction() as db:
        queries.end_sync(db, sync_id, state=state, report=report, now=context.clock.now())
        queries.prune_syncs(db, store.id, keep=KEPT)


def _translated(context: Context, lease: Lease) -> SyncReport:
    """The sync, with Google's answers turned into what people can do about them; a lost sheet pauses the store."""
    try:
        return service.run(context, lease)
    except SheetUnreadable as error:
        _pause(context, lease.store, error)
        raise
    except (NoAnswer, Refusal) as error:
        said = _said(context, error)
        if isinstance(said, SheetLost):
            _pause(context, lease.store, said)
        raise said from error


def _said(context: Context, error: NoAnswer | Refusal) -> ShopsheetError:
    """403 and 404 mean, unless the quota is used up, that the sheet is no longer ours to write to."""
    if isinstance(error, Refusal) and error.status in (403, 404) and error.definite and not error.rate_limited:
        return SheetLost(reason=error.message.rstrip("."), address=context.google.address)
    return explained(error)


def _pause(context: Context, store: Store, reason: SheetUnreadable) -> None:
    with context.transaction() as db:
        stores.set_state(db, store.id, "paused", reason=reason.detail(store.locale))
        missing = isinstance(reason, TabMissing)
        structures.mark(db, store.id, paused_for=reason.detail(store.locale) if missing else "")
    logger().warning("store.paused", store=store.id, problem=reason.slug())
