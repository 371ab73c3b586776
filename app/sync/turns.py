"""A store's turns: what one leaves in the books about freshness, and when the next one comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.context import Context
from app.context.lease import Lease
from app.db import freshness, stores
from app.model.freshness import Freshness
from app.sync import cadence
from app.sync.cadence import Rhythm
from app.sync.report import SyncReport

AGAIN = ("stale", "burnt", "taken")
"""Outcomes of a plan that will be made anew."""
AFTER_FAILURE = timedelta(seconds=60)
"""How long, at least, a store waits after a sync that failed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One claim of a store: when it began, and what came of it."""

    began: datetime
    report: SyncReport | None = None
    """None where the sync failed."""
    wait: float = 0.0
    """Seconds for which it makes no sense to ask Google again."""


def end(context: Context, lease: Lease, turn: Turn) -> None:
    """Gives the lease back, and says when the next sync is due; nothing where the lease was lost."""
    now, settings = context.clock.now(), context.settings
    rhythm = Rhythm(settings.sync_every, settings.sync_idle_every, context.pace.per_minute("read"))
    with context.transaction() as db:
        known = freshness.find(db, lease.store.id)
        fresh = _read(known, turn, ended=now)
        quiet = turn.began - fresh.news_at if fresh and not _again(turn.report) else timedelta(0)
        stretch = cadence.stretch(freshness.rungs(db), rhythm)
        due_in = _due_in(turn, cadence.interval(quiet, rhythm, stretch=stretch))
        rest = now + min(due_in, cadence.interval(timedelta(0), rhythm, stretch=stretch))
        released = stores.release(db, lease.store.id, owner=lease.owner, due_at=now + due_in, rest_until=rest)
        if released and fresh:
            freshness.save(db, lease.store.id, replace(fresh, interval=due_in), rung=cadence.rung(quiet))


def _read(known: Freshness | None, turn: Turn, *, ended: datetime) -> Freshness | None:
    """How fresh the store is after its turn; None while it was never read."""
    if turn.report is None:
        return known
    if known is None:
        return Freshness(turn.began, turn.began, timedelta(0))
    return known.read(began=turn.began, ended=ended, news=turn.report.edits > 0)


def _due_in(turn: Turn, interval: timedelta) -> timedelta:
    if turn.report is not None:
        return interval
    return timedelta(seconds=turn.wait) if turn.wait else max(AFTER_FAILURE, interval)


def _again(report: SyncReport | None) -> bool:
    """Whether something is left to do without an edit: rows that we inserted are reckoned with once they are read."""
    return report is not None and (report.outcome in AGAIN or report.delivered > 0)
