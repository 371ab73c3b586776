"""From a script that fails to the least of it that still fails in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.proof.run import run
from tests.proof.script import Script


def shrunk(script: Script, *, fails: Callable[[Script], bool] | None = None) -> Script:
    """The script without whatever it fails without: acts first, then single interruptions, until nothing can go."""
    fails = fails or same_failure(script)
    while True:
        smaller = next((less for less in _smaller(script) if fails(less)), None)
        if smaller is None:
            return script
        script = smaller


def same_failure(script: Script) -> Callable[[Script], bool]:
    """Whether another script fails as this one does."""
    kind = run(script).kind
    return lambda other: bool(kind) and run(other).kind == kind


def _smaller(script: Script) -> Iterator[Script]:
    for index in reversed(range(len(script.acts))):
        yield script.without_act(index)
    for index, act in enumerate(script.acts):
        for position in reversed(range(len(act.interruptions))):
            yield script.without_interruption(index, position)
