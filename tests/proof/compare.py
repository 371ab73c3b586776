"""`python -m tests.proof --compare --runs N`: the same days by today's idioms and by the service, in one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor

from tests.proof.idioms import contest, days
from tests.proof.idioms.contest import CONTESTANTS, Counts
from tests.proof.idioms.tally import DAMAGE

CHUNK = 10
"""Days that a process plays before it tells."""
DAMAGED = "days with damage"
COLUMNS = ("operations in between", "faults", "cells cleaned", "form rows added", *DAMAGE, DAMAGED)


def compare(runs: int, *, workers: int) -> dict[str, Counts]:
    """Contestant → what the days from seed 0 on came to."""
    tasks = [(name, first, min(CHUNK, runs - first)) for first in range(0, runs, CHUNK) for name in CONTESTANTS]
    sums: dict[str, Counts] = {name: Counter() for name in CONTESTANTS}
    with ProcessPoolExecutor(workers) as pool:
        for (name, _, _), counts in zip(tasks, pool.map(_chunk, *zip(*tasks, strict=True)), strict=True):
            sums[name] += counts
    return sums


def played(seed: int, contestant: str) -> Counts:
    """One day, and whether anything of people was damaged in it."""
    counts = contest.play(days.script(seed), contestant)
    return counts + Counter({DAMAGED: int(any(counts[name] for name in DAMAGE))})


def table(sums: Mapping[str, Counts], runs: int) -> str:
    """The figures in Markdown."""
    return "\n".join(_lines(sums, runs))


def _chunk(contestant: str, first: int, count: int) -> Counts:
    return sum((played(seed, contestant) for seed in range(first, first + count)), Counter())


def _lines(sums: Mapping[str, Counts], runs: int) -> Iterator[str]:
    yield f"{runs:,} days each, seeds 0 to {runs - 1}"
    yield ""
    yield "| | " + " | ".join(COLUMNS) + " |"
    yield "| --- |" + " ---: |" * len(COLUMNS)
    for name, counts in sums.items():
        cells = (f"**{counts[column]:,}**" if column in DAMAGE else f"{counts[column]:,}" for column in COLUMNS)
        yield f"| {name} | " + " | ".join(cells) + " |"
