"""When a sync may stop at Google's answer: it is the one by which the last whole sync found nothing to do.

A sync is a function of that answer, of our books, and of what `_given` names. Whatever changes the books forgets the
fixpoint: a store that is woken (submissions, summaries, what the API changes), an operation that begins, a whole sync.
So neither is anything parsed where nothing has changed, nor is anything that is due put off.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path

from app.clock import today
from app.context import Context
from app.context.lease import Lease
from app.db import fixpoints, observations
from app.model.observation import Limits
from app.model.store import Store
from app.sync import refused
from app.sync.memory import Memory, News
from app.sync.planning import Work
from app.sync.report import SyncReport
from app.sync.understanding import Understood

RELEASE = [Path(__file__).resolve().parents[2] / name for name in ("app", "sheets_schema")]


@dataclass(frozen=True, slots=True)
class Fixpoint:
    """What is known before a read."""

    given: str
    """Digest of all that a sync rests on now beside the sheet and our books."""
    answer: str = ""
    """Digest of the answer by which there is nothing to do; empty where a whole sync has to find that out."""
    report: SyncReport = field(default_factory=SyncReport)
    """Of the sync that found it out: another one would say the same."""


def known(context: Context, store: Store, *, at: datetime) -> Fixpoint:
    """The store's fixpoint, as far as it still holds at this moment."""
    with context.transaction() as db:
        limits, found = observations.limits(db, context.google.account), fixpoints.find(db, store.id)
    given = _given(context, store, limits, at)
    if found is None or found[1] != given:
        return Fixpoint(given)
    answer, _, report = found
    return Fixpoint(given, answer, SyncReport(**report))


def reached(seen: Understood, known: Memory, news: News, work: Work) -> bool:
    """Whether the same answer would lead to nothing again: nothing came of this one, and nothing waits or rests."""
    came = (news.edits, news.came, news.altered, news.solved)
    waiting = (known.arrivals, known.due, refused.standing(known.findings))
    return not (work.plan or any(came) or any(waiting))


def keep(context: Context, lease: Lease, fixpoint: Fixpoint, *, answer: str, report: SyncReport) -> None:
    """Until something comes up. StoreBusy where the lease was lost."""
    with context.transaction() as db:
        lease.insist(db)
        fixpoints.save(db, lease.store.id, answer=answer, given=fixpoint.given, report=report.json())


def _given(context: Context, store: Store, limits: Limits, at: datetime) -> str:
    """The day, the store's settings, what the account can do, and this release, which makes its template of them."""
    given = (today(at, store.zone), store, limits, context.google.account, _release())
    return hashlib.sha256(repr(given).encode()).hexdigest()


@cache
def _release() -> str:
    """A digest of the service's own code and declarations: another release may understand the same rows otherwise."""
    digest = hashlib.sha256()
    files = (path for folder in RELEASE for path in folder.rglob("*") if path.suffix in (".py", ".toml"))
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()
