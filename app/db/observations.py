"""What Google was seen to do, as rows: `shopsheet doctor --live` leaves them, and syncs keep to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import bindparam, select

from app.clock import stamp
from app.db.session import Session
from app.db.tables import observations
from app.model.observation import Limits, Observation, Pillar

_KNOWN = select(observations).where(observations.c.account == bindparam("of"))


def save(db: Session, account: str, seen: Iterable[Observation], *, now: datetime) -> None:
    """Each answer in the place of an earlier one to the same question; what was not answered leaves that one."""
    rows = [
        {
            "account": account,
            "question": one.question,
            "answer": one.answer,
            "state": one.state,
            "bears": ",".join(one.bears),
            "at": stamp(now),
        }
        for one in seen
        if one.state != "unknown"
    ]
    db.put(observations, rows, key=("account", "question"))


def known(db: Session, account: str) -> tuple[Observation, ...]:
    """Everything that was seen with an account."""
    rows = db.execute(_KNOWN, {"of": account})
    return tuple(Observation(row.question, row.answer, row.state, _pillars(row.bears)) for row in rows)


def limits(db: Session, account: str) -> Limits:
    """What is therefore not done with an account."""
    return Limits.of(known(db, account))


def _pillars(text: str) -> tuple[Pillar, ...]:
    return cast(tuple[Pillar, ...], tuple(filter(None, text.split(","))))
