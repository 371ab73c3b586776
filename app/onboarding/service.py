"""The sequence of an onboarding. Every step can be repeated: a crash anywhere is continued by the next call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app import provision
from app.context import Context
from app.context.delivery import Courier, reconcile
from app.db import Session, stores
from app.errors import (
    GoogleRefused,
    IdempotencyConflict,
    NoDriveStorage,
    SheetNotShared,
    SpreadsheetTaken,
    StoreBusy,
    TitleTaken,
)
from app.model.change import Plan
from app.model.operation import Applied
from app.model.store import Store
from app.onboarding import queries
from app.onboarding.schemas import NewStore, Share, StoreChange
from app.onboarding.sharing import share
from app.sheets import Refusal

NOTHING_MADE = (NoDriveStorage, SheetNotShared, SpreadsheetTaken, TitleTaken)
"""Errors after which the reservation is taken back, so that a corrected request starts afresh."""


def onboard(context: Context, request: NewStore, *, key: str) -> tuple[Store, list[Share]]:
    """The store, provisioned and shared; the same for the same Idempotency-Key."""
    store = _reserved(context, request, key=key)
    if store.state == "provisioning":
        store = _provisioned(context, store, request)
    with context.transaction() as db:
        return store, queries.list_shares(db, store.id)


def change(context: Context, store: Store, asked: StoreChange) -> tuple[Store, list[Share]]:
    """The store with what was asked changed, in the spreadsheet too where it shows there."""
    given: dict[str, Any] = asked.model_dump(exclude={"rotate_keys"}, exclude_none=True)
    given |= {name: tuple(given[name]) for name in ("editors", "viewers") if name in given}
    after = replace(store, **given)
    if asked.rotate_keys:
        after = replace(after, secret_version=store.secret_version + 1)
    if asked.state == "active":
        after = replace(after, pause_reason="")
    if after.timezone != store.timezone:
        _apply_template(context, after)
    if (after.editors, after.viewers) != (store.editors, store.viewers):
        share(context, after, notify=False)
    with context.transaction() as db:
        stores.save(db, after)
        stores.wake(db, store.id, now=context.clock.now())
        return after, queries.list_shares(db, store.id)


def _reserved(context: Context, request: NewStore, *, key: str) -> Store:
    """The store of this request: the one reserved before, or a new one."""
    now = context.clock.now()
    fresh = _new_store(context, request)
    with context.transaction() as db:
        if queries.reserve(db, key, request, store_id=fresh.id, now=now):
            stores.add(db, fresh, sync_due_at=now)
            return fresh
        store_id, body_hash = queries.reserved(db, key) or ("", "")
        store = stores.find(db, store_id)
    if store is None or body_hash != queries.body_hash(request):
        raise IdempotencyConflict(field="Idempotency-Key")
    return store


def _new_store(context: Context, request: NewStore) -> Store:
    return Store(
        id=context.new_id("st"),
        name=request.name,
        template=request.template,
        locale=request.locale,
        timezone=request.timezone,
        currency=request.currency,
        state="provisioning",
        owner=request.owner,
        editors=tuple(request.editors),
        viewers=tuple(request.viewers),
        created_at=context.clock.now(),
    )


def _provisioned(context: Context, store: Store, request: NewStore) -> Store:
    now = context.clock.now()
    with context.transaction() as db:
        if not stores.claim(db, store.id, owner=context.worker, now=now, until=now + context.settings.lease):
            raise StoreBusy(retry_after=5)
    try:
        store = _with_spreadsheet(context, store, request)
        _apply_template(context, store)
        share(context, store, notify=request.notify)
        store = replace(store, state="active")
        with context.transaction() as db:
            stores.save(db, store)
    except NOTHING_MADE:
        with context.transaction() as db:
            queries.release(db, store.id)
        raise
    finally:
        with context.transaction() as db:
            stores.release(db, store.id, owner=context.worker, due_at=context.clock.now())
    return store


def _with_spreadsheet(context: Context, store: Store, request: NewStore) -> Store:
    """The store with the file that it works on: adopted, found from an earlier try, or created."""
    if store.spreadsheet_id:
        return store
    if request.spreadsheet.adopt:
        spreadsheet_id = _adopted(context, request.spreadsheet.adopt)
    else:
        folder = request.spreadsheet.create.folder if request.spreadsheet.create else ""
        spreadsheet_id = context.drive.find(store.id) or context.drive.create(
            store.name, store_id=store.id, folder=folder
        )
    store = replace(store, spreadsheet_id=spreadsheet_id)
    with context.transaction() as db:
        stores.save(db, store)
    return store


def _adopted(context: Context, spreadsheet_id: str) -> str:
    with context.transaction() as db:
        if queries.adopted_by(db, spreadsheet_id):
            raise SpreadsheetTaken(field="spreadsheet.adopt")
    try:
        editable = context.drive.may_edit(spreadsheet_id)
    except Refusal as refusal:
        if refusal.status not in (403, 404):
            raise
        editable = False
    if not editable:
        raise SheetNotShared(field="spreadsheet.adopt", address=context.google.address)
    return spreadsheet_id


def _apply_template(context: Context, store: Store) -> None:
    """Everything that the spreadsheet lacks, in one write; nothing where it lacks nothing."""
    reconcile(context, store, record=_nothing_to_record)
    template = context.template(store)
    structure = context.sheets.structure(store.spreadsheet_id)
    taken = provision.collisions(template, structure)
    if taken:
        raise TitleTaken(field="spreadsheet.adopt", titles="、".join(taken))
    editors = (context.google.address,) if context.google.address else ()
    changes = provision.changes(template, structure, timezone=store.timezone, editors=editors)
    if not changes:
        return
    courier = Courier(context, store, effects=lambda plan: {}, record=_nothing_to_record, titles={})
    delivery = courier.deliver(Plan(changes))
    if not isinstance(delivery.outcome, Applied) or delivery.refused:
        raise GoogleRefused(reason=_reason(delivery.outcome, delivery.refused))


def _reason(outcome: object, refused: tuple[tuple[object, str], ...]) -> str:
    return refused[0][1] if refused else str(getattr(outcome, "reason", "the write did not arrive, try again"))


def _nothing_to_record(db: Session, operation_id: str, effects: Any, outcome: Applied) -> None:
    """Provisioning leaves nothing to record: the next call looks at the spreadsheet itself."""
