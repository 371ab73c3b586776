"""What the service logs while somebody listens; nothing of it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog


@contextmanager
def listening(log: list[dict[str, Any]]) -> Iterator[None]:
    """Whatever the service logs is kept, and not printed."""

    def keep(_logger: Any, _name: str, event: structlog.typing.EventDict) -> str:
        log.append(dict(event))
        raise structlog.DropEvent

    before = structlog.get_config()
    structlog.configure(processors=[structlog.contextvars.merge_contextvars, keep])
    try:
        yield
    finally:
        structlog.configure(**before)
