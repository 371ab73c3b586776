"""Submissions are on disk before anybody hears of it, once each, whatever befalls those who wait."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from app.db import Inbox, Letter, stores
from app.db.tables import submissions
from app.model.store import Store
from tests.app.db.conftest import Books


def letter(number: int, *, message: str = "", **changed: Any) -> Letter:
    named = {"id": f"su_{number:04}", "store_id": "st_1", "form": "join", "message": message or f"m{number}"}
    return Letter(**{**named, "received_at": "2026-11-24T04:00:00.000Z", "values": {"name": "小美"}, **changed})


@pytest.fixture
def inbox(books: Books) -> Iterator[Inbox]:
    opened = Inbox(books.engine, books.vault)
    yield opened
    opened.close()


def test_accepted_letter_is_kept(books: Books, inbox: Inbox) -> None:
    assert inbox.accept(letter(1)).result(10) is True
    with books.transaction() as db:
        row = db.execute(select(submissions)).mappings().one()
    assert (row["id"], row["state"], books.vault.open(row["body"])) == ("su_0001", "accepted", {"name": "小美"})


def test_letters_are_unreadable_at_rest(books: Books, inbox: Inbox) -> None:
    inbox.accept(letter(1)).result(10)
    with books.transaction() as db:
        row = db.execute(select(submissions)).mappings().one()
    assert "小美".encode() not in row["body"]


def test_letter_wakes_its_store(books: Books, inbox: Inbox) -> None:
    later = datetime(2026, 11, 25, tzinfo=UTC)
    with books.transaction() as db:
        for store_id in ("st_1", "st_2"):
            store = Store(store_id, "n", "base", "en", "Asia/Shanghai", "CNY", "active", created_at=later)
            stores.add(db, store, sync_due_at=later)
    inbox.accept(letter(1)).result(10)
    with books.transaction() as db:
        assert stores.due(db, now=datetime(2026, 11, 24, 4, 0, tzinfo=UTC), limit=9) == ["st_1"]


def test_same_message_counts_once(inbox: Inbox) -> None:
    assert inbox.accept(letter(1, message="same")).result(10) is True
    assert inbox.accept(letter(2, message="same")).result(10) is False


def test_messages_are_each_senders_own(inbox: Inbox) -> None:
    inbox.accept(letter(1, message="same")).result(10)
    assert inbox.accept(letter(2, message="same", form="order")).result(10) is True
    assert inbox.accept(letter(3, message="same", store_id="st_2")).result(10) is True


def test_crowd_is_counted_right(books: Books, inbox: Inbox) -> None:
    letters = [letter(number, message=f"m{number % 50}") for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        fresh = list(pool.map(lambda each: inbox.accept(each).result(30), letters))
    with books.transaction() as db:
        assert db.execute(select(func.count()).select_from(submissions)).scalar() == sum(fresh) == 50


def test_impatient_caller_harms_nobody(inbox: Inbox) -> None:
    assert inbox.accept(letter(1)).cancel() is False
    assert inbox.accept(letter(2)).result(10) is True


def test_failed_commit_is_heard(books: Books, inbox: Inbox) -> None:
    with pytest.raises(Exception, match=r"NOT NULL|null value"):
        inbox.accept(letter(1, form=None)).result(10)
    assert inbox.accept(letter(2)).result(10) is True


def test_closing_commits_the_rest(books: Books) -> None:
    inbox = Inbox(books.engine, books.vault)
    waiting = [inbox.accept(letter(number)) for number in range(20)]
    inbox.close()
    assert all(future.result(0) for future in waiting)
