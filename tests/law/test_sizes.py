"""How long things may be: files, functions, and the function in the middle."""

from __future__ import annotations

from statistics import median

import pytest

from tests.law.tree import ROOT, files, length, sources

FILE_LINES = 300
FUNCTION_LINES = 40
MEDIAN_LINES = 8
NAME_WORDS = range(3, 7)
LONG_BY_PERMISSION: set[str] = set()
"""`path::function` with the reason in a comment above it; at its best, nothing."""


def test_files_stay_within_bounds() -> None:
    code = [path for path in files() if path.suffix == ".py" or path == ROOT / "run"]
    long = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {name: lines for name, lines in long.items() if lines > FILE_LINES} == {}


def test_functions_stay_within_bounds() -> None:
    long = {
        f"{source.path.relative_to(ROOT)}::{function.name}": length(function)
        for source in sources()
        for function in source.functions()
        if length(function) > FUNCTION_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in LONG_BY_PERMISSION} == {}


@pytest.mark.parametrize("folder", ["app", "localsheets", "demo"])
def test_median_function_stays_short(folder: str) -> None:
    lengths = [length(function) for source in sources(folder) for function in source.functions()]
    assert median(lengths or [0]) <= MEDIAN_LINES


def test_test_names_stay_short() -> None:
    """Four words say what holds; three or six may have to."""
    names = [f.name for source in sources("tests") for f in source.functions() if f.name.startswith("test_")]
    assert [name for name in names if len(name.split("_")) - 1 not in NAME_WORDS] == []
