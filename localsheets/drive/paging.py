"""Lists in pages: pageSize and pageToken, the same for every list of Drive."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from localsheets.drive.errors import invalid
from localsheets.http import Call, whole_number

T = TypeVar("T")
MARK = "~!!~"


def page(call: Call, items: Sequence[T], *, size: int, most: int) -> tuple[Sequence[T], str | None]:
    """The page that the call asks for, and the token of the next one; raises GoogleError 400."""
    start = _start(call.text("pageToken"))
    end = start + page_size(call, size=size, most=most)
    return items[start:end], f"{MARK}{end}" if end < len(items) else None


def page_size(call: Call, *, size: int, most: int) -> int:
    """How many items a page holds; raises GoogleError 400 for a number out of bounds."""
    text = call.text("pageSize") or str(size)
    asked = whole_number(text)
    if asked is None or not 1 <= asked <= most:
        message = f"Invalid value '{text}'. Values must be within the range: [1, {most}]"
        raise invalid("pageSize", message)
    return asked


def _start(token: str) -> int:
    if not token:
        return 0
    start = whole_number(token.removeprefix(MARK)) if token.startswith(MARK) else None
    if start is None:
        raise invalid("pageToken")
    return start
