"""From a seed to a day's work: people type, forms come, syncs run, and people and faults come in between. Nothing odd:
headers stay, nobody is locked out, no process dies; who loses something here loses it on any day.
"""

from __future__ import annotations

from random import Random

from tests.proof.operations import GROUPS, Desk
from tests.proof.operations.desk import Here
from tests.proof.script import Act, Event, Interruption, Script, Where

ODD = {
    *("add a synonym", "change a setting", "type a formula", "type a very long text"),
    *("clear everything", "clear the whole tab", "delete most rows", "sort header and all", "split text to columns"),
    *("delete a column", "copy a column aside", "cut a column elsewhere", "swap two columns by hand"),
}
"""Left out: what changes the meaning of words, what scripts are not made for, what leaves nothing to be compared."""
EVERYDAY = {
    group: [name for name in GROUPS[group] if name not in ODD] for group in ("cells", "blocks", "rows", "columns")
}
FAULTS = ("503 before", "503 after", "500 before", "429 before", "reset before", "reset after", "hang after")
"""Answers that are errors, and answers that are lost though Google did what was asked."""
SHARES = {"cells": 35, "blocks": 20, "rows": 35, "columns": 10}


def script(seed: int) -> Script:
    """The day of a seed."""
    random = Random(seed)
    acts = [_people(random)]
    for _ in range(2):
        acts += [Act("submit", random.randrange(2**32)) for _ in range(random.choice((0, 1, 2)))]
        acts.append(Act("sync", wait=61.0, interruptions=_between(random)))
        acts.append(_people(random))
    return Script(seed, random.choice(("service", "boss")), acts=(*acts, Act("sync", wait=61.0)))


def _people(random: Random) -> Act:
    """Some people type while nobody syncs."""
    events = [_human(random, random.choice(("cells", "cells", "blocks"))) for _ in range(random.randrange(3, 8))]
    return Act("people", wait=5, interruptions=tuple(Interruption("call", 1, "before", event) for event in events))


def _between(random: Random) -> tuple[Interruption, ...]:
    """One or two operations of people between a read and a write, and in every third sync a fault."""
    groups = random.choices(list(SHARES), list(SHARES.values()), k=random.choice((1, 1, 2)))
    found = [Interruption("apply", _nth(random), "before", _human(random, group)) for group in groups]
    if random.random() < 1 / 3:
        where: Where = random.choice(("apply", "apply", "apply", "read"))
        found.append(Interruption(where, _nth(random), "before", Event("fault", random.choice(FAULTS))))
    return tuple(found)


def _nth(random: Random) -> int:
    return random.choices((1, 2, 3), (6, 2, 1))[0]


def _human(random: Random, group: str) -> Event:
    return Event("human", random.choice(EVERYDAY[group]), random.randrange(2**32))


class Shop(Desk):
    """Where people of the comparison work: three tabs."""

    def here(self, *names: str) -> Here | None:
        """One of the three tabs, customers and orders first."""
        return super().here(*(names or ("customers", "customers", "customers", "orders", "orders", "products")))
