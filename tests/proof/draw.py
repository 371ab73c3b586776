"""From a seed to a script: what happens, drawn so that people and faults come between two of the service's calls."""

from __future__ import annotations

from random import Random

from tests.proof.faults import FAULTS
from tests.proof.operations import GROUPS, OPERATIONS
from tests.proof.script import Act, Event, Interruption, Script

TYPING = [*GROUPS["cells"], *GROUPS["blocks"]]
EVERYTHING = list(OPERATIONS)
AWAY = ("unshare the spreadsheet", "let the service only look", "put it in the bin", "delete an input tab")
"""After these the store pauses: drawn seldom, so that most runs go on."""
JUMPS = ("1", "61", "125", "3600", "86400", "-1", "-120", "-86400")


WHOLE = 25
"""Of so many scripts one has all derived tabs, where they are asked for."""


def script(seed: int, *, whole: bool = False) -> Script:
    """The run of a seed; `whole`: some runs with all derived tabs, and with the summaries of days."""
    whole = whole and seed % WHOLE == 0
    random = Random(seed)
    acts = [_people(random)]
    for number in range(random.choice((1, 1, 1, 2, 2, 3))):
        if random.random() < 0.45:
            acts.append(_act(random, "submit", chance=0.1))
        if whole and random.random() < 0.5:
            acts.append(_act(random, "day", chance=0.1))
        acts.append(_act(random, "sync", chance=0.9, first=() if number else (_interruption(random, where=SURE),)))
        if random.random() < 0.3:
            acts.append(_people(random))
        if random.random() < 0.25:
            acts.append(Act("resume", wait=1))
    return Script(seed, random.choice(("service", "boss")), whole, tuple(acts))


def _people(random: Random) -> Act:
    """Some people at work while the service sleeps."""
    count = random.randrange(1, 5)
    return Act("people", wait=5, interruptions=tuple(_between(_typing(random)) for _ in range(count)))


def _between(event: Event) -> Interruption:
    return Interruption("call", 1, "before", event)


def _act(random: Random, name: str, *, chance: float, first: tuple[Interruption, ...] = ()) -> Act:
    found = list(first)
    while random.random() < chance and len(found) < 4:
        found.append(_interruption(random))
        chance *= 0.6
    return Act(name, random.randrange(2**32), random.choice((3.0, 11.0, 31.0)), tuple(found))


def _interruption(random: Random, *, where: tuple[tuple[str, int], ...] = ()) -> Interruption:
    """Somewhere among these places, which every sync reaches once; else anywhere."""
    kind = random.choices(("human", "fault", "kill", "jump", "replica"), (52, 30, 10, 3, 5))[0]
    at_commit = kind == "kill" and not where and random.random() < 0.6
    place = "commit" if at_commit else random.choices(*zip(*(where or WHERE), strict=True))[0]
    nth = 1 if where else random.randrange(1, 9) if at_commit else random.choices((1, 2, 3), (8, 2, 1))[0]
    side = "before" if kind == "fault" else random.choice(("before", "after"))
    event = Event(kind, _name(random, kind), random.randrange(2**32))  # type: ignore[arg-type]
    return Interruption(place, nth, side, event)  # type: ignore[arg-type]


WHERE = (("apply", 50), ("read", 20), ("call", 10), ("probe", 8), ("burn", 6), ("drive", 3), ("marks", 3))
"""Where something happens, and how often: most where a plan is about to arrive that was made from what was read."""
SURE = (("apply", 60), ("read", 40))
"""Where something happens in the first sync of every run, so that nearly every run is an interleaving."""


def _name(random: Random, kind: str) -> str:
    if kind == "human":
        return _operation(random)
    if kind == "fault":
        return random.choice(list(FAULTS))
    return random.choice(JUMPS) if kind == "jump" else ""


def _typing(random: Random) -> Event:
    name = random.choice(TYPING) if random.random() < 0.7 else _operation(random)
    return Event("human", name, random.randrange(2**32))


def _operation(random: Random) -> str:
    """Of any group as often, however many operations it has."""
    name = random.choice(list(GROUPS[random.choice(list(GROUPS))]))
    return random.choice(EVERYTHING) if name in AWAY and random.random() < 0.7 else name
