"""What a sync recalls from the data base, and what it leaves there; the SQL is in `queries.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.clock import moment
from app.context import Context
from app.context.delivery import Record
from app.context.lease import Lease
from app.db import Session, fixpoints, history, kept, observations, operations, published, stores, structures
from app.model.cell import Scalar
from app.model.change import Change, RewriteValue
from app.model.finding import Finding, KnownFinding, identified
from app.model.history import SOMEBODY, Author, Entry, by_people
from app.model.normalised import Rewrite
from app.model.observation import Limits
from app.model.operation import Applied
from app.model.store import Store
from app.model.template import Template
from app.publish import Published
from app.sync import holding, queries, refused, undone
from app.sync.delta import Edit, Line, edits, unseeded, within
from app.sync.effects import Effects, booked
from app.sync.holding import Held, Keep, Mark, State
from app.sync.understanding import Understood

ARRIVALS = 500
"""Most submissions that one sync puts into the sheet."""
REWRITTEN = 5_000
"""Texts that are known to have been rewritten, so that they are held where a person puts them back."""
STRUCTURAL = ("column.missing", "column.unmarked")
"""Findings that only `structure` can do something about."""
SHOWN = 500
"""Changes that the tab of changes shows."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A submission on its way into the sheet: values by column name, as they were sent."""

    id: str
    tab: str
    values: Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Memory:
    """All that the books of one store say."""

    ledger: Mapping[str, Sequence[Line]]
    rewrites: Mapping[Mark, State]
    findings: Mapping[str, KnownFinding]
    published: Mapping[int, Published]
    days: frozenset[date]
    due: tuple[date, ...]
    arrivals: tuple[Arrival, ...]
    forget: tuple[int, ...]
    solved: int
    """Findings solved so far today."""
    history: tuple[Entry, ...]
    """The last changes before this sync, newest first."""
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The columns that stood in each tab; empty before the first sync."""
    limits: Limits = field(default_factory=Limits)
    """What is not to be written, because Google does not do what it rests on."""
    kept: frozenset[Keep] = frozenset()
    """Cells whose text stays as typed."""
    structural: tuple[Finding, ...] = ()
    """What was to be told of the structure when it was last looked at."""


@dataclass(frozen=True, slots=True)
class News:
    """What a sync has learned, whether or not its plan will be applied."""

    edits: Sequence[Edit]
    held: Held
    findings: Mapping[str, KnownFinding]
    came: Mapping[str, KnownFinding]
    altered: Mapping[str, KnownFinding]
    """Findings that stood before and say something else now, such as where their row is."""
    solved: frozenset[str]
    at: datetime
    """When the edits were seen."""
    author: Author = SOMEBODY
    """Of the edits."""

    @property
    def history(self) -> list[Entry]:
        """The edits as the history keeps them, oldest first."""
        return by_people(self.edits, at=self.at, author=self.author)


def doubts_columns(context: Context, store: Store) -> bool:
    """Whether some column's header and mark stood apart at the last sync: then the marks are read again."""
    with context.transaction() as db:
        return queries.stands(db, store.id, code="column.unmarked")


def recall(context: Context, store: Store, seen: Understood) -> Memory:
    """What is known of the store; submissions that stand in the sheet already count as delivered."""
    marks = [_mark(item.tab, item.column, item.find) for item in seen.normalised.rewrites]
    with context.transaction() as db:
        return Memory(
            ledger=queries.ledger(db, store.id),
            rewrites=queries.rewrite_states(db, store.id, marks),
            findings=queries.known_findings(db, store.id),
            published={tab: Published.from_json(body) for tab, body in published.bodies(db, store.id).items()},
            days=published.days(db, store.id),
            due=tuple(queries.due_days(db, store.id)),
            arrivals=_arrivals(db, store.id, seen.template, standing=seen.submitted),
            forget=operations.forgettable(db, store.id, now=context.clock.now()),
            solved=queries.tally(db, store.id, day=seen.day, name="solved"),
            history=tuple(history.newest(db, store.id, limit=SHOWN)),
            columns=dict(store.columns),
            limits=observations.limits(db, context.google.account),
            kept=kept.standing(db, store.id, holding.wished(seen.normalised)),
            structural=tuple(structures.findings(db, store.id)),
        )


