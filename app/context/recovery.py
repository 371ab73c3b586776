"""When our books were lost, or are those of yesterday: what the spreadsheet itself says takes their place.

Rows, findings and rewrites need nothing of it, for every sync reads the rows anew; submissions are known by the hidden
column. What is lost is which operations stand in the spreadsheet, and what our last writes left in the derived tabs.
"""

from __future__ import annotations

from app.clock import today
from app.context.context import Context
from app.context.lease import Lease
from app.db import operations, published
from app.model.structure import Structure
from app.publish import standing


def take_over(context: Context, lease: Lease, structure: Structure) -> bool:
    """Whether our books were behind the spreadsheet; then the next sync writes its derived tabs as a whole."""
    store, now = lease.store, context.clock.now()
    tabs, days = standing(structure, context.template(store).derived, today=today(now, store.zone))
    with context.transaction() as db:
        lease.insist(db)
        behind = operations.adopt(db, store.id, structure, now=now)
        if behind:
            published.forget(db, store.id)
            bodies = {tab_id: tab.to_json() for tab_id, tab in tabs.items()}
            published.save(db, store.id, bodies, days={tab_id: day.isoformat() for tab_id, day in days.items()})
    return behind
