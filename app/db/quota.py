"""The quota that Google gives, as rows that all processes share: who may call now, and how long the others wait.

A bucket is one moment: when everything that was taken from it will have flowed back (the generic cell rate algorithm,
ITU-T I.371, https://www.itu.int/rec/T-REC-I.371). A call pushes that moment on by the time in which one call flows
back; it is refused where the moment lies too far ahead. So one conditional update decides, on SQLite and PostgreSQL
alike, and no minute, wherever it begins, holds more than `burst` calls and a minute's flow.
docs/decisions/0003-own-quota.md says why not a library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, select, update

from app.db.session import Session
from app.db.tables import quota

SECOND, MINUTE = 1_000_000, 60_000_000
SHORTEST, LONGEST = 4 * SECOND, MINUTE
"""What is waited after Google's first refusal, and at most: its windows are minutes, so that a minute always helps.

https://developers.google.com/workspace/sheets/api/limits#exponential
"""
FURTHEST = LONGEST + MINUTE
"""No moment lies further ahead: one that does was kept before the clock was set back, and tells nothing."""
FORGIVEN = 2 * MINUTE
"""How long after the last wait a refusal counts as the first one again."""


@dataclass(frozen=True, slots=True)
class Bucket:
    """One of Google's limits, of which a thirtieth is never used: calls take different time to arrive."""

    name: str
    per_minute: int
    """Calls, as Google counts them."""

    @property
    def burst(self) -> int:
        """Calls that may be made at once after a rest."""
        return max(1, self.per_minute // 20)

    @property
    def steady(self) -> float:
        """Calls a minute that can go on for ever."""
        return max(self.per_minute * 29 / 30 - self.burst, self.per_minute / 2)

    @property
    def step(self) -> int:
        """Microseconds in which one call flows back."""
        return round(MINUTE / self.steady)

    def ahead(self, keep: int) -> int:
        """How far ahead of now, in microseconds, the moment may lie so that after one more call `keep` are left."""
        return max(0, self.burst - 1 - keep) * self.step


_KEPT_BEFORE = quota.c.full_at > bindparam("furthest")
_AHEAD = (quota.c.full_at > bindparam("at")) & ~_KEPT_BEFORE
_BEGAN = case((_AHEAD, quota.c.full_at), else_=bindparam("at"))
_TAKE = (
    update(quota)
    .where(quota.c.name == bindparam("bucket"), (quota.c.full_at <= bindparam("latest")) | _KEPT_BEFORE)
    .values(full_at=_BEGAN + bindparam("step"))
)
_FULL_AT = select(quota.c.full_at).where(quota.c.name == bindparam("bucket"))


def take(db: Session, buckets: Sequence[Bucket], *, now: datetime, keep: int = 0) -> float:
    """Takes one call from every bucket (0), or none: then the seconds until it is worth asking again.

    `keep` calls are left in each bucket for those who are in more of a hurry.
    """
    at, taken = _microseconds(now), list[Bucket]()
    for bucket in buckets:
        wait = _take(db, bucket, at=at, keep=keep)
        if wait:
            _give_back(db, taken)
            return wait / SECOND
        taken.append(bucket)
    return 0.0


def wait(db: Session, buckets: Sequence[Bucket], *, now: datetime, keep: int = 0) -> float:
    """Seconds until a call may be made, by what is known now; takes none."""
    return max((_wait(db, bucket, at=_microseconds(now), keep=keep) for bucket in buckets), default=0) / SECOND


def close(db: Session, bucket: Bucket, *, now: datetime) -> float:
    """Google says that the limit is used up: nobody calls for as many seconds, twice as many each time in a row.

    Refusals of calls that were on their way meanwhile count as one.
    """
    at = _microseconds(now)
    _add(db, bucket, at=at)
    row = db.execute(select(quota).where(quota.c.name == bucket.name).with_for_update()).one()
    if at < row.closed_until <= at + FURTHEST:
        return float(row.closed_until - at) / SECOND
    in_a_row = row.closed_until <= at < row.closed_until + FORGIVEN
    strikes = row.strikes + 1 if in_a_row else 1
    until = at + min(LONGEST, SHORTEST * 2 ** (strikes - 1))
    full_at = max(_known(row.full_at, at=at), until + bucket.ahead(0))
    values = {"strikes": strikes, "closed_until": until, "full_at": full_at}
    db.execute(update(quota).where(quota.c.name == bucket.name).values(**values))
    return float(until - at) / SECOND


def _take(db: Session, bucket: Bucket, *, at: int, keep: int) -> int:
    """Microseconds to wait; 0 where a call was taken."""
    values = {"bucket": bucket.name, "at": at, "step": bucket.step}
    values |= {"latest": at + bucket.ahead(keep), "furthest": at + FURTHEST}
    if db.execute(_TAKE, values).rowcount or _add(db, bucket, at=at, used=bucket.step):
        return 0
    return max(1_000, _wait(db, bucket, at=at, keep=keep))


def _wait(db: Session, bucket: Bucket, *, at: int, keep: int) -> int:
    full_at = db.execute(_FULL_AT, {"bucket": bucket.name}).scalar()
    return max(0, _known(int(full_at or 0), at=at) - bucket.ahead(keep) - at)


def _known(moment: int, *, at: int) -> int:
    """The moment; 0 where it was written before the clock was set back."""
    return moment if moment <= at + FURTHEST else 0


def _add(db: Session, bucket: Bucket, *, at: int, used: int = 0) -> bool:
    """Whether the bucket was not there yet."""
    row = {"name": bucket.name, "full_at": at + used, "strikes": 0, "closed_until": 0}
    return db.insert_new(quota, row, returning="name")


def _give_back(db: Session, buckets: Sequence[Bucket]) -> None:
    for bucket in buckets:
        back = update(quota).where(quota.c.name == bucket.name)
        db.execute(back.values(full_at=quota.c.full_at - bucket.step))


def _microseconds(at: datetime) -> int:
    return round(at.timestamp() * SECOND)
