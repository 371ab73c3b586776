"""Who may touch what: databases, HTTP, pandas, the clock, commits, exceptions.

The rows of `app` and the wall between the programs are import-linter's (pyproject.toml).
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.law.tree import Source, sources

PURE = ("model", "fields", "provision", "normalise", "audit", "analyse", "publish")
ONLY_IN = {
    "alembic": ["app.db*"],
    "apscheduler": ["app.worker"],
    "google": ["app.sheets*"],
    "gspread": ["app.sheets*"],
    "httpx": ["app.sheets*", "app.notify*"],
    "numpy": ["app.analyse*"],
    "pandas": ["app.analyse*"],
    "requests": [],
    "sqlalchemy": ["app.db*", "app.*.queries", "app.context*"],
    "sqlite3": ["app.db*"],
    "typer": ["app.cli*"],
}
IMPURE = {
    *("aiohttp", "app.clock", "app.log", "asyncio", "fastapi", "http", "os", "random", "secrets", "socket"),
    *("starlette", "structlog", "subprocess", "tempfile", "threading", "time", "urllib.request", "uvicorn"),
}
PERMITTED = {("app.model.ids", "secrets")}
"""New ids are drawn in one place, and it is the vocabulary's."""
COMMITS = re.compile(r"\.commit$|engine\.begin$")
MAY_COMMIT = ["app.context*", "app.db.engine", "app.db.inbox"]
"""The edge of a request or job, the migrations at start, the group commit of submissions."""
READS_CLOCK = re.compile(r"\bdatetime\.(now|utcnow|today)$|\bdate\.today$|\btime\.time(_ns)?$")
CLOCKS = ["app.clock", "localsheets.local.clock"]
NO_RAISE = ("app.normalise", "app.audit", "app.analyse")


@pytest.mark.parametrize("library", sorted(ONLY_IN))
def test_library_stays_in_place(library: str) -> None:
    strangers = [
        source.place(node)
        for source in sources("app")
        for name, node in source.imports()
        if name.split(".")[0] == library and not _any(source.module, ONLY_IN[library])
    ]
    assert strangers == []


def test_pure_packages_touch_nothing() -> None:
    touching = [
        f"{source.place(node)} imports {name}"
        for source in sources("app")
        if _within(source, [f"app.{package}" for package in PURE])
        for name, node in source.imports()
        if {name, name.split(".")[0]} & IMPURE and (source.module, name) not in PERMITTED
    ]
    assert touching == []


def test_commits_stay_at_edge() -> None:
    assert _calls("app", COMMITS, but=MAY_COMMIT) == []


def test_clock_is_given_everywhere() -> None:
    assert _calls("app", READS_CLOCK, but=CLOCKS) == []
    assert _calls("localsheets", READS_CLOCK, but=CLOCKS) == []


def test_bad_cells_never_raise() -> None:
    raising = [
        source.place(node)
        for source in sources("app")
        if _within(source, NO_RAISE)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Raise)
    ]
    assert raising == []


def test_importing_does_nothing_else(tmp_path: Path) -> None:
    """With no environment and in an empty folder: nothing fails, warns or is written; heavy ones stay out."""
    modules = [s.module for s in sources("app", "localsheets", "demo") if not s.module.endswith("__main__")]
    program = f"import sys, {', '.join(modules)}\nprint(*({{'alembic', 'pandas'}} & set(sys.modules)))"
    command = [sys.executable, "-W", "error", "-c", program]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True)
    assert (done.stderr, done.stdout.strip(), list(tmp_path.iterdir())) == ("", "", [])


def _calls(folder: str, names: re.Pattern[str], *, but: list[str]) -> list[str]:
    """Places, outside of some modules, that call what is so named."""
    return [
        f"{source.place(node)} {called}"
        for source in sources(folder)
        if not _any(source.module, but)
        for called, node in source.calls()
        if names.search(called)
    ]


def _within(source: Source, packages: tuple[str, ...] | list[str]) -> bool:
    return any(source.module == package or source.module.startswith(f"{package}.") for package in packages)


def _any(module: str, patterns: list[str]) -> bool:
    return any(fnmatch(module, pattern) for pattern in patterns)
