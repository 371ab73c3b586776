"""What is known of structures, on both kinds of data base."""

from __future__ import annotations

from datetime import UTC, datetime

from app.db import structures
from app.model.finding import Finding
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
TOLD = [Finding("structure.tab.doubled", "customers", "客户", seen="客户 的副本", details=(("tab", "客户"),))]


def test_nothing_is_known_first(books: Books) -> None:
    with books.transaction() as db:
        assert structures.baseline(db, "st_1") == structures.paused_for(db, "st_1") == ""
        assert structures.findings(db, "st_1") == []


def test_findings_survive_the_vault(books: Books) -> None:
    with books.transaction() as db:
        structures.looked(db, "st_1", TOLD, now=NOW)
        assert structures.findings(db, "st_1") == TOLD


def test_each_keeps_what_others_say(books: Books) -> None:
    with books.transaction() as db:
        structures.save_baseline(db, "st_1", "{}")
        structures.mark(db, "st_1", paused_for="gone")
        structures.looked(db, "st_1", TOLD, now=NOW)
        structures.mark(db, "st_1")
        assert (structures.baseline(db, "st_1"), structures.paused_for(db, "st_1")) == ("{}", "gone")
        assert structures.findings(db, "st_1") == TOLD
