"""One of the team at work: types records, edits, inserts, deletes, moves and sorts, all drawn from one seed."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from demo.desk import Desk, Marked
from demo.material import Material
from demo.sheet import Sheet

KINDS = {"edit": 60, "insert": 15, "delete": 10, "move": 10, "sort": 5}
"""Of a hundred acts."""
PLACES = {"orders": 6, "customers": 3, "products": 1}
"""Of ten acts, how many happen in which tab."""
SORTED_BY = {"customers": ("name", "phone", "owner"), "products": ("sku", "price"), "orders": ("date", "paid", "sku")}
PAUSE = (0.02, 0.16)
"""Seconds between two acts of a person, at least and at most."""
CLEARED = 0.05
"""The share of edits that empty a cell."""
RAW = 0.2
"""The share of edits that are pasted as RAW text."""


@dataclass(frozen=True, slots=True)
class Job:
    """Records to be entered together, each with its mark."""

    tab: str
    records: Sequence[Marked]
    raw: bool
    """Pasted as RAW text, instead of typed."""


@dataclass(slots=True)
class Tally:
    """What the team has done so far, by kind."""

    counts: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: str, count: int = 1) -> None:
        with self.lock:
            self.counts[kind] += count


@dataclass(slots=True)
class Person:
    """Who they are, what they type from, at which desks they work, and the marks of their own records."""

    name: str
    sheet: Sheet
    rng: Random
    desks: Mapping[str, Desk]
    material: Material
    tally: Tally
    own: dict[str, list[str]] = field(default_factory=lambda: {tab: [] for tab in PLACES})
    inserted: int = 0

    def enter(self, jobs: Iterable[Job]) -> None:
        """Enters the records of some jobs below what stands in their tabs."""
        for job in jobs:
            self.desks[job.tab].enter(self.sheet, job.records, by=self.name, raw=job.raw)
            self.own[job.tab] += [mark for mark, _ in job.records]
            self.tally.add(job.tab, len(job.records))
            self.tally.add("raw" if job.raw else "typed", len(job.records))

    def bustle(self, acts: int) -> None:
        """So many acts, each somewhere else, with a breath after each."""
        ways = {
            "edit": self._edit,
            "insert": self._insert,
            "delete": self._delete,
            "move": self._move,
            "sort": self._sort,
        }
        for _ in range(acts):
            self._act(ways)
            time.sleep(self.rng.uniform(*PAUSE))

    def _act(self, ways: Mapping[str, Callable[[str], None]]) -> None:
        kind, tab = _drawn(self.rng, KINDS), _drawn(self.rng, PLACES)
        if kind in ("edit", "delete") and not self.own[tab]:
            kind = "insert"
        ways[kind](tab)
        self.tally.add(kind)

    def _edit(self, tab: str) -> None:
        column, text = self.rng.choice(sorted(self.material.another(self.rng, tab).items()))
        text = "" if self.rng.random() < CLEARED else text
        mark, raw = self.rng.choice(self.own[tab]), self.rng.random() < RAW
        self.desks[tab].edit(self.sheet, mark, (column, text), raw=raw)

    def _insert(self, tab: str) -> None:
        self.inserted += 1
        mark = f"{self.name}-{self.inserted:03d}"
        texts, at = self.material.another(self.rng, tab), self.rng.random()
        self.desks[tab].insert(self.sheet, (mark, texts), by=self.name, at=at)
        self.own[tab].append(mark)

    def _delete(self, tab: str) -> None:
        mark = self.own[tab].pop(self.rng.randrange(len(self.own[tab])))
        self.desks[tab].delete(self.sheet, mark)

    def _move(self, tab: str) -> None:
        self.desks[tab].move(self.sheet, source=self.rng.random(), target=self.rng.random())

    def _sort(self, tab: str) -> None:
        self.desks[tab].sort(self.sheet, self.rng.choice(SORTED_BY[tab]), descending=self.rng.random() < 0.5)


def _drawn(rng: Random, weights: Mapping[str, int]) -> str:
    return rng.choices(tuple(weights), tuple(weights.values()))[0]
