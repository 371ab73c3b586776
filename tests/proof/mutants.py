"""`python -m tests.proof --mutants`: small faults put into delta, plan and fence; whether their unit tests see them.

mutmut makes them and runs the tests (`[tool.mutmut]` in pyproject.toml says of what, by which) on a copy of the
repository, since it writes beside what it mutates.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.law.tree import ROOT, files

Results = Mapping[str, Mapping[str, int | None]]
"""Module as a path → name of a mutant → exit status of its tests."""
STATES: dict[int | None, str] = {0: "survived", 1: "killed", 3: "killed", 5: "not covered", 33: "not covered"}
"""As mutmut tells them; whatever else comes is a test that did not end."""
COLUMNS = ("killed", "did not end", "survived", "not covered")


def run(workers: int) -> int:
    """Prints a table and every mutant that lives. Exit status 0 where nine of ten are killed."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        _copy(place)
        mutmut = str(Path(sys.executable).with_name("mutmut"))
        command = [mutmut, "run", "--max-children", str(workers)]
        subprocess.run(command, cwd=place, stdout=subprocess.DEVNULL, check=True)
        results = found(place / "mutants")
        print(*table(results), sep="\n")
        for name in alive(results):
            shown = subprocess.run([mutmut, "show", name], cwd=place, capture_output=True, text=True)
            print("", shown.stdout.strip(), sep="\n")
    return 0 if score(results) >= 0.9 else 1


def found(mutants: Path) -> Results:
    """What mutmut has written beside each module that it mutated."""
    read = {path: json.loads(path.read_text())["exit_code_by_key"] for path in sorted(mutants.rglob("*.meta"))}
    return {str(path.relative_to(mutants).with_suffix("")): codes for path, codes in read.items() if codes}


def score(results: Results) -> float:
    """The share of all mutants that a failing test tells; a test that does not end tells nothing for certain."""
    states = [_state(code) for codes in results.values() for code in codes.values()]
    return states.count("killed") / len(states) if states else 0.0


def alive(results: Results) -> list[str]:
    """Names of those that no test saw."""
    return [name for codes in results.values() for name, code in codes.items() if _state(code) != "killed"]


def table(results: Results) -> Iterator[str]:
    """The figures in Markdown."""
    yield "| module | mutants | " + " | ".join(COLUMNS) + " |"
    yield "| --- |" + " ---: |" * (1 + len(COLUMNS))
    for module, codes in results.items():
        states = Counter(map(_state, codes.values()))
        yield f"| `{module}` | {len(codes)} | " + " | ".join(str(states[column]) for column in COLUMNS) + " |"
    yield ""
    yield f"{score(results):.1%} of {sum(map(len, results.values()))} killed"


def _state(code: int | None) -> str:
    return STATES.get(code, "did not end")


def _copy(place: Path) -> None:
    for path in files():
        copy = place / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
