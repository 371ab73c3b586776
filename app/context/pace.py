"""How fast this process may call Google: turns are taken from the quota that all processes share, before each call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from sqlalchemy import Engine

from app.clock import Clock
from app.db import Session, Vault, quota
from app.db.quota import Bucket
from app.errors import GoogleUnavailable
from app.settings import Settings
from app.sheets.google import Google
from app.sheets.metering import UNMETERED_WAIT, Kind

PATIENCE, PATIENCE_IN_BACKGROUND = 20.0, 5.0
"""Seconds that a call may wait for its turn: while somebody waits for the answer, and while nobody does."""
KEPT_BACK = 1
"""Calls that what runs in the background leaves to those who are waited for."""

_in_background: ContextVar[bool] = ContextVar("in_background", default=False)
_taken: ContextVar[Kind | None] = ContextVar("taken", default=None)


@contextmanager
def background() -> Iterator[None]:
    """Nobody waits for what is done in this block: it gives way to calls that somebody waits for."""
    before = _in_background.set(True)
    try:
        yield
    finally:
        _in_background.reset(before)


@dataclass(frozen=True, slots=True)
class Pace:
    """Turns of one account; without buckets there is no quota to keep, and the data base is not asked."""

    engine: Engine
    vault: Vault
    clock: Clock
    buckets: Mapping[Kind, tuple[Bucket, ...]] = field(default_factory=dict)

    def __call__(self, kind: Kind) -> None:
        """Returns when the call may be sent; GoogleUnavailable, with the seconds to wait, where that takes too long."""
        if _taken.get() == kind:
            _taken.set(None)
            return
        ends = self.clock.now().timestamp() + (PATIENCE_IN_BACKGROUND if _in_background.get() else PATIENCE)
        while wait := self._take(kind):
            if self.clock.now().timestamp() + wait > ends:
                raise GoogleUnavailable(reason="quota used up", retry_after=wait)
            self.clock.sleep(wait)

    @contextmanager
    def turn(self, kind: Kind) -> Iterator[None]:
        """Waits for a turn now; the first call of that kind within the block has it."""
        self(kind)
        before = _taken.set(kind)
        try:
            yield
        finally:
            _taken.reset(before)

    def wait(self, kind: Kind) -> float:
        """Seconds until it makes sense to begin something in the background that makes such a call."""
        if not self.buckets:
            return 0.0
        with self.engine.begin() as connection:
            db = Session(connection, self.vault)
            return quota.wait(db, self.buckets[kind], now=self.clock.now(), keep=KEPT_BACK)

    def refused(self, kind: Kind) -> float:
        """Google says that the account's quota is used up, whoever used it; seconds for which nobody calls."""
        if not self.buckets:
            return UNMETERED_WAIT
        with self.engine.begin() as connection:
            return quota.close(Session(connection, self.vault), self.buckets[kind][0], now=self.clock.now())

    def per_minute(self, kind: Kind) -> float:
        """Calls of this account that can go on for ever."""
        return min((bucket.steady for bucket in self.buckets.get(kind, ())), default=float("inf"))

    def _take(self, kind: Kind) -> float:
        if not self.buckets:
            return 0.0
        keep = KEPT_BACK if _in_background.get() else 0
        with self.engine.begin() as connection:
            return quota.take(Session(connection, self.vault), self.buckets[kind], now=self.clock.now(), keep=keep)


def buckets(settings: Settings, google: Google) -> dict[Kind, tuple[Bucket, ...]]:
    """The account's and its project's limits; nothing where neither is to be kept."""
    limits = ((google.account, settings.quota_user), (f"project {google.project}", settings.quota_project))
    kinds: tuple[Kind, ...] = ("read", "write")
    found = {kind: tuple(Bucket(f"{kind} {name}", most) for name, most in limits if most) for kind in kinds}
    return found if any(found.values()) else {}
