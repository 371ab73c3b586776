"""Addresses of a store's syncs, findings and changes."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app.context.request import Current, Cursor, OwnStore
from app.db import history
from app.sync import jobs, queries
from app.sync.schemas import ChangesAsked, ChangeView, FindingView, Page, SyncView, change_view
from app.sync.wording import worded

router = APIRouter(prefix="/v1/stores/{store_id}", tags=["sync"])

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


@router.get("/findings", response_model=Page[FindingView])
def findings(context: Current, store: OwnStore, limit: Limit = 50, cursor: Cursor = "") -> dict[str, Any]:
    """The findings that stand, with advice in the store's language."""
    template = context.template(store)
    with context.transaction() as db:
        page = _page(queries.list_findings(db, store.id, after=cursor, limit=limit + 1), limit)
    return {**page, "items": [worded(template, item) for item in page["items"]]}


def _page(rows: list[dict[str, Any]], limit: int) -> dict[str, Any]:
    return {"items": rows[:limit], "next": rows[limit - 1]["id"] if len(rows) > limit else None}
