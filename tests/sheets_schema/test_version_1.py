"""The first version, kept as it was declared: what stores that were set up with it have, and are upgraded from."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.templates import load, locales

FIRST = Path(__file__).parent / "version_1"


@pytest.mark.parametrize("locale", locales())
def test_first_version_still_loads(locale: str) -> None:
    first = load("base", locale, root=FIRST)
    assert (first.version, len(first.tabs), first.column("customers.birthday").field) == (1, 10, "text")


@pytest.mark.parametrize("locale", locales())
def test_nothing_declared_is_lost(locale: str) -> None:
    """A newer version keeps the tabs and columns that stores have, under their names and headers."""
    first, now = load("base", locale, root=FIRST), load("base", locale)
    for column in (column for tab in first.inputs for column in tab.columns):
        assert now.column(column.path).label == column.label
    assert now.version > first.version
