"""The repository as the law sees it: its files, and its Python as syntax trees. Runs and judges nothing."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("app", "localsheets", "demo", "migrations", "tests", "benchmarks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def module(self) -> str:
        """Dotted name, `app.model.row`; of a package its own, `app.model`."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def place(self, node: ast.AST) -> str:
        """Where a node stands, as an editor can open it."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the dotted name of what is called, `datetime.now`, as it is written."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield ast.unparse(node.func), node

    def imports(self) -> Iterator[tuple[str, ast.stmt]]:
        """Every module that is imported, wherever the import stands; `from a import b` gives `a`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield node.module or "", node

    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def files() -> tuple[Path, ...]:
    """What git tracks or would track, without what is ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = sorted(ROOT / name for name in set(listed.split("\0")) if name)
    return tuple(path for path in paths if path.is_file())


def sources(*folders: str) -> Iterator[Source]:
    """The Python files of some top folders, all of `CODE` where none is named; absent ones hold none."""
    return (source for source in _parsed() if source.path.relative_to(ROOT).parts[0] in (folders or CODE))


@cache
def _parsed() -> tuple[Source, ...]:
    paths = [path for path in files() if path.suffix == ".py"]
    return tuple(_source(path) for path in paths)


def _source(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path, text, ast.parse(text, filename=str(path.relative_to(ROOT))))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring: words do not make a function long."""
    first = function.body[0]
    said = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if said else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring
