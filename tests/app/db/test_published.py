"""What stands in derived tabs is remembered by tab, with the day of a day's tab, until it is forgotten."""

from __future__ import annotations

from datetime import date

from app.db import published
from tests.app.db.conftest import Books


def test_bodies_are_replaced(books: Books) -> None:
    with books.transaction() as db:
        published.save(db, "st_1", {1: "a", 2: "b"}, days={2: "2026-11-24"})
        published.save(db, "st_1", {1: "c"}, days={})
        assert published.bodies(db, "st_1") == {1: "c", 2: "b"}
        assert published.days(db, "st_1") == {date(2026, 11, 24)}
        assert published.bodies(db, "st_2") == {}


def test_tabs_are_removed(books: Books) -> None:
    with books.transaction() as db:
        published.save(db, "st_1", {1: "a", 2: "b"}, days={})
        published.save(db, "st_2", {1: "a"}, days={})
        published.remove(db, "st_1", [1])
        assert published.bodies(db, "st_1") == {2: "b"}
        published.forget(db, "st_1")
        assert (published.bodies(db, "st_1"), published.bodies(db, "st_2")) == ({}, {1: "a"})