def news(seen: Understood, known: Memory) -> News:
    """What people did, which rewrites to hold, which findings came and went."""
    did = [edit for tab, lines in seen.lines.items() for edit in _edits(tab, lines, seen, known)]
    states: dict[Mark, State] = {**known.rewrites, **{(path, text): "held" for path, text, _ in known.kept}}
    doubtful = holding.shown_by_numbers(seen.normalised) | holding.parted(seen.normalised, known.ledger, states)
    held = holding.sort_out(seen.normalised.rewrites, states, did, doubtful=doubtful)
    held = held if known.limits.rewrites else held.only_suggested()
    proposed = holding.findings(seen.normalised, _certain(held.hold, seen), kept=known.kept)
    proposed += holding.findings(
        seen.normalised, _certain(held.suggest, seen), code="rewrite.suggested", kept=known.kept
    )
    found = _aged((*seen.findings, *known.structural, *proposed), known.findings, day=seen.day) | refused.standing(
        known.findings
    )
    came = {name: item for name, item in found.items() if name not in known.findings}
    altered = {name: item for name, item in found.items() if known.findings.get(name, item) != item}
    gone = frozenset(known.findings) - frozenset(found)
    return News(did if known.ledger else (), held, found, came, altered, gone, seen.at)


def _certain(wishes: Iterable[Rewrite], seen: Understood) -> list[Rewrite]:
    """Those of columns that are beyond doubt; of the others nothing is proposed, since nothing could be accepted."""
    return [wish for wish in wishes if wish.column not in seen.readings[wish.tab].unmarked]


def _edits(tab: str, lines: Sequence[Line], seen: Understood, known: Memory) -> list[Edit]:
    """What people did in one tab, as far as its columns stood both then and now: a column that comes or goes takes its
    cells along, and nobody has typed them."""
    before, then, now = known.ledger.get(tab, ()), known.columns.get(tab), seen.columns[tab]
    lines = unseeded(lines, before, seen.template.tab(tab))
    if then == now or not known.columns:
        return edits(tab, before, lines)
    return [] if then is None else edits(tab, within(before, then & now), within(lines, then & now))


def remember(context: Context, lease: Lease, seen: Understood, *, known: Memory, news: News) -> None:
    """The ledger as read, what people did, findings that came and went, rewrites that are held now."""
    now, store = context.clock.now(), lease.store
    with context.transaction() as db:
        lease.insist(db)
        fixpoints.forget(db, store.id)
        stores.save(db, replace(seen.store, columns=tuple(sorted(seen.columns.items()))), before=store)
        for tab, lines in seen.lines.items():
            if list(known.ledger.get(tab, ())) != lines or any(edit.tab == tab for edit in news.edits):
                queries.save_ledger(db, store.id, tab, lines)  # TRUE equals 1, but not to people
        history.add(db, store.id, news.history)
        queries.save_findings(db, store.id, came=news.came, gone=news.solved, now=now)
        queries.alter_findings(db, store.id, news.altered)
        if seen.store.custom != store.custom or any(one.finding.code in STRUCTURAL for one in news.came.values()):
            structures.mark(db, store.id)
        queries.add_to_tally(db, store.id, day=seen.day, name="solved", count=len(news.solved))
        queries.mark_rewrites(
            db, store.id, {_mark(item.tab, item.column, item.find): "held" for item in news.held.hold}
        )


