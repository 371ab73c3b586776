"""The docs say what the code does: every setting, finding and route is described, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.law.tree import ROOT, files

DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def _both(*paths: Path) -> pytest.MarkDecorator:
    """The law begins with the day on which both sides of it exist."""
    absent = [str(path.relative_to(ROOT)) for path in paths if not path.exists()]
    return pytest.mark.skipif(bool(absent), reason=f"not there yet: {', '.join(absent)}")


def test_every_link_leads_somewhere() -> None:
    pages = [path for path in files() if path.suffix == ".md"]
    links = [(page, link) for page in pages for link in LINK.findall(_prose(page))]
    broken = [(page, link) for page, link in links if not (page.parent / link).exists()]
    assert [f"{page.relative_to(ROOT)}: {link}" for page, link in broken] == []


@_both(ROOT / "app" / "settings.py", DOCS / "settings.md")
def test_every_setting_is_described() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert [name for name in _settings() if f"`{name}`" not in page] == []


@_both(ROOT / "app" / "settings.py", ROOT / ".env.example")
def test_example_environment_is_true() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^(SHOPSHEET_\w+)=", example, re.M)) - set(_settings()) == set()


def _settings() -> list[str]:
    from app.settings import PREFIX, Settings

    return [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def _prose(page: Path) -> str:
    """The page without its blocks and spans of code."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.S)
