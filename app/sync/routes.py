"""Addresses of a store's syncs, findings, changes and operations."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from app.context.request import ID, Current, Cursor, OwnStore
from app.db import history, operations
from app.errors import OperationNotFound
from app.sync import jobs, queries
from app.sync.schemas import (
    AcceptedView,
    ChangesAsked,
    ChangeView,
    FindingView,
    OperationView,
    Page,
    Previewed,
    SyncView,
    UndoView,
    accepted_view,
    change_view,
    undo_view,
)
from app.sync.wording import worded

router = APIRouter(prefix="/v1/stores/{store_id}", tags=["sync"])

OperationId = Annotated[str, Path(max_length=40, pattern=ID)]
FindingId = Annotated[str, Path(max_length=40, pattern=ID)]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.post("/sync", response_model=SyncView)
def sync(context: Current, store: OwnStore) -> dict[str, Any]:
    """Syncs now and answers the report; 409 while another sync of the store runs."""
    sync_id, _ = jobs.sync_now(context, store.id)
    with context.transaction() as db:
        return queries.get_sync(db, sync_id)


@router.get("/syncs", response_model=Page[SyncView])
def syncs(context: Current, store: OwnStore, limit: Limit = 50, cursor: Cursor = "") -> dict[str, Any]:
    """The store's syncs, newest first."""
    with context.transaction() as db:
        return _page(queries.list_syncs(db, store.id, before=cursor, limit=limit + 1), limit)


@router.get("/changes", response_model=Page[ChangeView])
def changes(context: Current, store: OwnStore, asked: Annotated[ChangesAsked, Query()]) -> dict[str, Any]:
    """What changed in the input tabs, newest first: by people, by rewrites, by submissions, by undoing."""
    wanted = asked.wanted(context.vault.fingerprint)
    with context.transaction() as db:
        found = history.page(db, store.id, wanted, before=asked.cursor, limit=asked.limit + 1)
    return _page([change_view(key_hash, entry) for key_hash, entry in found], asked.limit)


@router.get("/operations", response_model=Page[OperationView])
def list_operations(context: Current, store: OwnStore, limit: Limit = 50, cursor: Cursor = "") -> dict[str, Any]:
    """Every write to the store's spreadsheet, newest first, whatever became of it."""
    with context.transaction() as db:
        return _page(operations.page(db, store.id, before=cursor, limit=limit + 1), limit)


@router.get("/operations/{operation_id}", response_model=OperationView)
def get_operation(context: Current, store: OwnStore, operation_id: OperationId) -> dict[str, Any]:
    """One write; what it changed is in the changes, by `?operation=`."""
    with context.transaction() as db:
        found = operations.find(db, store.id, operation_id)
    if found is None:
        raise OperationNotFound(operation=operation_id, store=store.id)
    return found


@router.post("/operations/{operation_id}/undo", response_model=UndoView)
def undo(context: Current, store: OwnStore, operation_id: OperationId, asked: Annotated[Previewed, Query()]) -> Any:
    """Puts back what the operation rewrote and clears what it inserted, but for what people have touched since; with
    `preview` only says what that would be."""
    done = (jobs.preview_undo if asked.preview else jobs.undo_now)(context, store.id, operation_id)
    return undo_view(done, operation_id, asked)


@router.get("/findings", response_model=Page[FindingView])
def findings(context: Current, store: OwnStore, limit: Limit = 50, cursor: Cursor = "") -> dict[str, Any]:
    """The findings that stand, with advice in the store's language."""
    template = context.template(store)
    with context.transaction() as db:
        page = _page(queries.list_findings(db, store.id, after=cursor, limit=limit + 1), limit)
    return {**page, "items": [worded(template, item) for item in page["items"]]}


@router.post("/findings/{finding_id}/accept", response_model=AcceptedView)
def accept(context: Current, store: OwnStore, finding_id: FindingId) -> Any:
    """Puts the finding's proposal into its cell, if the cell still holds what was seen; 409 where it does not."""
    return accepted_view(jobs.accept_now(context, store.id, finding_id), finding_id)


def _page(rows: list[dict[str, Any]], limit: int) -> dict[str, Any]:
    return {"items": rows[:limit], "next": rows[limit - 1]["id"] if len(rows) > limit else None}
