"""The table of contents of time: every job and when it runs. Ticks only; the work is claimed in the data base."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from app import memory
from app.context import Context
from app.context.pace import background
from app.hints.jobs import look, stop_watching, watch
from app.log import logger
from app.structure.jobs import look_due
from app.summaries.jobs import mark_due
from app.sync.jobs import sync_due

JOBS: tuple[tuple[Callable[[Context], int], float], ...] = (
    (sync_due, 1.0),
    (look, 5.0),
    (watch, 60.0),
    (mark_due, 60.0),
    (look_due, 10.0),
)
"""Job, seconds between two ticks."""


def start(context: Context) -> BackgroundScheduler:
    """Runs every job in this process until it is stopped; a tick that is late is not made up for.

    While one tick of `sync_due` is still at work, others help it.
    """
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every tick that finds all hands busy
    at_once = context.settings.sync_at_once
    scheduler = BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(at_once + len(JOBS))},
        job_defaults={"coalesce": True, "max_instances": 1},
    )
    for job, seconds in JOBS:
        hands = at_once if job is sync_due else 1
        scheduler.add_job(_tick, "interval", args=(job, context), seconds=seconds, id=job.__name__, max_instances=hands)
    scheduler.start()
    return scheduler


def stop(scheduler: BackgroundScheduler, context: Context) -> None:
    """Lets what is at work end, begins nothing more, and asks Drive not to call this process any more."""
    scheduler.shutdown(wait=True)
    _tick(stop_watching, context)


def run(context: Context) -> None:
    """Runs every job until the process is told to end."""
    memory.spare_tables()
    scheduler = start(context)
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    stop(scheduler, context)


def _tick(job: Callable[[Context], int], context: Context) -> None:
    try:
        with background():
            job(context)
    except Exception:  # the next tick must come whatever happened in this one
        logger().exception("job.failed", job=job.__name__)
