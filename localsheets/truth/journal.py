"""The undo journal: how a request that fails half-way leaves the state in memory as it found it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Undo = Callable[[], object]


class Journal:
    """The steps back to the last commit, newest last; in proportion to the change, not to the state."""

    def __init__(self) -> None:
        self._steps: list[Undo] = []

    def __bool__(self) -> bool:
        return bool(self._steps)

    def note(self, undo: Undo) -> None:
        """Remember how to take back what is about to be done."""
        self._steps.append(undo)

    def assign(self, owner: object, name: str, value: Any) -> None:
        """Set an attribute so that it can be taken back; the old value must not be changed in place."""
        old = getattr(owner, name)
        self._steps.append(lambda: setattr(owner, name, old))
        setattr(owner, name, value)

    def keep(self) -> None:
        """What was done stays."""
        self._steps.clear()

    def undo(self) -> None:
        """Take back everything done since the last `keep`, newest first."""
        while self._steps:
            self._steps.pop()()
