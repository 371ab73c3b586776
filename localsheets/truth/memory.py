"""Answers of the database that are often asked for, remembered until anything is written or a second passes.

What is remembered may depend on the time (tokens and permissions expire), hence the second.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from localsheets.truth.database import Database

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

MOST = 10_000


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """The time, UTC."""


class Memory(Generic[Key, Value]):
    """Remembered answers of one kind."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._known: dict[Key, Value] = {}
        self._valid: object = None

    def get(self, key: Key, ask: Callable[[], Value]) -> Value:
        """The remembered answer, or what `ask` gives."""
        valid = (*self._database.stamp(), self._clock.now().replace(microsecond=0))
        if valid != self._valid or len(self._known) >= MOST:
            self._known.clear()
            self._valid = valid
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]
