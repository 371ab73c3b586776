"""Logging: events with fields, as JSON lines or for a terminal. Personal values print masked (`model.Personal`)."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog


def configure(*, terminal: bool | None = None) -> None:
    """Sets up structlog for this process; JSON lines unless standard error is a terminal."""
    pretty = sys.stderr.isatty() if terminal is None else terminal
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer()
        if pretty
        else structlog.processors.JSONRenderer(default=str, ensure_ascii=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            traced,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def traced(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Puts kind and place of an exception and of its causes into the event; what they say may be somebody's text."""
    given = event.pop("exc_info", None)
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given else None
    told = []
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        told.append([type(error).__name__, *(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)])
        error = error.__cause__ or error.__context__
    return {**event, "exception": told} if told else event


def logger() -> structlog.stdlib.BoundLogger:
    """Where events are written: `logger().info("sync.finished", store=…)`."""
    found: structlog.stdlib.BoundLogger = structlog.get_logger()
    return found
