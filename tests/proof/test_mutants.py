"""How the figures of mutation testing are reckoned; the testing itself takes too long to be a test."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from tests.law.tree import ROOT
from tests.proof import mutants

RESULTS = {"app/a.py": {"a1": 1, "a2": 0, "a3": 33}, "app/b.py": {"b1": 3, "b2": 36}}


def test_only_failing_tests_kill() -> None:
    assert mutants.score(RESULTS) == 2 / 5
    assert mutants.alive(RESULTS) == ["a2", "a3", "b2"]


def test_table_adds_nothing_up_twice() -> None:
    lines = list(mutants.table(RESULTS))
    assert "| `app/a.py` | 3 | 1 | 0 | 1 | 1 |" in lines and "| `app/b.py` | 2 | 1 | 1 | 0 | 0 |" in lines
    assert lines[-1] == "40.0% of 5 killed"


def test_results_are_found_beside_modules(tmp_path: Path) -> None:
    for name, codes in RESULTS.items():
        path = tmp_path / f"{name}.meta"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({"exit_code_by_key": codes}))
    assert mutants.found(tmp_path) == RESULTS


def test_what_is_mutated_exists() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["mutmut"]
    named = [*asked["only_mutate"], *asked["pytest_add_cli_args_test_selection"]]
    assert [path for path in named if not (ROOT / path).is_file()] == []
    assert sum(len((ROOT / path).read_text().splitlines()) for path in asked["only_mutate"]) <= 600
