"""Addresses of stores: onboarding, listing, changing, leaving."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from app.context.request import Current, Cursor, Operator, OwnStore, Readable
from app.db import stores
from app.errors import BadInput
from app.onboarding import queries, service
from app.onboarding.schemas import (
    Account,
    NewAdoption,
    NewStore,
    Onboarded,
    StoreChange,
    StoreDetail,
    detail,
    onboarded,
    views,
)

router = APIRouter(prefix="/v1", tags=["stores"])

IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", max_length=255)]


@router.post("/stores", status_code=201, dependencies=[Operator], response_model=Onboarded)
def onboard(context: Current, body: NewStore, idempotency_key: IdempotencyKey = "") -> Onboarded:
    """Onboards a store: creates or adopts its spreadsheet, provisions it, shares it. Repeatable."""
    if not idempotency_key.strip():
        english = "Send an Idempotency-Key header (any text of your own), so that the call can be repeated safely."
        chinese = "请在请求头中加入 Idempotency-Key（任意自定文本），以便安全地重复发送。"
        raise BadInput(errors=(("Idempotency-Key", english, chinese),))
    store, shares = service.onboard(context, body, key=idempotency_key.strip())
    return onboarded(context, store, shares)


@router.post("/adoptions", dependencies=[Operator], response_model=dict[str, Any])
def preview_adoption(context: Current, body: NewAdoption) -> dict[str, Any]:
    """What adopting a workbook would do: a dry run, nothing is written."""
    return service.preview(context, body)


@router.get("/stores", response_model=dict[str, Any])
def list_stores(
    context: Current,
    own: Readable,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Cursor = "",
) -> dict[str, Any]:
    """The stores that the key may see."""
    with context.transaction() as db:
        if own:
            store = stores.find(db, own)
            found = [store] if store else []
        else:
            found = stores.page(db, after=cursor, limit=limit + 1)
    items = views(context, found[:limit])
    return {"items": items, "next": found[limit - 1].id if len(found) > limit else None}


@router.get("/stores/{store_id}", response_model=StoreDetail)
def get_store(context: Current, store: OwnStore) -> dict[str, Any]:
    """One store, and how fresh what we know of it is."""
    return detail(context, store)


@router.patch("/stores/{store_id}", dependencies=[Operator], response_model=Onboarded)
def change_store(context: Current, store: OwnStore, body: StoreChange) -> Onboarded:
    """Changes a store; shares that were refused are tried again when people are named."""
    changed, shares = service.change(context, store, body)
    return onboarded(context, changed, shares)


@router.delete("/stores/{store_id}", status_code=204, dependencies=[Operator])
def delete_store(context: Current, store: OwnStore) -> Response:
    """Forgets the store. Its spreadsheet stays as it is and belongs to the shop."""
    with context.transaction() as db:
        stores.delete(db, store.id, now=context.clock.now())
        queries.forget_requests(db, store.id)
    return Response(status_code=204)


@router.get("/credentials", dependencies=[Operator], response_model=Account)
def credentials(context: Current) -> Account:
    """The address with which a spreadsheet must be shared before it is adopted."""
    return Account(address=context.google.address)
