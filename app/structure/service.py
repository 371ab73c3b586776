"""Look, plan, guard, apply, read back: the sequence and nothing else. What is left for a sync stands in the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from app.context import Context
from app.context.delivery import Courier, Delivery, reconcile
from app.context.lease import Lease
from app.context.recovery import take_over
from app.db import Session, operations, published, stores, structures
from app.errors import StoreBusy, StoreNotReady
from app.model.operation import Applied, Outcome, Refused
from app.model.plan import Plan
from app.model.store import Store
from app.model.structure import Structure
from app.model.template import Template
from app.structure import baseline, guard, headers, queries, seeds, tabs, wording
from app.structure.baseline import Baseline
from app.structure.drift import Drift, drift
from app.structure.item import Facts, Item, Key
from app.structure.standing import doubts

TRIES = 4
"""Most writes of one apply: one, unless Google refuses a part of it or somebody moves a column meanwhile."""
NOBODY = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at a spreadsheet and what came of it."""

    template: Template
    structure: Structure
    drift: Drift
    before: Baseline

    @property
    def lost(self) -> frozenset[tuple[str, str]]:
        """Columns that could not be found: tab and name."""
        return frozenset((item.tab, item.column) for item in self.drift.reported if item.code == "column.lost")

    @property
    def stands(self) -> Baseline:
        """What stands now."""
        return baseline.of(self.template, self.structure, lost=self.lost)


@dataclass(frozen=True, slots=True)
class Done:
    """What an apply did, and what is left."""

    done: tuple[Item, ...]
    writes: int
    left: Seen
    refused: tuple[tuple[Item, str], ...] = ()
    """What Google refused, with its words."""


@dataclass(frozen=True, slots=True)
class Mind:
    """What is kept in mind between the looks of one apply."""

    accepted: frozenset[str] = NOBODY
    """Tabs and columns that may be made again."""
    refused: Mapping[Key, tuple[Item, str]] = field(default_factory=dict)
    """What Google has refused, with its words."""
    lost: frozenset[tuple[str, str]] = frozenset()
    """Columns that could not be found: tab and name."""


def look(context: Context, store: Store, mind: Mind = Mind()) -> Seen:
    """What differs now: two reads of the sheet and one of Drive, one more where a column is in doubt."""
    if not store.spreadsheet_id:
        raise StoreNotReady
    template = context.template(store)
    with context.transaction() as db:
        rows = queries.rows(db, store.id)
    filled = {tab.sheet_id: rows.get(tab.name, len(tab.seeds)) for tab in template.inputs}
    filled |= {tab.sheet_id: tab.rows for tab in template.derived if tab.lookup}
    structure = context.sheets.look(store.spreadsheet_id, filled)
    facts = replace(_facts(context, store, mind), rows=rows, accepted=mind.accepted)
    doubtful = sorted({*doubts(template, structure), *seeds.doubts(template, structure, store.template_version)})
    if doubtful:
        facts = replace(facts, values=context.sheets.columns(store.spreadsheet_id, doubtful))
    judged = drift(template, structure, facts, judge=partial(_judged, template, structure, facts), skip=mind.refused)
    return Seen(template, structure, judged, facts.before)


def _judged(template: Template, structure: Structure, facts: Facts, item: Item) -> str:
    return guard.refusal(item, template, structure, facts)


def apply(context: Context, lease: Lease, *, accepted: frozenset[str] = NOBODY) -> Done:
    """Puts right what may be put right, in one write, and reads back; then nothing is left to do.

    Raises StoreBusy where a sync has left something that only a sync can record, or the lease was lost.
    """
    _settle(context, lease)
    mind, done, writes = Mind(accepted), tuple[Item, ...](), 0
    seen = look(context, lease.store, mind)
    for _ in range(TRIES):
        if not seen.drift.repairs:
            break
        delivery = _deliver(context, lease, seen.drift)
        writes += delivery.writes
        is_done = isinstance(delivery.outcome, Applied) or not seen.drift.plan
        done += seen.drift.repairs if is_done else ()
        mind = _minding(mind, seen, {} if is_done else _refused(context, lease, seen, delivery.outcome))
        seen = look(context, lease.store, mind)
        if is_done:
            break
    remember(context, lease.store, seen, refused=tuple(mind.refused.values()))
    return Done(done, writes, seen, tuple(mind.refused.values()))


