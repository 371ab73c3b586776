"""The docs say what the code does: every setting, finding, route and command is there, every link leads somewhere."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.law.tree import ROOT, files

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def _both(*paths: Path) -> pytest.MarkDecorator:
    """The law begins with the day on which both sides of it exist."""
    absent = [str(path.relative_to(ROOT)) for path in paths if not path.exists()]
    return pytest.mark.skipif(bool(absent), reason=f"not there yet: {', '.join(absent)}")


def test_every_link_leads_somewhere() -> None:
    links = [(page, link) for page in _pages() for link in LINK.findall(_prose(page))]
    broken = [(page, link) for page, link in links if not (page.parent / link).exists()]
    assert [f"{page.relative_to(ROOT)}: {link}" for page, link in broken] == []


def test_every_command_is_real() -> None:
    usage = subprocess.run([ROOT / "run"], capture_output=True, text=True, check=False).stdout
    known = set(re.findall(r"^  \./run (\w+)", usage, re.M))
    pages = [*_pages(), ROOT / ".ci" / "run", ROOT / "Dockerfile"]
    named = {name for page in pages for name in re.findall(r"\./run ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert named - known == set()


@_both(ROOT / "app" / "settings.py", DOCS / "settings.md")
def test_every_setting_is_described() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert [name for name in _settings() if f"`{name}`" not in page] == []


@_both(ROOT / "app" / "settings.py", ROOT / ".env.example")
def test_example_environment_is_true() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(SHOPSHEET_\w+)=", example, re.M)) - set(_settings()) == set()


@_both(ROOT / "sheets_schema" / "labels" / "en.findings.toml", DOCS / "findings.md")
def test_every_finding_is_described() -> None:
    words = [path.read_text(encoding="utf-8") for path in (ROOT / "sheets_schema" / "labels").glob("en*.toml")]
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    codes = [code for text in words for code in _codes(tomllib.loads(text).get("finding", {}))]
    assert codes
    assert [code for code in codes if f"`{code}`" not in page] == []


@_both(ROOT / "app" / "main.py", DOCS / "api.md")
def test_every_route_is_described(tmp_path: Path) -> None:
    from app.main import create_app
    from app.settings import load

    paths = create_app(load({}, data_dir=tmp_path)).openapi()["paths"]
    routes = [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]
    page = _unnamed((DOCS / "api.md").read_text(encoding="utf-8"))
    assert routes
    assert [route for route in routes if not re.search(re.escape(_unnamed(route)) + r"(?![\w/])", page)] == []


def _pages() -> list[Path]:
    return [path for path in files() if path.suffix == ".md"]


def _prose(page: Path) -> str:
    """The page without its blocks and spans of code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)


def _settings() -> list[str]:
    from app.settings import PREFIX, Settings

    return [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def _codes(table: dict[str, Any], prefix: str = "") -> Iterator[str]:
    """Dotted names of the tables that hold a title, however deep."""
    for name, value in table.items():
        if isinstance(value, dict):
            code = f"{prefix}{name}"
            yield from [code] if "title" in value else _codes(value, f"{code}.")


def _unnamed(path: str) -> str:
    """What a parameter of the path is called says nothing to who calls it."""
    return re.sub(r"{\w+}", "{}", path)
