"""How likely a customer is to recommend the shop: 0 to 10, as the net promoter score asks."""

from __future__ import annotations

from typing import ClassVar

from app.fields.rating import Rating


class Nps(Rating):
    """A mark from 0 to 10; the score itself is reckoned elsewhere, of all marks."""

    kind: ClassVar[str] = "nps"
    worst: ClassVar[int] = 0
    best: ClassVar[int] = 10
