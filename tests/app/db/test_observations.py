"""Answers kept by account: the last one to each question counts."""

from __future__ import annotations

from datetime import UTC, datetime

from app.db import observations
from app.model.observation import Observation
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
PASSED = Observation("guard.moved", "accepted", "differs", ("guard", "fence"))
REFUSED = Observation("guard.moved", "refused", "holds", ("guard", "fence"))
OPEN = Observation("guard.moved", "", "unknown", ("guard", "fence"))


def test_last_answer_counts(books: Books) -> None:
    with books.transaction() as db:
        observations.save(db, "me", [PASSED], now=NOW)
        assert observations.limits(db, "me").broken == {"guard", "fence"}
        observations.save(db, "me", [REFUSED], now=NOW)
        assert observations.known(db, "me") == (REFUSED,)
        assert observations.limits(db, "me").mode == "write"


def test_no_answer_leaves_earlier(books: Books) -> None:
    with books.transaction() as db:
        observations.save(db, "me", [PASSED], now=NOW)
        observations.save(db, "me", [OPEN], now=NOW)
        assert observations.known(db, "me") == (PASSED,)


def test_accounts_are_kept_apart(books: Books) -> None:
    with books.transaction() as db:
        observations.save(db, "me", [PASSED, Observation("marks.sort", "stays", "holds")], now=NOW)
        assert observations.known(db, "you") == ()
        assert observations.limits(db, "you").mode == "write"
