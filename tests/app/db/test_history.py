"""The history stays in the order in which it was booked, says who and when, and is found by what is asked for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.db import history
from app.db.history import Wanted
from app.model.history import SERVICE, Author, Edit, Entry, by_operation, by_people
from tests.app.db.conftest import Books

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def entry(after: Any, **said: Any) -> Entry:
    return Entry(
        **{"at": NOON, "kind": "edit", "tab": "customers", "key": "k", "column": "name", "after": after, **said}
    )


def booked(books: Books, *entries: Entry, store: str = "st_1") -> None:
    with books.transaction() as db:
        history.add(db, store, entries)


def found(books: Books, before: str = "", limit: int = 50, **wanted: Any) -> list[Any]:
    with books.transaction() as db:
        return [one.after for _, one in history.page(db, "st_1", Wanted(**wanted), before=before, limit=limit)]


def test_entry_comes_back_whole(books: Books) -> None:
    given = entry(12.5, before="十二", operation_id="op_1", author=Author("likely", "阿梅"))
    booked(books, given)
    with books.transaction() as db:
        ((key_hash, back),) = history.page(db, "st_1", Wanted(), before="", limit=2)
        assert key_hash == db.vault.fingerprint("k")
    assert back == Entry(**{**{name: getattr(given, name) for name in Entry.__slots__}, "id": back.id})


def test_order_is_that_of_booking(books: Books) -> None:
    """Also within a millisecond, and where the clock went back."""
    booked(books, entry(1), entry(2))
    booked(books, entry(3))
    booked(books, entry(4, at=NOON - timedelta(days=1)), entry(5, at=NOON - timedelta(days=1)))
    assert found(books) == [5, 4, 3, 2, 1]


def test_pages_meet_without_gap(books: Books) -> None:
    booked(books, *map(entry, range(5)))
    with books.transaction() as db:
        first = history.page(db, "st_1", Wanted(), before="", limit=2)
    assert found(books, before=first[-1][1].id) == [2, 1, 0]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"tab": "orders"}, [2]),
        ({"column": "phone"}, [3]),
        ({"kind": "rewrite"}, [4]),
        ({"operation_id": "op_1"}, [4]),
        ({"since": NOON + timedelta(seconds=1)}, [5]),
        ({"until": NOON + timedelta(seconds=1), "column": "name", "tab": "customers", "kind": "edit"}, [1]),
        ({"tab": "nothing"}, []),
    ],
    ids=str,
)
def test_filters_are_kept_to(books: Books, wanted: dict[str, Any], expected: list[int]) -> None:
    rewrite = entry(4, kind="rewrite", operation_id="op_1")
    late = entry(5, at=NOON + timedelta(seconds=1))
    booked(books, entry(1), entry(2, tab="orders"), entry(3, column="phone"), rewrite, late)
    assert found(books, **wanted) == expected


def test_key_is_found_by_fingerprint(books: Books) -> None:
    booked(books, entry(1), entry(2, key="13800138000"))
    assert found(books, key_hash=books.vault.fingerprint("13800138000")) == [2]


def test_stores_are_kept_apart(books: Books) -> None:
    booked(books, entry(1, operation_id="op_1"), store="st_2")
    with books.transaction() as db:
        assert history.newest(db, "st_1", limit=5) == history.of_operation(db, "st_1", "op_1") == []
        assert history.of_keys(db, "st_1", ["k"], after="") == []


def test_later_entries_of_keys(books: Books) -> None:
    booked(books, entry(1), entry(2, operation_id="op_1"), entry(3, key="other"), entry(4))
    with books.transaction() as db:
        (mine,) = history.of_operation(db, "st_1", "op_1")
        assert [one.after for one in history.of_keys(db, "st_1", ["k"], after=mine.id)] == [4]
        assert [one.after for one in history.of_keys(db, "st_1", ["k", "other"], after=mine.id)] == [3, 4]


def test_values_are_unreadable_at_rest(books: Books) -> None:
    booked(books, entry("13800138000", key="13800138000"))
    with books.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("select * from history")
    assert not any("13800138000" in str(value) for value in row)


def test_kinds_tell_who_did_it() -> None:
    edits = [Edit("customers", "edit", "k", "name", "a", "b"), Edit("customers", "insert", "k", after="su_1")]
    assert [one.kind for one in by_people(edits, at=NOON, author=Author("likely", "阿梅"))] == ["edit", "insert"]
    done = by_operation(edits, at=NOON, operation_id="op_1")
    assert [(one.kind, one.author) for one in done] == [("rewrite", SERVICE), ("submission", SERVICE)]