def _minding(mind: Mind, seen: Seen, refused: Mapping[Key, tuple[Item, str]]) -> Mind:
    return replace(mind, refused={**mind.refused, **refused}, lost=mind.lost | seen.lost)


def remember(context: Context, store: Store, seen: Seen, *, refused: tuple[tuple[Item, str], ...] = ()) -> None:
    """What is to be told, what stands now, whether the store may go on; the next sync shows it."""
    told = [
        *wording.findings(seen.drift, seen.template),
        *(wording.finding(item, seen.template) for item, _ in refused),
    ]
    with context.transaction() as db:
        news = told != structures.findings(db, store.id)
        structures.looked(db, store.id, told, now=context.clock.now())
        if not seen.drift.repairs:
            structures.save_baseline(db, store.id, seen.stands.to_json())
            theirs = headers.theirs(store.adopted, seen.template, seen.structure)
            stores.save(db, replace(store, template_version=seen.template.version, adopted=theirs), before=store)
            _resume(db, store, seen)
        if news:
            stores.wake(db, store.id, now=context.clock.now())


def _resume(db: Session, store: Store, seen: Seen) -> None:
    """A store that was paused because tabs were missing goes on where they are there again."""
    whole = all(seen.structure.tab(tab.sheet_id) for tab in seen.template.inputs)
    if whole and store.state == "paused" and store.pause_reason == structures.paused_for(db, store.id):
        stores.set_state(db, store.id, "active")


def _facts(context: Context, store: Store, mind: Mind) -> Facts:
    open_role = context.drive.open_to(store.spreadsheet_id)
    with context.transaction() as db:
        owner = store.owner if queries.is_shared(db, store.id, store.owner) else ""
        return Facts(
            timezone=store.timezone,
            version=store.template_version,
            editors=tuple(filter(None, (context.google.address, owner))),
            before=Baseline.from_json(structures.baseline(db, store.id)).losing(mind.lost),
            kept=queries.kept(db, store.id, tabs.RULING),
            days={tab_id: date.fromisoformat(day) for tab_id, day in queries.days(db, store.id).items()},
            open_role=open_role,
        )


def _settle(context: Context, lease: Lease) -> None:
    """What an earlier apply began is settled; what a sync began is the next sync's affair."""
    with context.transaction() as db:
        waiting = operations.unsettled(db, lease.store.id)
        if queries.unsettled(waiting):
            stores.wake(db, lease.store.id, now=context.clock.now())
            raise StoreBusy(retry_after=5)
    if waiting:
        reconcile(context, lease, record=_nothing_to_record)


def _deliver(context: Context, lease: Lease, found: Drift) -> Delivery:
    """Our books forget the tabs first: a crash in between costs a write of the next sync, and nothing else."""
    with context.transaction() as db:
        lease.insist(db)
        published.remove(db, lease.store.id, found.forgets)
    if not found.plan:
        return Delivery(Plan())
    courier = Courier(context, lease, effects=lambda plan: {}, record=_nothing_to_record, titles={}, whole=True)
    return courier.deliver(found.plan)


def _refused(context: Context, lease: Lease, seen: Seen, outcome: Outcome | None) -> dict[Key, tuple[Item, str]]:
    """The item whose change Google refused, which is left out from now on; books that are behind are made good."""
    if not isinstance(outcome, Refused):
        return {}
    if outcome.overtaken:
        take_over(context, lease, context.sheets.structure(lease.store.spreadsheet_id))
    if outcome.change is None:
        return {}
    change = seen.drift.plan.changes[outcome.change]
    found = [item for item in seen.drift.repairs if change in item.changes]
    return {item.key: (item, outcome.reason) for item in found}


def _nothing_to_record(db: Session, operation_id: str, effects: object, outcome: Applied) -> None:
    """What was done is read back."""
