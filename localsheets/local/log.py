"""Every operation of every actor since the switch `log` was turned on, for a checker to read. Held in memory."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from itertools import count
from typing import Any

from localsheets.http import Answer
from localsheets.local.occasion import Occasion

GZIP = b"\x1f\x8b"


class Log:
    """Entries in the order in which the calls were answered; a call's number never changes."""

    def __init__(self) -> None:
        self.clear()

    def add(self, occasion: Occasion, answer: Answer, *, at: datetime, fault: str = "") -> None:
        """Write down one call, its answer and the fault that struck it."""
        request = occasion.request
        entry = {
            "number": next(self._numbers),
            "at": at.isoformat(),
            "person": occasion.email,
            "kind": occasion.kind,
            "name": occasion.name,
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "body": _readable(request.body),
            "status": answer.status,
            "answer": _readable(answer.body),
            "fault": fault,
        }
        self._entries.append(entry)

    def after(self, number: int, *, limit: int) -> list[dict[str, Any]]:
        """The first `limit` entries whose number is above `number`."""
        first = self._entries[0]["number"] if self._entries else 1
        start = max(number + 1 - first, 0)
        return self._entries[start : start + limit]

    def clear(self) -> None:
        """Forget everything; numbers begin at 1 again."""
        self._numbers = count(1)
        self._entries: list[dict[str, Any]] = []


def _readable(body: bytes) -> Any:
    try:
        body = gzip.decompress(body) if body.startswith(GZIP) else body
        return json.loads(body) if body else None
    except (ValueError, EOFError):  # what a fault has cut is kept as it went out
        return body.decode("utf-8", "replace")
