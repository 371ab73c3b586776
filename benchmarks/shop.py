"""A whole service beside a local Google, both by one clock that moves only when told; the quota is kept by both."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.clock import ManualClock
from app.settings import Settings
from benchmarks.simulation import silence
from localsheets.local.clock import Clock
from localsheets.server import Server
from tests.shop import AMEI, BOSS, NOON, OPERATOR, SERVICE, Shop, close_shop, credentials_of, served


class SameClock(Clock):
    """The local Google's clock, which is that of the simulation."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now()


@contextmanager
def shop() -> Iterator[Shop]:
    """A service without stores, in a data base that is thrown away."""
    clock = ManualClock(NOON)
    server = Server(clock=SameClock(clock))
    for email in (SERVICE, BOSS, AMEI):
        credentials_of(server, email)
    with tempfile.TemporaryDirectory() as folder, silence():
        settings = Settings(
            data_dir=Path(folder),
            google="http://localsheets.test",
            operator_key=OPERATOR,
            secret_key="secret-of-the-bench",
            encryption_key="key-of-the-bench",
            schedule=False,
        )
        context, http = served(settings, server, clock)
        opened = Shop(server, context, http, clock)
        yield opened
        close_shop(opened)
