"""One clock for everybody in the simulator, and numbers that are random to all but the seed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from random import Random
from types import ModuleType
from unittest.mock import patch

from app.clock import ManualClock
from app.model import ids
from localsheets.batch import tables
from localsheets.drive import library, shared_drives
from localsheets.local.clock import Clock
from localsheets.oauth import accounts
from localsheets.truth import spreadsheet

DRAWING: tuple[ModuleType, ...] = (ids, spreadsheet, library, shared_drives, accounts, tables)
"""The modules that draw random numbers by `secrets`."""


class ServerClock(Clock):
    """The local Google's clock, which shows the simulator's time."""

    def __init__(self, clock: ManualClock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> datetime:
        return self._clock.now()

    def set(self, moment: datetime) -> None:
        self._clock.moment = moment

    def advance(self, seconds: float) -> None:
        self._clock.moment += timedelta(seconds=seconds)


class Drawn:
    """Stands in for the module `secrets`, with the seed's numbers."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def randbits(self, count: int) -> int:
        return self._random.getrandbits(count)

    def randbelow(self, end: int) -> int:
        return self._random.randrange(end)

    def token_hex(self, count: int) -> str:
        return self._random.randbytes(count).hex()

    def token_urlsafe(self, count: int) -> str:
        return base64.urlsafe_b64encode(self._random.randbytes(count)).rstrip(b"=").decode()


@contextmanager
def drawn_by(seed: int) -> Iterator[None]:
    """Whatever is drawn inside is drawn by the seed."""
    stand_in = Drawn(Random(seed))
    with ExitStack() as stack:
        for module in DRAWING:
            stack.enter_context(patch.object(module, "secrets", stand_in))
        yield
