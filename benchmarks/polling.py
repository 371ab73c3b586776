"""What it costs to know of edits, and how soon they are known: counted in a simulation, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.measure import Counted
from benchmarks.simulation import HOUR, MINUTE, SECOND, Simulation, simulation

MANY, SOME = 10_000, 900
"""Stores that nobody edits; stores of which 5 % are edited at any time."""
SESSION, PAUSE = 24 * HOUR / 20, 20.0
"""Every store is edited for a twentieth of a day, once in so many seconds (exponential)."""
FRESH = MINUTE
IN_TURN = timedelta(minutes=SOME / 55)
"""Where all stores are read in turn, without a look at who edits, the quota allows a read of each so often."""


def unchanged() -> list[Counted]:
    """Calls for each store and hour while nobody edits, beside a read a minute."""
    with simulation(MANY) as simulated:
        simulated.google.calls.clear()
        for _ in simulated.passes(HOUR / 2, step=10 * SECOND):
            pass
        calls = simulated.google.calls
    reads, drive = (sum(calls[kind] for kind in kinds) / MANY * 2 for kinds in (("read", "write"), ("drive",)))
    note = f"; Drive {drive:.3f} in the same units, refused {calls['refused']}"
    return [Counted(f"Sheets calls per store·h, {MANY:,} unchanged", reads, 0.5, "a read a minute", 60.0, note)]


def fresh() -> list[Counted]:
    """Stores that show whatever was typed until a minute ago, beside reading all in turn with the same quota."""
    with simulation(SOME) as simulated:
        ours = observed(simulated, hints=True)
    with simulation(SOME, sync_every=IN_TURN, sync_idle_every=IN_TURN) as simulated:
        plain = observed(simulated, hints=False)
    lag = f"; at worst {SOME - max(ours.stale)}; refused {ours.refused}"
    busy = f"; of {ours.mean(ours.edited):.1f}; {ours.soon:.1%} of edits seen within 60 s, p95 {ours.p95:.0f} s"
    return [
        Counted(
            f"stores fresh within 60 s, of {SOME}",
            SOME - ours.mean(ours.stale),
            855,
            "all in turn",
            SOME - plain.mean(plain.stale),
            lag,
            more=True,
        ),
        Counted(
            "of those that are being edited",
            ours.mean(ours.edited) - ours.mean(ours.stale_edited),
            0.95 * ours.mean(ours.edited),
            "all in turn",
            plain.mean(plain.edited) - plain.mean(plain.stale_edited),
            busy,
            more=True,
        ),
    ]


@dataclass(frozen=True, slots=True)
class Observed:
    """Second by second: stores that were being edited, that were stale, that were both; and how old edits were."""

    edited: list[int]
    stale: list[int]
    stale_edited: list[int]
    ages: list[float]
    refused: int

    def mean(self, counts: list[int]) -> float:
        return sum(counts) / len(counts)

    @property
    def soon(self) -> float:
        """The share of reads with edits whose oldest had waited for no more than a minute."""
        return sum(age <= FRESH.total_seconds() for age in self.ages) / len(self.ages)

    @property
    def p95(self) -> float:
        return sorted(self.ages)[len(self.ages) * 95 // 100]


def observed(simulated: Simulation, *, hints: bool) -> Observed:
    """A third of an hour of teams at work, once everything has found its rhythm."""
    teams = [Team.of(file, simulated) for file in simulated.ids[1:]]
    for _ in simulated.passes(20 * MINUTE, hints=hints):
        _work(teams, simulated)
    simulated.google.ages.clear()
    rows = [_seen(teams, simulated) for _ in _worked(teams, simulated, hints=hints)]
    edited, stale, both = (list(column) for column in zip(*rows, strict=True))
    return Observed(edited, stale, both, simulated.google.ages, simulated.google.calls["refused"])


@dataclass(slots=True)
class Team:
    """Who edits one store: once a day for a while, at a time that has nothing to do with the service."""

    file: str
    begins: datetime
    next_edit: datetime

    @classmethod
    def of(cls, file: str, simulated: Simulation) -> Team:
        now = simulated.clock.now()
        begins = now - SESSION + simulated.random.random() * 24 * HOUR
        return cls(file, begins, max(begins, now))

    def at_work(self, now: datetime) -> bool:
        return self.begins <= now < self.begins + SESSION


def _worked(teams: list[Team], simulated: Simulation, *, hints: bool) -> Iterator[None]:
    for _ in simulated.passes(20 * MINUTE, hints=hints):
        _work(teams, simulated)
        yield


def _work(teams: list[Team], simulated: Simulation) -> None:
    """Everybody edits whose time has come."""
    now = simulated.clock.now()
    for team in teams:
        while team.at_work(now) and team.next_edit <= now:
            simulated.google.edit(team.file)
            team.next_edit += timedelta(seconds=simulated.random.expovariate(1 / PAUSE))


def _seen(teams: list[Team], simulated: Simulation) -> tuple[int, int, int]:
    """Stores that are edited now, that have an edit which has waited too long, and that are both."""
    now, files = simulated.clock.now(), simulated.google.files
    edited = {team.file for team in teams if team.at_work(now)}
    stale = {file for file, each in files.items() if each.unseen_since and now - each.unseen_since > FRESH}
    return len(edited), len(stale), len(edited & stale)


BENCHES = {"quiet": unchanged, "fresh": fresh}
