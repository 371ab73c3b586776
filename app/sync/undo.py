"""Undoing an operation: the sequence. Looked at only, or done by safe write 4 on the rows that its history names."""

from __future__ import annotations

from app.context import Context
from app.context.delivery import reconcile
from app.context.lease import Lease
from app.db import history, operations
from app.errors import OperationNotFound
from app.model.store import Store
from app.model.tab import SUBMISSION
from app.sheets.rows import MOST
from app.sync import acts, memory
from app.sync.hand import ROUNDS, Hand, look, tags
from app.sync.reversal import Past, Reversal, Tally, Undone, outcome, reversal
from app.sync.understanding import Understood


def preview(context: Context, store: Store, operation_id: str) -> Undone:
    """What undoing an operation would put back now; OperationNotFound."""
    _, wanted = _wanted(context, store, operation_id)
    return Undone(tuple(back for back, _ in wanted.cells), tuple(back for back, _ in wanted.rows), wanted.spared)


def undo(context: Context, lease: Lease, operation_id: str) -> Undone:
    """Puts back what stands as the operation left it; asked again, what is left of it. What is put back stays as typed.

    Raises OperationNotFound, RowsNotEditable, Refusal or NoAnswer, StoreBusy where the lease was lost.
    """
    hand = Hand(context, lease, undoes=operation_id)
    reconcile(context, lease, record=memory.recorder(context, lease.store))
    seen, first = _wanted(context, lease.store, operation_id)
    last, tally = first, Tally()
    for _ in range(ROUNDS):
        left = [act for act in acts.acts(last, seen.readings, tags=tags()) if not tally.stopped.keys() & {*act.backs}]
        came = [hand.edit(seen, left[start : start + MOST]) for start in range(0, len(left), MOST)]
        tally = tally.plus(came)
        if sum(len(one.done) for one in came) == sum(len(act.backs) for act in left):
            break
        seen, last = _wanted(context, lease.store, operation_id)
    return outcome(first, last, tally)


def _wanted(context: Context, store: Store, operation_id: str) -> tuple[Understood, Reversal]:
    """The sheet as it is now, and what undoing the operation means in it."""
    with context.transaction() as db:
        if operations.find(db, store.id, operation_id) is None:
            raise OperationNotFound(operation=operation_id, store=store.id)
    seen = look(context, store)
    return seen, reversal(_past(context, store, operation_id, seen), seen.normalised.rows)


def _past(context: Context, store: Store, operation_id: str, seen: Understood) -> Past:
    """The operation's history, and that of its rows since, by their keys then and now."""
    with context.transaction() as db:
        entries = history.of_operation(db, store.id, operation_id)
        effects = operations.effects(db, operation_id) or {}
        inserted = {source: cells for source, _, cells, *_ in effects.get("inserted", ())}
        rows = (row for rows in seen.normalised.rows.values() for row in rows)
        keys = {entry.key for entry in entries} | {row.name for row in rows if row.raw.get(SUBMISSION) in inserted}
        later = history.of_keys(db, store.id, keys, after=entries[-1].id) if entries else []
    return Past(entries, later, inserted)
