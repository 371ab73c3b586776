"""From what one sync learned to one plan: rewrites, rows of submissions, derived tabs, tidying. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from app.analyse import Source
from app.audit.identity import masked
from app.errors import ColumnsMoved
from app.fields import field_of
from app.model.cell import Scalar
from app.model.change import Change, ForgetMetadata, FormatColumn, InsertRows, NumberFormat, Place, RewriteValue
from app.model.history import Entry
from app.model.normalised import Rewrite
from app.model.operation import Applied
from app.model.plan import Plan
from app.model.row import TabReading
from app.model.tab import SUBMISSION, Column
from app.model.vocabulary import Vocabulary
from app.publish import Shelf
from app.sync import effects, refused, settings
from app.sync.memory import Arrival, Memory, News
from app.sync.publishing import NOTHING_PUBLISHED, Publication, publication
from app.sync.understanding import Understood

TEXT = NumberFormat("TEXT")
STALE = timedelta(seconds=60)
"""A plan whose read is older than this is not sent."""


@dataclass(frozen=True, slots=True)
class Work:
    """The plan of one sync, and what did not get into it."""

    plan: Plan
    operation_id: str
    """Of the operation by which it is to be sent."""
    published: Publication
    waiting: tuple[Arrival, ...] = ()
    """Submissions whose columns are not all there, or all where no rows are inserted."""


def work(seen: Understood, *, known: Memory, news: News, address: str, operation_id: str) -> Work:
    """Everything that is to be written now, as one plan; empty where nothing is. It speaks of itself by the id."""
    ready = known.arrivals if known.limits.inserts else ()
    inserted, waiting = insertions(seen.readings, ready, seen.vocabulary)
    resting = refused.resting(known.findings.values(), now=seen.at)

    def rested(changes: Iterable[Change]) -> list[Change]:
        return [change for change in changes if refused.kind_of(change, seen.template) not in resting]

    typed = rested((*rewrites(seen.readings, news.held.send), *inserted))
    published = publication(
        source(seen, news, history(seen, typed, known=known, news=news, operation_id=operation_id)),
        known.published,
        due=known.due,
        shelf=Shelf(known.days, _tabs_before_days(seen), editors=(address,) if address else ()),
        solved=known.solved + len(news.solved),
    )
    published = published if known.limits.derives else NOTHING_PUBLISHED
    plan = assemble((*typed, *rested(published.changes)), forget=known.forget)
    return Work(plan, operation_id, published, tuple(waiting) if known.limits.inserts else known.arrivals)


def history(
    seen: Understood, changes: Sequence[Change], *, known: Memory, news: News, operation_id: str
) -> tuple[Entry, ...]:
    """The history, newest first, as it will be once the changes are in the sheet: so that their own entries are written
    with them, and the next sync has nothing to add."""
    coming: list[Entry] = []
    if changes:
        coming = effects.foreseen(changes, seen.template.inputs, rewrites=news.held.send, ledger=seen.lines, at=seen.at)
    named = [replace(entry, operation_id=operation_id) for entry in coming]
    return (*reversed(named), *reversed(news.history), *known.history)


def source(seen: Understood, news: News, history: tuple[Entry, ...]) -> Source:
    """What the reports of this sync are a function of."""
    return Source(
        template=seen.template,
        rows=seen.normalised.rows,
        findings=tuple(sorted(news.findings.values(), key=lambda known: known.since, reverse=True)),
        places={name: reading.places for name, reading in seen.readings.items()},
        as_of=seen.day,
        currency=seen.store.currency,
        masks=lambda column, text: field_of(column).mask(text),
        hides=masked,
        history=history,
        zone=seen.store.zone,
        titles={name: reading.title for name, reading in seen.readings.items()},
        settings=settings.in_force(seen.store, seen.template),
    )


def rewrites(readings: Mapping[str, TabReading], wanted: Iterable[Rewrite]) -> list[Change]:
    """Safe write 1; a text column is formatted as text first, so that digits stay text."""
    formats: dict[Place, Change] = {}
    values: list[Change] = []
    for item in (item for item in wanted if item.column not in readings[item.tab].unmarked):
        column = readings[item.tab].tab.column(item.column)
        place = place_of(readings[item.tab], column)
        if field_of(column).text:
            formats[place] = FormatColumn(place, TEXT)
        values.append(RewriteValue(place, item.find, item.entered))
    return [*formats.values(), *values]


def insertions(
    readings: Mapping[str, TabReading], arrivals: Iterable[Arrival], vocabulary: Vocabulary
) -> tuple[list[Change], list[Arrival]]:
    """Safe write 2 for every tab that something arrived for, and the arrivals that must wait for a column."""
    ready: dict[str, list[Arrival]] = {}
    waiting = []
    for arrival in arrivals:
        reading = readings.get(arrival.tab)
        if reading is not None and {*arrival.values, SUBMISSION} <= reading.places.keys() - reading.unmarked:
            ready.setdefault(arrival.tab, []).append(arrival)
        else:
            waiting.append(arrival)
    return [_inserted(readings[tab], found, vocabulary) for tab, found in ready.items()], waiting


def _inserted(reading: TabReading, arrivals: Sequence[Arrival], vocabulary: Vocabulary) -> InsertRows:
    filled = {SUBMISSION, *(name for item in arrivals for name in item.values)}
    columns = [column for column in reading.tab.columns if column.name in filled]
    return InsertRows(
        tab_id=reading.tab.sheet_id,
        places=tuple(place_of(reading, column) for column in columns),
        rows=tuple(tuple(_cell(column, item, vocabulary) for column in columns) for item in arrivals),
        sources=tuple(item.id for item in arrivals),
        formats=tuple(TEXT if field_of(column).text else field_of(column).number_format for column in columns),
    )


def _cell(column: Column, arrival: Arrival, vocabulary: Vocabulary) -> Scalar:
    """The canonical value where the field understands it, else the text as it was sent: a finding will say so."""
    if column.name == SUBMISSION:
        return arrival.id
    raw = arrival.values.get(column.name)
    verdict = field_of(column).read(raw, column, vocabulary)
    return verdict.value if verdict.understood else raw


def assemble(changes: Iterable[Change], *, forget: tuple[int, ...]) -> Plan:
    """The plan with a guard for every column that it addresses; tidying rides along but is never a plan of its own."""
    wanted = list(changes)
    if not wanted:
        return Plan()
    if forget:
        wanted.append(ForgetMetadata(forget))
    return Plan(tuple(wanted), tuple(sorted(set(_addressed(wanted)), key=lambda place: (place.tab_id, place.index))))


def titles(plan: Plan, readings: Mapping[str, TabReading]) -> dict[int, str]:
    """Titles of the tabs that the plan addresses by column: their first row is read back with the write."""
    addressed = {place.tab_id for place in plan.guarded}
    found = {reading.tab.sheet_id: reading.title for reading in readings.values()}
    return {tab_id: found[tab_id] for tab_id in sorted(addressed) if found.get(tab_id)}


def check_headers(applied: Applied, plan: Plan, readings: Mapping[str, TabReading]) -> None:
    """ColumnsMoved where, after the write, another declared column's header stands over a column we wrote to."""
    by_id = {reading.tab.sheet_id: reading for reading in readings.values()}
    for place in plan.guarded:
        reading, header = by_id[place.tab_id], applied.headers.get(place.tab_id, ())
        now = header[place.index].strip() if place.index < len(header) else ""
        was = reading.header[place.index] if place.index < len(reading.header) else ""
        if now != was and any(column.label == now for column in reading.tab.columns):
            raise ColumnsMoved(tab=reading.title, was=was, now=now)


def place_of(reading: TabReading, column: Column) -> Place:
    """Where a declared column stood at the read; KeyError where it was missing."""
    return Place(reading.tab.sheet_id, reading.places[column.name], column.metadata_id)


def _addressed(changes: Iterable[Change]) -> Iterable[Place]:
    for change in changes:
        if isinstance(change, RewriteValue | FormatColumn):
            yield change.place
        elif isinstance(change, InsertRows):
            yield from change.places


def _tabs_before_days(seen: Understood) -> int:
    """How many tabs stand before the days' summaries: those of the template."""
    return sum(not tab.per_day for tab in seen.template.tabs)
