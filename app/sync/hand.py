"""The hand that edits rows of people, by safe write 4, as long as a store's lease is held; and the look before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.clock import moment, stamp
from app.context import Context
from app.context.delivery import settle
from app.context.lease import Lease
from app.context.recovery import take_over
from app.db import Session, observations, operations
from app.errors import RowsNotEditable
from app.log import logger
from app.model.ids import random_id
from app.model.operation import Applied, Operation, Outcome, Refused
from app.model.plan import Plan
from app.model.row_edit import RowsEdited
from app.model.store import Store
from app.sync import acts, memory, undone
from app.sync.acts import Act
from app.sync.reversal import Tally
from app.sync.understanding import Understood, understood

ROUNDS = 3
"""How often rows are looked for that would not keep still."""


def look(context: Context, store: Store) -> Understood:
    """The sheet as it is now."""
    template, at = context.template(store), moment(stamp(context.clock.now()))
    return understood(store, template, context.sheets.read(store.spreadsheet_id, template.inputs), at=at)


def tags() -> Iterator[int]:
    """Ids for the tags of rows."""
    while True:
        yield random_id()


@dataclass(frozen=True, slots=True)
class Hand:
    """Edits rows of a store, as long as its lease is held."""

    context: Context
    lease: Lease
    kind: Literal["undo", "accept"] = "undo"
    """What the history calls it; only what an undo puts back is kept as typed."""
    undoes: str = ""
    """The operation that is undone."""
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Name of a row → its name afterwards."""

    def edit(self, seen: Understood, chosen: Sequence[Act]) -> Tally:
        """One operation: from now on its texts are kept, its rows are edited, what came of it is booked."""
        context, store, effects = self.context, self.lease.store, self._effects(seen, chosen)
        with context.pace.turn("write"):
            with context.transaction() as db:
                self.lease.insist(db)
                operation = self._operation(db, acts.plan(chosen, seen.readings))
                operations.begin(db, store.id, operation, effects=effects, now=context.clock.now())
                if self.kind == "undo":
                    undone.keep(db, store.id, chosen)
            edits = [act.edit for act in chosen]
            came = context.sheets.edit_rows(
                store.spreadsheet_id, operation, edits, known=acts.known(seen.normalised, seen.readings)
            )
        if isinstance(came, RowsEdited):
            return self._booked(seen, chosen, operation, came)
        return self._failed(chosen, operation, came)

    def _effects(self, seen: Understood, chosen: Sequence[Act]) -> undone.Effects:
        return {**undone.effects(chosen, at=seen.at), "kind": self.kind, "renamed": self.renamed}

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
        effects, record = self._effects(seen, done), memory.recorder(self.context, store)
        settle(self.context, operation, effects, outcome=Applied(), record=record)
        self._unkeep([act for act in chosen if act not in done])
        wrong = {act.edit.tag for act in chosen if came.states[act.edit.tag] == "misplaced"}
        if wrong:
            logger().error("rows.misplaced", store=store.id, operation=operation.id, rows=len(wrong))
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
        if self.kind == "undo":
            with self.context.transaction() as db:
                undone.unkeep(db, self.lease.store.id, chosen)