def remember_refused(
    context: Context, lease: Lease, seen: Understood, *, known: Memory, changes: Iterable[tuple[Change, str]]
) -> None:
    """A refused rewrite is held; any other refused change becomes a finding, until it has rested and is let through."""
    store, columns = lease.store, {column.metadata_id: column for tab in seen.template.inputs for column in tab.columns}
    marks: dict[Mark, State] = {}
    found = []
    for change, reason in changes:
        if isinstance(change, RewriteValue):
            column = columns[change.place.metadata_id]
            marks[_mark(column.tab, column.name, change.find)] = "held"
        else:
            found.append(refused.finding(change, reason, template=seen.template, at=seen.at))
    before = refused.standing(known.findings)
    after = _aged(found, before, day=seen.day)
    gone = [name for name, item in before.items() if name not in after and not refused.resting([item], now=seen.at)]
    if not (marks or after or gone):
        return
    with context.transaction() as db:
        lease.insist(db)
        queries.mark_rewrites(db, store.id, marks)
        if after:
            structures.mark(db, store.id)
        came = {name: item for name, item in after.items() if name not in before}
        queries.save_findings(db, store.id, came=came, gone=gone, now=context.clock.now())
        queries.alter_findings(db, store.id, {name: item for name, item in after.items() if name in before})


def recorder(context: Context, store: Store) -> Record:
    """The function that books the effects of an operation once it is in the spreadsheet."""

    def record(db: Session, operation_id: str, effects: Effects, outcome: Applied) -> None:
        if not effects:  # an operation of onboarding, which looks at the spreadsheet itself
            return
        if "undone" in effects:
            undone.book(db, store.id, operation_id, effects) if outcome.known else None
            return
        counted = outcome.counters if outcome.known else None
        ledger, at = queries.ledger(db, store.id), moment(effects["at"])
        tabs, entries = booked(effects, ledger, at=at, operation_id=operation_id, changed=counted)
        for tab, after in tabs.items():
            queries.save_ledger(db, store.id, tab, after)
        history.add(db, store.id, entries)
        _book(db, store.id, effects, outcome=outcome, operation_id=operation_id)

    return record


def _book(db: Session, store_id: str, effects: Effects, *, outcome: Applied, operation_id: str) -> None:
    marks: dict[Mark, State] = {}
    for index, tab, column, find, _ in effects["rewrites"]:
        changed = not outcome.known or outcome.counters.get(index, 0) > 0
        marks[_mark(tab, column, find)] = "sent" if changed else "held"
    queries.mark_rewrites(db, store_id, marks, operation_id=operation_id)
    queries.prune_rewrites(db, store_id, keep=REWRITTEN)
    queries.deliver_submissions(db, [item[0] for item in effects["inserted"]], operation_id=operation_id)
    bodies = {int(tab_id): body for tab_id, body in effects["published"].items()}
    published.save(db, store_id, bodies, days={int(tab_id): day for tab_id, day in effects["days"].items()})
    published.remove(db, store_id, effects["deleted"])
    queries.finish_days(db, store_id, effects["finished"])
    operations.forget(db, store_id, tuple(effects["forgotten"]))


def _arrivals(db: Session, store_id: str, template: Template, *, standing: frozenset[str]) -> tuple[Arrival, ...]:
    found = []
    for submission_id, name, values in queries.waiting_submissions(db, store_id, limit=ARRIVALS):
        form = template.form(name)
        if submission_id in standing:
            queries.deliver_submissions(db, [submission_id], operation_id="")
        elif form is None:
            queries.refuse_submission(db, submission_id, reason=f"the template has no form {name}")
        else:
            found.append(Arrival(submission_id, form.tab, values))
    return tuple(found)


def _aged(found: Iterable[Finding], known: Mapping[str, KnownFinding], *, day: date) -> dict[str, KnownFinding]:
    """Findings by their lasting identity, each with the day since when it stands."""
    today = day.isoformat()
    return {
        name: KnownFinding(item, known[name].since if name in known else today)
        for name, item in identified(found).items()
    }


def _mark(tab: str, column: str, text: str) -> Mark:
    return f"{tab}.{column}", text
