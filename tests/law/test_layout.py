"""Where things lie: the top of the repository, the menu of a slice, file names, the mirror of the tests."""

from __future__ import annotations

from pathlib import Path

from tests.law.tree import ROOT, files, sources

FORBIDDEN = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
SLICES = {
    "onboarding",
    "intake",
    "hints",
    "sync",
    "structure",
    "summaries",
    "doctor",
    "imports",
    "backups",
    "privacy",
    "console",
}
MENU = {"__init__", "routes", "schemas", "service", "queries", "jobs"}
OUTSIDE_WORLD = {"alembic", "fastapi", "google", "gspread", "httpx", "sqlalchemy", "sqlite3", "starlette"}
TOP = {
    *("run", "pyproject.toml", "requirements.lock", "requirements-runtime.lock", "requirements-uv.lock"),
    *("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"),
    *("Dockerfile", "compose.yaml", "credentials.example.json", ".env.example"),
    *(".ci", ".dockerignore", ".gitattributes", ".gitignore"),
    *("app", "sheets_schema", "localsheets", "demo", "migrations", "tests", "benchmarks", "docs"),
}


def test_top_holds_nothing_undrawn() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in files()} - TOP == set()


def test_no_file_is_nameless() -> None:
    named = [(path, set(path.relative_to(ROOT).with_suffix("").parts)) for path in files()]
    assert [str(path) for path, parts in named if parts & FORBIDDEN] == []


def test_slice_nouns_stay_pure() -> None:
    """A slice's files come from the menu; what is beside them computes, and touches no world."""
    offences = [
        f"{source.place(node)} imports {name}: files of a slice that do so are {sorted(MENU)}"
        for source in sources("app")
        if _is_noun_of_slice(source.path)
        for name, node in source.imports()
        if name.split(".")[0] in OUTSIDE_WORLD
    ]
    assert offences == []


def test_slice_modules_lie_flat() -> None:
    deep = [path for path in files() if path.suffix == ".py" and len(_in_slice(path)) > 1]
    assert [str(path.relative_to(ROOT)) for path in deep] == []


def test_tests_mirror_the_source() -> None:
    """`tests/app/fields/test_mobile.py` tests `app/fields/mobile.py`; `test_mobile_x.py` one aspect of it."""
    tests = [source.path for source in sources("tests") if source.path.name.startswith("test_")]
    mirrors = [path for path in tests if path.relative_to(ROOT / "tests").parts[0] == "app"]
    assert [str(path.relative_to(ROOT)) for path in mirrors if not _mirrored(path)] == []


def _in_slice(path: Path) -> tuple[str, ...]:
    """The path below its slice; nothing for what is in none."""
    parts = path.relative_to(ROOT).parts
    return parts[2:] if parts[0] == "app" and len(parts) > 2 and parts[1] in SLICES else ()


def _is_noun_of_slice(path: Path) -> bool:
    return len(_in_slice(path)) == 1 and path.stem not in MENU


def _mirrored(test: Path) -> bool:
    folder = ROOT / test.parent.relative_to(ROOT / "tests")
    names = [path.stem for path in folder.glob("*") if path.suffix in ("", ".py")] + [folder.name]
    subject = test.stem.removeprefix("test_")
    return any(subject == name or subject.startswith(f"{name}_") for name in names)
