"""How many calls came, by kind, by method and by person."""

from __future__ import annotations

from collections import Counter
from typing import Any

from localsheets.local.occasion import Occasion

# What a kind of route is called in the counts.
KINDS = {"read": "sheets.read", "write": "sheets.write", "drive": "drive", "oauth": "oauth"}


class Counts:
    """Counters since the start or the last reset."""

    def __init__(self) -> None:
        self.clear()

    def add(self, occasion: Occasion) -> None:
        """Count one call, whatever becomes of it."""
        kind = KINDS[occasion.kind]
        self._kinds[kind] += 1
        self._methods[occasion.name] += 1
        self._people.setdefault(occasion.email or "anonymous", Counter())[kind] += 1

    def state(self) -> dict[str, Any]:
        """`{"sheets.read": n, "sheets.write": n, "drive": n, "oauth": n, "methods": {…}, "people": {email: {…}}}`."""
        kinds = {kind: self._kinds[kind] for kind in KINDS.values()}
        people = {email: dict(counter) for email, counter in self._people.items()}
        return {**kinds, "methods": dict(self._methods), "people": people}

    def clear(self) -> None:
        """Begin again at nothing."""
        self._kinds: Counter[str] = Counter()
        self._methods: Counter[str] = Counter()
        self._people: dict[str, Counter[str]] = {}
