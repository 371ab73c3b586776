"""The table of contents of time: every job and when it runs. Ticks only; the work is claimed in the data base."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

from apscheduler.schedulers.background import BackgroundScheduler

from app.context import Context
from app.log import logger
from app.summaries.jobs import mark_due
from app.sync.jobs import sync_due

JOBS: tuple[tuple[Callable[[Context], int], float], ...] = (
    (sync_due, 1.0),
    (mark_due, 60.0),
)
"""Job, seconds between two ticks."""


def start(context: Context) -> BackgroundScheduler:
    """Runs every job in this process until the scheduler is shut down; a tick that is late is not made up for."""
    scheduler = BackgroundScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1})
    for job, seconds in JOBS:
        scheduler.add_job(_tick, "interval", args=(job, context), seconds=seconds, id=job.__name__)
    scheduler.start()
    return scheduler


def run(context: Context) -> None:
    """Runs every job until the process is told to end."""
    scheduler = start(context)
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()
    scheduler.shutdown(wait=True)


def _tick(job: Callable[[Context], int], context: Context) -> None:
    try:
        job(context)
    except Exception:  # the next tick must come whatever happened in this one
        logger().exception("job.failed", job=job.__name__)
