"""Calls at random to the local Google, as many as asked for: none may answer 5xx. The tests ask a few thousand."""

from __future__ import annotations

import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.localsheets.asking import of_batch_update, of_drive, of_sheets
from tests.localsheets.playground import Call, Playground

# A server that was asked so often is given up for a new one: most of what it held is deleted by then.
ROUND = 500


def fuzz(calls: int, *, first: int = 0) -> str:
    """What was answered, in a line; raises AssertionError with the least call that makes the server fail.

    Rounds are numbered from `first`, and a round of a number always asks the same.
    """
    statuses: Counter[int] = Counter()
    began = time.perf_counter()
    for number in range(first, first + -(-calls // ROUND)):
        statuses += _round(number, min(ROUND, calls - ROUND * (number - first)))
    seconds = time.perf_counter() - began
    answered = ", ".join(f"{count:,} × {status}" for status, count in sorted(statuses.items()))
    return f"{calls:,} calls at random, rounds {first} to {number}, in {seconds:.1f} s: {answered}; none failed"


def _round(number: int, calls: int) -> Counter[int]:
    playground = Playground()

    @seed(number)
    @settings(
        max_examples=calls,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(call=of_batch_update() | of_sheets() | of_drive())
    def ask(call: Call) -> None:
        playground.ask(call)

    ask()
    playground.close()
    return playground.statuses
