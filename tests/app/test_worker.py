"""Every job by its clock: until told to end, whatever goes wrong in one tick, several hands at one job."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator

import pytest

from app import worker
from app.context import Context
from app.context.pace import _in_background
from tests.shop import Shop

Run = Callable[..., threading.Event]


@pytest.fixture
def run(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Starts the scheduler with one job at a tick of 20 ms; stops it at the end."""
    started = []

    def starting(job: Callable[[Context], int], *, named: str = "sync_due") -> None:
        job.__name__ = named
        monkeypatch.setattr(worker, "sync_due", job)
        monkeypatch.setattr(worker, "JOBS", ((job, 0.02),))
        started.append(worker.start(shop.context))

    yield starting  # type: ignore[misc]
    for scheduler in started:
        worker.stop(scheduler, shop.context)


def test_failed_tick_stops_nothing(run: Run, log: io.StringIO) -> None:
    ticks, again = [], threading.Event()

    def job(_: Context) -> int:
        ticks.append(1)
        if len(ticks) > 2:
            again.set()
        raise ZeroDivisionError("13800138000")

    run(job)
    assert again.wait(10)
    assert "job.failed" in log.getvalue() and "13800138000" not in log.getvalue()


def test_hands_help_each_other(run: Run) -> None:
    """While one tick hangs at a store, the others go on; no more of them than are allowed."""
    let_go, crowd = threading.Event(), threading.Semaphore(0)

    def job(_: Context) -> int:
        crowd.release()
        return int(let_go.wait(10))

    run(job)
    try:
        assert all(crowd.acquire(timeout=10) for _ in range(4))
        assert not crowd.acquire(timeout=0.2)
    finally:
        let_go.set()


def test_jobs_give_way(run: Run) -> None:
    seen, done = [], threading.Event()

    def job(_: Context) -> int:
        seen.append(_in_background.get())
        done.set()
        return 0

    run(job)
    assert done.wait(10) and seen[0] is True
    assert _in_background.get() is False


def test_every_job_has_a_clock() -> None:
    assert [job.__name__ for job, _ in worker.JOBS] == ["sync_due", "look", "watch", "mark_due", "look_due"]
    assert all(seconds > 0 for _, seconds in worker.JOBS)
