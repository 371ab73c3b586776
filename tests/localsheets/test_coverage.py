"""COVERAGE.md says what is true."""

from __future__ import annotations

from pathlib import Path

import localsheets
from localsheets.batch.table import HANDLERS, UNIMPLEMENTED
from localsheets.coverage import LIKELY, RECORDED, evidence, page
from localsheets.drive.absent import METHODS
from localsheets.routes import ROUTES
from tests.localsheets.discovery import document, methods

PAGE = Path(localsheets.__file__).parent / "COVERAGE.md"
NAMES = {route.name for route in ROUTES} | HANDLERS.keys() | UNIMPLEMENTED


def test_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m localsheets.coverage > localsheets/COVERAGE.md"


def test_every_method_is_routed() -> None:
    published = {
        method["id"].removeprefix("sheets.") for name in ("sheets.v4", "drive.v3") for method in methods(document(name))
    }
    assert published <= NAMES


def test_evidence_is_of_what_exists() -> None:
    assert RECORDED | LIKELY <= NAMES
    assert not RECORDED & LIKELY


def test_absent_methods_say_501() -> None:
    assert {evidence(f"drive.{name}") for *_, name in METHODS} == {"501"}
    assert {evidence(name) for name in UNIMPLEMENTED} == {"501"}
