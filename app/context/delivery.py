"""How a plan gets into a spreadsheet exactly once: begun in the data base, sent, settled, its effects recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.context.context import Context
from app.context.lease import Lease
from app.db import Session, observations, operations
from app.model.change import Change
from app.model.ids import random_id
from app.model.operation import Applied, Operation, Outcome, Refused, Taken
from app.model.plan import MOST, Plan, Size

TRIES = 4
"""Most operations that one sync sends (a refused change each time, or an id that was taken)."""

Effects = Callable[[Plan], Any]
"""What is to be recorded once a plan is applied, as JSON."""
Record = Callable[[Session, str, Any, Applied], None]
"""Records the effects: session, operation id, effects, outcome."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a plan."""

    plan: Plan
    """What was applied; empty where nothing was."""
    outcome: Outcome | None = None
    """Of the operation that was sent last."""
    refused: tuple[tuple[Change, str], ...] = ()
    """Changes that Google refused, and those that it barred with them, with its reason."""
    writes: int = 0
    applied: Applied = field(default_factory=Applied)
    """What is known of all that was applied, by the index of the change in `plan`."""

    def then(self, other: Delivery) -> Delivery:
        """This one and the one of the next part, as one."""
        ahead = len(self.plan.changes)
        counters = {index + ahead: count for index, count in other.applied.counters.items()}
        return Delivery(
            Plan(self.plan.changes + other.plan.changes, tuple(dict.fromkeys(self.plan.guarded + other.plan.guarded))),
            other.outcome,
            self.refused + other.refused,
            self.writes + other.writes,
            Applied({**self.applied.counters, **counters}, {**self.applied.headers, **other.applied.headers}),
        )


@dataclass(frozen=True, slots=True)
class Courier:
    """Delivers plans to the store of a lease, as long as it is held."""

    context: Context
    lease: Lease
    effects: Effects
    record: Record
    titles: Mapping[int, str]
    first: str = ""
    """Id of the first operation, where the plan speaks of it."""
    whole: bool = False
    """Whether the changes lean on each other, so that without the one that Google refuses none is sent."""

    def deliver(self, plan: Plan, *, most: Size = MOST) -> Delivery:
        """Applies the plan, less what Google refuses (`Plan.barred`); in parts where it is larger than `most`.

        Raises NoAnswer or Refusal, and StoreBusy where the lease was lost.
        """
        delivered, names = Delivery(Plan()), iter([self.first] if self.first else [])
        for part in plan.parts(self.context.sheets.weight, most=most):
            delivered = delivered.then(self._part(part, names))
            if not _goes_on(delivered.outcome):
                break
        return delivered

    def _part(self, plan: Plan, names: Iterator[str]) -> Delivery:
        refused: list[tuple[Change, str]] = []
        for tries in range(1, TRIES + 1):
            outcome = self._send(plan, next(names, None) or self.context.new_id("op"))
            if isinstance(outcome, Applied):
                return Delivery(plan, outcome, tuple(refused), tries, outcome)
            if isinstance(outcome, Refused) and outcome.change is not None and not self.whole:
                barred = plan.barred(outcome.change, before=[change for change, _ in refused])
                refused += [(change, outcome.reason) for change in barred]
                plan = plan.without(barred)
            elif not isinstance(outcome, Taken):
                break  # burnt, or refused whole: it takes a new read to plan anew
            if not plan:
                break
        return Delivery(Plan(), outcome, tuple(refused), tries)

    def _send(self, plan: Plan, name: str) -> Outcome:
        context, store, effects = self.context, self.lease.store, self.effects(plan)
        with context.pace.turn("write"):  # so that nothing waits between the look at the lease and the send
            with context.transaction() as db:
                self.lease.insist(db)
                limits = observations.limits(db, context.google.account)
                head = operations.head(db, store.id) if limits.heads else None
                sent = plan if limits.guards else replace(plan, guarded=())
                operation = Operation(name, random_id(), sent, self.titles, head)
                operations.begin(db, store.id, operation, effects=effects, now=context.clock.now())
            outcome = context.sheets.apply(store.spreadsheet_id, operation)
        settle(context, operation, effects, outcome=outcome, record=self.record)
        return outcome


def _goes_on(outcome: Outcome | None) -> bool:
    """Whether the next part may be sent: not where it takes a new read first."""
    return isinstance(outcome, Applied) or (isinstance(outcome, Refused) and outcome.change is not None)


def reconcile(context: Context, lease: Lease, *, record: Record) -> int:
    """Settles every operation of the store whose end is not known; how many there were.

    Raises NoAnswer or Refusal, and StoreBusy where the lease was lost.
    """
    with context.transaction() as db:
        lease.insist(db)
        waiting = operations.unsettled(db, lease.store.id)
    for operation, effects in waiting:
        outcome = context.sheets.settle(lease.store.spreadsheet_id, operation)
        settle(context, operation, effects, outcome=outcome, record=record)
    return len(waiting)


def settle(context: Context, operation: Operation, effects: Any, *, outcome: Outcome, record: Record) -> None:
    """The outcome and, where it was applied, its effects, in one transaction; once, whoever else found it out."""
    reason = outcome.reason if isinstance(outcome, Refused) else ""
    with context.transaction() as db:
        state = type(outcome).__name__.lower()
        first = operations.settle(db, operation.id, state, now=context.clock.now(), reason=reason)
        if first and isinstance(outcome, Applied):
            record(db, operation.id, effects, outcome)
