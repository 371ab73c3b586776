"""The sequence of an onboarding. Every step can be repeated: a crash anywhere is continued by the next call."""

from __future__ import annotations

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

from app import provision, templates
from app.context import Context
from app.context.delivery import Courier, reconcile
from app.context.lease import Lease, held
from app.context.recovery import take_over
from app.db import Session, operations, stores
from app.errors import (
    BadInput,
    CopyRefused,
    FolderNotUsable,
    GoogleRefused,
    GoogleUnavailable,
    HeaderBelow,
    IdempotencyConflict,
    NoDriveStorage,
    NotASpreadsheet,
    SheetNotShared,
    SpreadsheetTaken,
    StoreBusy,
    StoreNotReady,
    TitleTaken,
)
from app.model.change import Change, SetSpreadsheet
from app.model.operation import Applied, Refused
from app.model.plan import Plan
from app.model.store import Store
from app.model.structure import Structure
from app.onboarding import adopting, mapping, queries
from app.onboarding.preview import preview as previewed
from app.onboarding.schemas import NewAdoption, NewStore, Share, StoreChange
from app.onboarding.sharing import share

NOTHING_MADE = (
    *(BadInput, CopyRefused, FolderNotUsable, HeaderBelow, NoDriveStorage, NotASpreadsheet, SheetNotShared),
    *(SpreadsheetTaken, TitleTaken),
)
"""Errors after which the reservation is taken back, so that a corrected request starts afresh."""
BY_OPERATOR = 'PATCH {"state": "paused"}'


def onboard(context: Context, request: NewStore, *, key: str) -> tuple[Store, list[Share]]:
    """The store, provisioned and shared; the same for the same Idempotency-Key."""
    store = _reserved(context, request, key=key)
    if store.state == "provisioning":
        store = _provisioned(context, store.id, request)
    with context.transaction() as db:
        return store, queries.list_shares(db, store.id)


def preview(context: Context, request: NewAdoption) -> dict[str, Any]:
    """What adopting a workbook would do; nothing is written, nothing kept."""
    spreadsheet_id = _adopted(context, request.spreadsheet, field="spreadsheet")
    template = templates.load(request.template, request.locale)
    structure = context.sheets.structure(spreadsheet_id)
    found = adopting.look(context, spreadsheet_id, structure, template, request.sheets)
    tabs = [mapping.adopted(match, template.tab(match.tab)) for match in found.adopted]
    return previewed(found.matches, templates.bound(template, tabs), found.structure, timezone=request.timezone)


def change(context: Context, store: Store, asked: StoreChange) -> tuple[Store, list[Share]]:
    """The store with what was asked changed, in the spreadsheet too where it shows there."""
    if store.state == "provisioning":
        raise StoreNotReady
    after = _changed(store, asked)
    if after.timezone != store.timezone:
        _set_timezone(context, after)
    if asked.editors is not None or asked.viewers is not None:
        share(context, after, notify=False)
    with context.transaction() as db:
        stores.save(db, after, before=store)
        stores.wake(db, store.id, now=context.clock.now())
        return after, queries.list_shares(db, store.id)


def _changed(store: Store, asked: StoreChange) -> Store:
    given: dict[str, Any] = asked.model_dump(exclude={"rotate_keys"}, exclude_none=True)
    given |= {name: tuple(given[name]) for name in ("editors", "viewers") if name in given}
    if asked.state is not None:
        given["pause_reason"] = BY_OPERATOR if asked.state == "paused" else ""
    return replace(store, **given, secret_version=store.secret_version + asked.rotate_keys)


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
        template_version=templates.load(request.template, request.locale).version,
        created_at=context.clock.now(),
    )


def _provisioned(context: Context, store_id: str, request: NewStore) -> Store:
    with held(context, store_id) as lease:
        if lease.store.state != "provisioning":  # another call has finished it while this one was about to begin
            return lease.store
        try:
            store = _with_spreadsheet(context, lease.store, request)
            lease = replace(lease, store=store)
            if request.spreadsheet.adopt:
                store = _taken_in(context, lease, request)
            else:
                _made(context, lease, notify=request.notify)
        except NOTHING_MADE:
            with context.transaction() as db:
                queries.release(db, store_id)
            raise
        ready = replace(store, state="active")
        with context.transaction() as db:
            stores.save(db, ready, before=store)
        return ready


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
    with context.transaction() as db:
        if not queries.take(db, store.id, spreadsheet_id):
            raise SpreadsheetTaken(field="spreadsheet.adopt")
    return replace(store, spreadsheet_id=spreadsheet_id)


