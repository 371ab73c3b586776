"""The shared quota: never above Google's limit in any minute, and hardly below it; waits after a refusal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import StaticPool

from app.db import Session, Vault, quota
from app.db.quota import Bucket
from app.db.tables import metadata
from tests.app.db.conftest import Books

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
USER, PROJECT = Bucket("reads of a user", 60), Bucket("reads of a project", 300)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@contextmanager
def in_memory() -> Iterator[Session]:
    """A session in which hypothesis may try many an order of calls."""
    engine: Engine = create_engine("sqlite://", poolclass=StaticPool)
    metadata.create_all(engine)
    with engine.begin() as connection:
        yield Session(connection, Vault("key"))
    engine.dispose()


def calls(db: Session, pauses: list[float], *, keep: int = 0) -> list[float]:
    """The moments, in seconds, of calls by one who pauses before each, and waits where told to."""
    at, made = 0.0, list[float]()
    for pause in pauses:
        at += pause
        while wait := quota.take(db, [USER], now=after(at), keep=keep):
            at += wait
        made.append(at)
    return made


def most_in_a_minute(made: list[float]) -> int:
    """Calls in the busiest minute, wherever it begins."""
    return max(bisect_right(made, start + 60) - index for index, start in enumerate(made))


@settings(max_examples=30)
@given(st.lists(st.sampled_from([0.0, 0.0, 0.3, 1.1, 4.0, 70.0]), min_size=50, max_size=250))
def test_no_minute_exceeds_limit(pauses: list[float]) -> None:
    with in_memory() as db:
        assert most_in_a_minute(calls(db, pauses)) <= 58


def test_steady_calls_use_limit() -> None:
    with in_memory() as db:
        made = calls(db, [0.0] * 600)
    assert 600 / made[-1] * 60 >= 55
    assert 57 <= most_in_a_minute(made) <= 58


def test_small_limits_work_too() -> None:
    """A limit may be shared out by hand, among several installations."""
    for most in range(1, 60):
        bucket = Bucket("small", most)
        assert bucket.steady > 0 and (most < 3 or bucket.burst + bucket.steady <= most)


def test_bucket_works_on_both(books: Books) -> None:
    with books.transaction() as db:
        made = calls(db, [0.0] * 5)
    assert made[:3] == [0.0] * 3
    assert 1.0 < made[3] < 1.2 and 2.1 < made[4] < 2.3


def test_both_limits_are_kept(books: Books) -> None:
    with books.transaction() as db:
        others = [Bucket(f"user {number}", 60) for number in range(6)]
        granted = [quota.take(db, [user, PROJECT], now=NOW) == 0 for user in others for _ in range(3)]
        assert granted.count(True) == PROJECT.burst == 15
        assert quota.wait(db, [others[-1]], now=NOW) == 0  # what the project refused, the user got back


def test_hurried_calls_go_first(books: Books) -> None:
    with books.transaction() as db:
        while not quota.take(db, [USER], now=NOW, keep=1):
            pass
        assert quota.wait(db, [USER], now=NOW) == 0
        assert quota.take(db, [USER], now=NOW) == 0
        assert quota.take(db, [USER], now=NOW) > 0


def test_refusal_closes_for_all(books: Books) -> None:
    with books.transaction() as db:
        assert quota.close(db, USER, now=NOW) == 4
        assert quota.close(db, USER, now=after(1)) == 3
        assert quota.take(db, [USER], now=after(1)) == 3
        assert quota.take(db, [USER], now=after(4)) == 0
        assert quota.take(db, [PROJECT], now=NOW) == 0


def test_refusals_double_the_wait(books: Books) -> None:
    moments, waits = 0.0, list[float]()
    with books.transaction() as db:
        for _ in range(6):
            waits.append(quota.close(db, USER, now=after(moments)))
            moments += waits[-1]
        assert waits == [4, 8, 16, 32, 60, 60]
        assert quota.close(db, USER, now=after(moments + 121)) == 4


def test_threads_share_one_bucket(books: Books) -> None:
    def one(_: int) -> bool:
        with books.transaction() as db:
            return quota.take(db, [USER, PROJECT], now=NOW) == 0

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(40))).count(True) == USER.burst


def test_clock_set_back_stops_nobody() -> None:
    with in_memory() as db:
        quota.close(db, USER, now=after(86_400))
        assert quota.wait(db, [USER], now=NOW) == 0
        assert quota.take(db, [USER], now=NOW) == 0
        assert quota.close(db, USER, now=NOW) == 4
