"""Marks the summary of the day as due at each store's own hour."""

from __future__ import annotations

from app.clock import today
from app.context import Context
from app.summaries import queries


def mark_due(context: Context) -> int:
    """Once a day and store, from the store's summary hour on, in its own zone; how many became due now."""
    now = context.clock.now()
    marked = 0
    with context.transaction() as db:
        for store in queries.active_stores(db):
            if now.astimezone(store.zone).hour >= store.summary_hour:
                marked += queries.ask_once(db, store.id, day=today(now, store.zone), now=now)
    return marked
