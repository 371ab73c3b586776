"""The four of the team: who they are, how the work is dealt out to them, and their threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from demo.desk import Marked
from demo.material import Material, sized
from demo.people import TEAM
from demo.person import KINDS, Job, Person, Tally

ADDRESSES = ("boss@shop.example", "amei@shop.example", "lin@shop.example", "yu@shop.example")
ACCOUNTS = dict(zip(ADDRESSES, TEAM, strict=True))
"""E-mail address → how the person is called; the first one owns the store."""

BLOCKS = {"customers": 25, "products": 17, "orders": 50}
"""Records of one block, at scale 1."""
ROW_BY_ROW = {"customers": 24, "products": 12, "orders": 84}
"""So many records are entered one by one once the blocks are in, at scale 1."""
RAW_EVERY = 5
"""One of so many blocks or rows is pasted as RAW text."""
ACTS = 240
"""Edits, inserted, deleted, moved and sorted rows of the whole team, at scale 1."""
LETTERS = {"customers": "K", "products": "S", "orders": "D"}
"""With which the marks of a tab begin."""


@dataclass(slots=True)
class Team:
    """All four, at once."""

    people: Sequence[Person]
    material: Material
    scale: float
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(len(TEAM), "team"))

    @property
    def tally(self) -> Tally:
        return self.people[0].tally

    @property
    def total(self) -> int:
        """Records to enter and acts to do."""
        return sum(map(len, self.material.records.values())) + self._acts * len(self.people)

    @property
    def done(self) -> int:
        """Records entered and acts done."""
        return sum(self.tally.counts[kind] for kind in ("typed", "raw", *KINDS))

    def enter_blocks(self) -> list[Future[None]]:
        """Begins to enter most records, in blocks."""
        return self._enter([job for tab in LETTERS for job in self._blocks(tab)])

    def enter_rows(self) -> list[Future[None]]:
        """Begins to enter the other records, one by one."""
        return self._enter([job for tab in LETTERS for job in self._rows(tab)])

    def bustle(self) -> list[Future[None]]:
        """Begins to edit, insert, delete, move and sort."""
        return self._each(lambda person, number: person.bustle(self._acts))

    def leave(self) -> None:
        """Ends the connections, by which work that is still going on fails, and then the threads."""
        for person in self.people:
            person.sheet.close()
        self.pool.shutdown(cancel_futures=True)

    @property
    def _acts(self) -> int:
        """Acts of each person."""
        return -(-sized(ACTS, self.scale) // len(self.people))

    def _parts(self, tab: str) -> tuple[list[Marked], list[Marked]]:
        """The records of a tab that come in blocks, and those that come one by one."""
        records = self.material.records[tab]
        marked = [(f"{LETTERS[tab]}{number:04d}", texts) for number, texts in enumerate(records, start=1)]
        cut = len(marked) - min(len(marked), sized(ROW_BY_ROW[tab], self.scale))
        return marked[:cut], marked[cut:]

    def _blocks(self, tab: str) -> list[Job]:
        return _jobs(tab, self._parts(tab)[0], size=sized(BLOCKS[tab], self.scale))

    def _rows(self, tab: str) -> list[Job]:
        return _jobs(tab, self._parts(tab)[1], size=1)

    def _enter(self, jobs: Sequence[Job]) -> list[Future[None]]:
        def share(person: Person, number: int) -> None:
            mine = list(jobs[number :: len(self.people)])
            person.rng.shuffle(mine)  # so that not all sit at the same desk at once
            person.enter(mine)

        return self._each(share)

    def _each(self, work: Callable[[Person, int], None]) -> list[Future[None]]:
        return [self.pool.submit(work, person, number) for number, person in enumerate(self.people)]


def _jobs(tab: str, records: Sequence[Marked], *, size: int) -> list[Job]:
    """The records in parts of one size, some of them to be pasted; the first of these comes early."""
    parts = [records[start : start + size] for start in range(0, len(records), size)]
    return [Job(tab, part, raw=number % RAW_EVERY == 1) for number, part in enumerate(parts)]
