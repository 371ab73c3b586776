"""Text of people on its way to a log: `str` shows only that something was there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Personal:
    """Cell text that must not be read in a log; `text` is the real thing."""

    text: str

    def __str__(self) -> str:
        return mask(self.text)

    __repr__ = __str__


def mask(text: str) -> str:
    """The text with all but its ends starred: `13800138000` → `138****8000`, `张三丰` → `张**`."""
    if len(text) <= 1:
        return "*" * len(text)
    if len(text) < 7:
        return text[0] + "*" * (len(text) - 1)
    return text[:3] + "****" + text[-4:] if len(text) >= 11 else text[:2] + "****" + text[-1]
