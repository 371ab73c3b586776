"""The simulator itself: the same seed is the same run, and the least of a failing script still fails."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.proof import draw, planted
from tests.proof.run import run
from tests.proof.script import Script
from tests.proof.shrink import shrunk

TRACE = "from tests.proof import draw; from tests.proof.run import run; print(*run(draw.script(5)).trace, sep='\\n')"


def test_same_seed_same_trace() -> None:
    script = draw.script(5)
    assert run(script).trace == run(script).trace


def test_same_trace_in_other_process() -> None:
    """Where the order of sets and dictionaries is another."""
    told = {_told(hash_seed) for hash_seed in ("1", "2")}
    assert len(told) == 1 and "quiet" in told.pop()


def test_script_survives_as_json() -> None:
    script = draw.script(7, whole=True)
    assert Script.from_json(script.to_json()) == script


def test_failure_shrinks_to_little() -> None:
    """Whatever is left out that the failure does not need."""
    with planted.writing_by_row_number():
        script = next(script for script in map(draw.script, range(200)) if run(script).kind and len(script.events) > 4)
        least = shrunk(script)
        assert run(least).kind == run(script).kind
    assert len(least.events) < len(script.events)


def _told(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run([sys.executable, "-c", TRACE], capture_output=True, text=True, check=True, env=environment)
    return done.stdout
