"""A copy of `sheets_schema/` that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.templates.load import ROOT

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the whole schema folder."""
    return Path(shutil.copytree(ROOT, tmp_path / "sheets_schema"))


@pytest.fixture
def spoil(folder: Path) -> Spoil:
    """Replaces the first occurrence of a text in a file of the copy; gives the copy."""

    def replace(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace
