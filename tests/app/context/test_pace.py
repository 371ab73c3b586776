"""Turns: taken before a call, waited for within bounds, in the background later than for who waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.clock import ManualClock
from app.context.pace import Pace, background
from app.db import Vault, open_engine
from app.db.quota import Bucket
from app.errors import GoogleUnavailable

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
STEP = 60 / 55


@pytest.fixture
def pace(database_url: str) -> Iterator[Pace]:
    """Google's own limits, by a clock that moves when somebody sleeps."""
    engine = open_engine(database_url)
    buckets = {"read": (Bucket("read", 60),), "write": (Bucket("write", 60),)}
    yield Pace(engine, Vault("key"), ManualClock(NOON), buckets)  # type: ignore[arg-type]
    engine.dispose()


def waited(pace: Pace) -> float:
    return (pace.clock.now() - NOON).total_seconds()


def test_calls_wait_their_turn(pace: Pace) -> None:
    for _ in range(5):
        pace("read")
    pace("write")
    assert waited(pace) == pytest.approx(2 * STEP, abs=0.01)


def test_background_gives_way(pace: Pace) -> None:
    with background():
        for _ in range(12):
            pace("read")
        before = waited(pace)
        assert pace.wait("read") > 0
    pace("read")
    assert waited(pace) == before


def test_waiting_has_an_end(pace: Pace) -> None:
    assert pace.refused("read") == 4
    pace.clock.sleep(4)
    assert pace.refused("read") == 8
    with background(), pytest.raises(GoogleUnavailable) as said:
        pace("read")
    assert said.value.retry_after == pytest.approx(8 + STEP, abs=0.01)
    pace("read")
    assert waited(pace) == pytest.approx(12, abs=0.01)


def test_turn_is_taken_before(pace: Pace) -> None:
    for _ in range(3):
        pace("write")
    with pace.turn("write"):
        before = waited(pace)
        pace("write")
        assert waited(pace) == before == pytest.approx(STEP, abs=0.01)
        pace("write")
        assert waited(pace) > before


def test_no_quota_no_waiting(pace: Pace) -> None:
    free = replace(pace, buckets={})
    for _ in range(100):
        free("read")
    assert (waited(free), free.wait("read"), free.refused("read"), free.per_minute("read")) == (0, 0, 30, float("inf"))
    assert pace.per_minute("read") == 55
