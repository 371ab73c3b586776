"""Undoing an operation: the sequence. Looked at only, or done by safe write 4 on the rows that its history names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.clock import moment, stamp
from app.context import Context
from app.context.delivery import reconcile, settle
from app.context.lease import Lease
from app.context.recovery import take_over
from app.db import Session, history, observations, operations
from app.errors import OperationNotFound, RowsNotEditable
from app.log import logger
from app.model.ids import random_id
from app.model.operation import Applied, Operation, Outcome, Refused
from app.model.plan import Plan
from app.model.row_edit import RowsEdited
from app.model.store import Store
from app.model.tab import SUBMISSION
from app.sheets.rows import MOST
from app.sync import acts, memory, undone
from app.sync.acts import Act
from app.sync.reversal import Past, Reversal, Tally, Undone, outcome, reversal
from app.sync.understanding import Understood, understood

ROUNDS = 3
"""How often rows are looked for that would not keep still."""


def preview(context: Context, store: Store, operation_id: str) -> Undone:
    """What undoing an operation would put back now; OperationNotFound."""
    _, wanted = _wanted(context, store, operation_id)
    return Undone(tuple(back for back, _ in wanted.cells), tuple(back for back, _ in wanted.rows), wanted.spared)


def undo(context: Context, lease: Lease, operation_id: str) -> Undone:
    """Puts back what stands as the operation left it; asked again, what is left of it. What is put back stays as typed.

    Raises OperationNotFound, RowsNotEditable, Refusal or NoAnswer, StoreBusy where the lease was lost.
    """
    hand = Hand(context, lease, operation_id)
    reconcile(context, lease, record=memory.recorder(context, lease.store))
    seen, first = _wanted(context, lease.store, operation_id)
    last, tally = first, Tally()
    for _ in range(ROUNDS):
        left = [act for act in acts.acts(last, seen.readings, tags=_tags()) if not tally.stopped.keys() & {*act.backs}]
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
    template, at = context.template(store), moment(stamp(context.clock.now()))
    seen = understood(store, template, context.sheets.read(store.spreadsheet_id, template.inputs), at=at)
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


@dataclass(frozen=True, slots=True)
class Hand:
    """Edits rows of a store, as long as its lease is held."""

    context: Context
    lease: Lease
    undoes: str
    """The operation that is undone."""

    def edit(self, seen: Understood, chosen: Sequence[Act]) -> Tally:
        """One operation: from now on its texts are kept, its rows are edited, what came of it is booked."""
        context, store, effects = self.context, self.lease.store, undone.effects(chosen, at=seen.at)
        with context.pace.turn("write"):
            with context.transaction() as db:
                self.lease.insist(db)
                operation = self._operation(db, acts.plan(chosen, seen.readings))
                operations.begin(db, store.id, operation, effects=effects, now=context.clock.now())
                undone.keep(db, store.id, chosen)
            edits = [act.edit for act in chosen]
            came = context.sheets.edit_rows(
                store.spreadsheet_id, operation, edits, known=acts.known(seen.normalised, seen.readings)
            )
        if isinstance(came, RowsEdited):
            return self._booked(seen, chosen, operation, came)
        return self._failed(chosen, operation, came)

    def _operation(self, db: Session, plan: Plan) -> Operation:
        limits = observations.limits(db, self.context.google.account)
        if not limits.edits_rows:
            raise RowsNotEditable(store=self.lease.store.id)
        previous = operations.head(db, self.lease.store.id) if limits.heads else None
        plan = plan if limits.guards else replace(plan, guarded=())
        return Operation(self.context.new_id("op"), random_id(), plan, previous=previous, undoes=self.undoes)

    def _booked(self, seen: Understood, chosen: Sequence[Act], operation: Operation, came: RowsEdited) -> Tally:
        store = self.lease.store
        done = [act for act in chosen if came.states[act.edit.tag] == "done"]
        effects, record = undone.effects(done, at=seen.at), memory.recorder(self.context, store)
        settle(self.context, operation, effects, outcome=Applied(), record=record)
        self._unkeep([act for act in chosen if act not in done])
        wrong = {act.edit.tag for act in chosen if came.states[act.edit.tag] == "misplaced"}
        if wrong:
            logger().error("undo.misplaced", store=store.id, operation=operation.id, rows=len(wrong))
        return acts.tally(chosen, came, operation_id=operation.id)

    def _failed(self, chosen: Sequence[Act], operation: Operation, came: Outcome) -> Tally:
        """Nothing was written; where our books are behind the spreadsheet, they are made good."""
        settle(self.context, operation, {}, outcome=came, record=memory.recorder(self.context, self.lease.store))
        self._unkeep(chosen)
        if isinstance(came, Refused) and came.overtaken:
            structure = self.context.sheets.structure(self.lease.store.spreadsheet_id)
            take_over(self.context, self.lease, structure)
        return Tally()

    def _unkeep(self, chosen: Sequence[Act]) -> None:
        with self.context.transaction() as db:
            undone.unkeep(db, self.lease.store.id, chosen)


def _tags() -> Iterator[int]:
    while True:
        yield random_id()
