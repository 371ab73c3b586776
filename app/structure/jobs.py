"""When a structure is looked at, and what becomes of errors: on demand, after a sync has asked for it, now and then."""

from __future__ import annotations

from dataclasses import replace

from app.context import Context
from app.context.lease import held
from app.db import stores, structures
from app.errors import ShopsheetError, StoreBusy, StoreNotFound, StoreNotReady
from app.log import logger
from app.model.store import Store
from app.model.template import Template
from app.sheets import NoAnswer, Refusal, explained
from app.structure import queries, service
from app.structure.service import NOBODY, Done, Seen

AT_ONCE = 10
"""Most stores that one tick looks at."""


def look_due(context: Context) -> int:
    """Looks at the structure of stores whose turn it is, and puts right what may be; how many were looked at."""
    with context.transaction() as db:
        found = queries.due(db, now=context.clock.now(), limit=AT_ONCE)
    return sum(_quietly(context, store_id) for store_id in found if not context.pace.wait("read"))


def plan_now(context: Context, store_id: str) -> Seen:
    """What would be done; nothing is written. Raises what the API is to answer."""
    try:
        return service.look(context, _store(context, store_id))
    except (NoAnswer, Refusal) as error:
        raise explained(error) from error


def apply_now(context: Context, store_id: str, *, accepted: frozenset[str] = NOBODY) -> Done:
    """Puts right what may be put right; a sync is due right after. Raises what the API is to answer."""
    if _store(context, store_id).state == "provisioning":
        raise StoreNotReady
    try:
        with held(context, store_id) as lease:
            return service.apply(context, lease, accepted=accepted)
    except (NoAnswer, Refusal) as error:
        raise explained(error) from error


def words(context: Context, store_id: str, language: str | None) -> Template:
    """The store's template, for its words, in a language other than its own where one is asked for."""
    store = _store(context, store_id)
    return context.template(replace(store, locale={"zh": "zh-CN", "en": "en"}[language]) if language else store)


def _store(context: Context, store_id: str) -> Store:
    with context.transaction() as db:
        store = stores.find(db, store_id)
    if store is None:
        raise StoreNotFound(store=store_id)
    return store


def _quietly(context: Context, store_id: str) -> bool:
    """A look without the lease; it is only taken where there is something to write."""
    with context.transaction() as db:
        structures.tried(db, store_id, now=context.clock.now())
    try:
        store, seen = _store(context, store_id), plan_now(context, store_id)
        if seen.drift.repairs:
            done = apply_now(context, store_id)
            codes = sorted({item.code for item in done.done})
            logger().info("structure.applied", store=store_id, writes=done.writes, repairs=codes)
        else:
            service.remember(context, store, seen)
    except (StoreBusy, StoreNotFound):
        return False
    except ShopsheetError as error:
        logger().warning("structure.failed", store=store_id, problem=error.slug())
    except Exception:
        logger().exception("structure.failed", store=store_id, problem=ShopsheetError.slug())
    return True
