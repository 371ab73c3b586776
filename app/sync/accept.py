"""Accepting a finding's proposal: the sequence. By value where that hits one cell alone, else in the row by its tag."""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import stamp
from app.context import Context
from app.context.delivery import Courier, reconcile
from app.context.lease import Lease
from app.context.recovery import take_over
from app.db import kept
from app.errors import FindingChanged, FindingNotFound, GoogleRefused, NothingProposed
from app.model.finding import Finding
from app.model.history import CellBack
from app.model.normalised import Rewrite
from app.model.operation import Applied, Refused
from app.sync import acts, effects, memory, planning, queries
from app.sync.acceptance import Acceptance, acceptance, proposes
from app.sync.hand import ROUNDS, Hand, look, tags
from app.sync.understanding import Understood


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was put where, by which operation."""

    cell: CellBack
    operation_id: str


def accept(context: Context, lease: Lease, finding_id: str) -> Accepted:
    """Puts the proposal into the one cell that the finding is about, if it still holds what the finding saw.

    Raises FindingNotFound, NothingProposed, FindingChanged, RowsNotEditable, GoogleRefused; Refusal or NoAnswer;
    StoreBusy where the lease was lost.
    """
    reconcile(context, lease, record=memory.recorder(context, lease.store))
    fingerprint, told = _told(context, lease, finding_id)
    came: Accepted | None = None
    for _ in range(ROUNDS):
        seen = look(context, lease.store)
        known = memory.recall(context, lease.store, seen)
        standing = memory.news(seen, known).findings.get(fingerprint)
        same = standing is not None and standing.finding.proposal == told.proposal
        wanted = acceptance(standing.finding, seen) if standing and same else None
        if wanted is None:
            break
        if wanted.wish and known.limits.rewrites:
            came, certain = _by_value(context, lease, seen, wanted, wanted.wish)
        else:
            came, certain = _by_row(context, lease, seen, wanted), True
        if came and certain:
            return came
    if came is None:
        raise FindingChanged(finding=finding_id)
    return came  # its answer was lost, and what it was to change is no longer there


def _told(context: Context, lease: Lease, finding_id: str) -> tuple[str, Finding]:
    """The finding as people were told of it, and its lasting identity."""
    with context.transaction() as db:
        found = queries.find_finding(db, lease.store.id, finding_id)
    if found is None:
        raise FindingNotFound(finding=finding_id, store=lease.store.id)
    if not proposes(found[1]):
        raise NothingProposed(finding=finding_id)
    return found


def _by_value(
    context: Context, lease: Lease, seen: Understood, wanted: Acceptance, wish: Rewrite
) -> tuple[Accepted | None, bool]:
    """The operation that changed the cell, if one did, and whether that is certain."""
    operation_id = context.new_id("op")
    courier = Courier(
        context,
        lease,
        effects=lambda plan: {
            "at": stamp(seen.at),
            "kind": "accept",
            "renamed": wanted.renamed,
            **effects.of_plan(plan, seen.template.inputs, rewrites=[wish], publication=effects.NOTHING),
        },
        record=memory.recorder(context, lease.store),
        titles={},
        first=operation_id,
    )
    delivery = courier.deliver(planning.assemble(planning.rewrites(seen.readings, [wish]), forget=()))
    outcome = delivery.outcome
    if isinstance(outcome, Applied):
        changed = sum(outcome.counters.values())
        if changed:
            _unkeep(context, lease, wanted.cell)
        return (Accepted(wanted.cell, operation_id) if changed or not outcome.known else None), outcome.known
    if isinstance(outcome, Refused) and outcome.overtaken:
        take_over(context, lease, context.sheets.structure(lease.store.spreadsheet_id))
    elif isinstance(outcome, Refused) and not outcome.guard:
        raise GoogleRefused(reason=outcome.reason)
    return None, True


def _by_row(context: Context, lease: Lease, seen: Understood, wanted: Acceptance) -> Accepted | None:
    """The operation that changed the cell, if it still held what was seen and its row kept still."""
    chosen = acts.acts(wanted.reversal, seen.readings, tags=tags())
    tally = Hand(context, lease, "accept", renamed=wanted.renamed).edit(seen, chosen)
    if "refused" in tally.stopped.values():
        raise GoogleRefused(reason="the row is protected")
    return Accepted(wanted.cell, tally.operations[0]) if tally.done else None


def _unkeep(context: Context, lease: Lease, cell: CellBack) -> None:
    """A text that an undo had put back there is kept as typed no longer."""
    with context.transaction() as db:
        kept.remove(db, lease.store.id, [(f"{cell.tab}.{cell.column}", str(cell.now), cell.key)])