def _adopted(context: Context, spreadsheet_id: str, *, field: str = "spreadsheet.adopt") -> str:
    with context.transaction() as db:
        if queries.is_taken(db, spreadsheet_id):
            raise SpreadsheetTaken(field=field)
    found = context.drive.look_at(spreadsheet_id)
    if found.visible and not found.spreadsheet:
        raise NotASpreadsheet(field=field)
    if not found.editable:
        raise SheetNotShared(field=field, address=context.google.address)
    return spreadsheet_id


def _looked_at(context: Context, lease: Lease, *, ours: Collection[int] | None = None) -> Structure:
    """What the spreadsheet looks like, once it is certain what an earlier try left there; `ours` as Sheets asks."""
    reconcile(context, lease, record=_nothing_to_record)
    structure = context.sheets.structure(lease.store.spreadsheet_id, ours=ours)
    take_over(context, lease, structure)
    return structure


def _taken_in(context: Context, lease: Lease, request: NewStore) -> Store:
    """A spreadsheet that the shop has, with what the template asks for beside what is there."""
    store, structure = adopting.adopt(context, lease, request, _looked_at(context, lease))
    _insist_on_titles(context, store, structure)
    share(context, store, notify=request.notify)
    _apply_template(context, replace(lease, store=store), structure)
    return store


def _made(context: Context, lease: Lease, *, notify: bool) -> None:
    """A spreadsheet of ours is looked at and filled while it is shared: each of these calls takes half a second.

    The owner is let in first, for protections name them; one person after the other, as Drive asks.
    https://developers.google.com/workspace/drive/api/reference/rest/v3/permissions/create
    """
    store, ours = lease.store, [tab.sheet_id for tab in context.template(lease.store).tabs]
    with ThreadPoolExecutor(1, "share") as other:
        owner = other.submit(share, context, store, notify=notify, only=(store.owner,))
        others = other.submit(
            share, context, store, notify=notify, only={*store.editors, *store.viewers} - {store.owner}
        )
        structure = _looked_at(context, lease, ours=ours)
        _insist_on_titles(context, store, structure)
        owner.result()
        _apply_template(context, lease, structure)
        others.result()


def _insist_on_titles(context: Context, store: Store, structure: Structure) -> None:
    """TitleTaken where other sheets have the titles of our tabs."""
    taken = provision.collisions(context.template(store), structure)
    if taken:
        raise TitleTaken(field="spreadsheet.adopt", titles="、".join(taken))


def _apply_template(context: Context, lease: Lease, structure: Structure) -> None:
    """Everything that the spreadsheet lacks, in one write; nothing where it lacks nothing."""
    store, editors = lease.store, _guardians(context, lease.store)
    changes = provision.changes(context.template(store), structure, timezone=store.timezone, editors=editors)
    if changes:
        _deliver(context, lease, changes)


def _guardians(context: Context, store: Store) -> tuple[str, ...]:
    """Who may edit what is protected: the service, and the shop's owner where the sheet is shared with them."""
    with context.transaction() as db:
        shared = {item.email for item in queries.list_shares(db, store.id) if item.state == "shared"}
    return tuple(filter(None, (context.google.address, store.owner if store.owner in shared else "")))


def _set_timezone(context: Context, store: Store) -> None:
    """The spreadsheet's own time zone; StoreBusy where a sync is at work, or left something for the next one."""
    with held(context, store.id) as lease:
        with context.transaction() as db:
            if operations.unsettled(db, store.id):
                raise StoreBusy(retry_after=5)
        _deliver(context, lease, (SetSpreadsheet(context.template(store).text("locale"), store.timezone),))


def _deliver(context: Context, lease: Lease, changes: tuple[Change, ...]) -> None:
    """All of the changes; GoogleRefused where one of them is refused, GoogleUnavailable where none has arrived."""
    courier = Courier(context, lease, effects=lambda plan: {}, record=_nothing_to_record, titles={})
    delivery = courier.deliver(Plan(changes))
    if delivery.refused:
        raise GoogleRefused(reason=delivery.refused[0][1])
    if isinstance(delivery.outcome, Refused):
        raise GoogleRefused(reason=delivery.outcome.reason)
    if not isinstance(delivery.outcome, Applied):
        raise GoogleUnavailable(reason="the write did not arrive", retry_after=5)


def _nothing_to_record(db: Session, operation_id: str, effects: Any, outcome: Applied) -> None:
    """Provisioning leaves nothing to record: the next call looks at the spreadsheet itself."""
