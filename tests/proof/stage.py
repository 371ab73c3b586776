"""Where the service touches the world: every call to Google and every commit, named, counted, interrupted, traced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tests.proof.script import Event, Interruption, Side, Where


class Killed(BaseException):
    """The process ends here, in the middle of whatever it does: nothing of it may run any more."""


class Stage:
    """Lets happen at each point of an act what its script says. `perform` does one event."""

    def __init__(self) -> None:
        self.perform: Callable[[Event], None] = _nobody
        self.trace: list[str] = []
        self.struck: Counter[str] = Counter()
        """Kind and name of each event that happened, with the point where it did."""
        self.dead = False
        """Whether the process was killed; whoever takes over sets it back."""
        self._waiting: list[Interruption] = []
        self._counts: Counter[str] = Counter()

    @contextmanager
    def act(self, name: str, interruptions: Iterable[Interruption]) -> Iterator[None]:
        """One act: what is still waiting at its end happens then, as far as it needs no call."""
        before = self._waiting, self._counts
        self._waiting, self._counts = list(interruptions), Counter()
        self.note(f"act {name}")
        try:
            yield
        finally:
            left, (self._waiting, self._counts) = self._waiting, before
        for each in left:
            if each.event.kind in ("human", "jump"):
                self._happen(each.event, at="between acts")

    def reach(self, where: Where, side: Side, name: str) -> None:
        """A point: raises Killed where the process is dead, or dies now."""
        self._check()
        if side == "before":
            self._counts[where] += 1
            self._counts[name] += name != where
        self.note(f"{side} {name}")
        for each in self._due((where, name), side):
            self._waiting.remove(each)
            self._happen(each.event, at=f"{side} {name}")
        self._check()

    def note(self, line: str) -> None:
        self.trace.append(line)

    def _due(self, names: tuple[str, str], side: Side) -> list[Interruption]:
        now = self._counts
        return [
            each for each in self._waiting if each.where in names and (each.nth, each.side) == (now[each.where], side)
        ]

    def _happen(self, event: Event, *, at: str) -> None:
        if event.kind == "kill":
            self.dead = True
            self.struck[f"kill {at}"] += 1
            self.note("killed")
            return
        self.struck[f"{event.kind} {event.name} {at}"] += 1
        self.perform(event)

    def _check(self) -> None:
        if self.dead:
            raise Killed


def _nobody(event: Event) -> None:
    raise RuntimeError(f"nobody performs {event}")
