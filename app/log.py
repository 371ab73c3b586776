"""Logging: events with fields, as JSON lines or for a terminal. Personal values print masked (`model.Personal`)."""

from __future__ import annotations

import logging
import sys

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
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )


def logger() -> structlog.stdlib.BoundLogger:
    """Where events are written: `logger().info("sync.finished", store=…)`."""
    found: structlog.stdlib.BoundLogger = structlog.get_logger()
    return found
