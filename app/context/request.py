"""What a request may see: the context, the language of its answers, the operator, the one store of a store's key."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends, Path, Query, Request

from app.context.context import Context
from app.context.keys import api_key, named_store
from app.db import stores
from app.errors import NotAuthorised, OperatorOnly, StoreNotFound
from app.model.store import Store

ID = r"^\w*$"
"""PostgreSQL takes no text with a NUL in it, so none gets as far."""


def _context(request: Request) -> Context:
    found: Context = request.app.state.context
    return found


Current = Annotated[Context, Depends(_context)]
StoreId = Annotated[str, Path(max_length=40, pattern=ID)]
Cursor = Annotated[str, Query(max_length=40, pattern=ID)]
"""Where a list goes on: the id of the last item before."""


def _bearer(request: Request) -> str:
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not key.strip():
        raise NotAuthorised
    return key.strip()


Bearer = Annotated[str, Depends(_bearer)]


def _operator(context: Current, key: Bearer) -> None:
    if is_operator(context, key):
        return
    raise OperatorOnly if _keyed(context, key) else NotAuthorised


def is_operator(context: Context, key: str) -> bool:
    return hmac.compare_digest(key.encode(), context.settings.operator_key.encode())


def _readable(context: Current, key: Bearer) -> str:
    """Which stores a key may list: empty for the operator, who sees all; else the id of its one store."""
    if is_operator(context, key):
        return ""
    store = _keyed(context, key)
    if store is None:
        raise NotAuthorised
    return store.id


def _own_store(context: Current, key: Bearer, store_id: StoreId) -> Store:
    """The store in the address, for the operator or its own key; to any other key it does not exist."""
    keyed = None if is_operator(context, key) else _keyed(context, key) or _unknown()
    with context.transaction() as db:
        store = stores.find(db, store_id)
    if store is None or (keyed is not None and keyed.id != store.id):
        raise StoreNotFound(store=store_id)
    return store


def _keyed(context: Context, key: str) -> Store | None:
    """The store whose key this is."""
    with context.transaction() as db:
        store = stores.find(db, named_store(key))
    right = store is not None and hmac.compare_digest(
        key.encode(), api_key(context.settings.secret_key, store).encode()
    )
    return store if right else None


def _unknown() -> Store:
    raise NotAuthorised


Operator = Depends(_operator)
Readable = Annotated[str, Depends(_readable)]
OwnStore = Annotated[Store, Depends(_own_store)]
