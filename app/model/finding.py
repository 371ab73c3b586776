"""A finding: something the audit has to say about a cell or a row."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A code, a place, the value seen, a proposal. Its words are `finding.<code>.title` and `.advice` of the labels."""

    code: str
    tab: str
    key: str
    """Name of the row as people know it; where it has none, `#<row number>` as read."""
    column: str = ""
    seen: str = ""
    proposal: str = ""
    details: tuple[tuple[str, str], ...] = ()
    """Places to fill in the advice, sorted by name."""
    severity: Severity = "warning"

    @property
    def fingerprint(self) -> str:
        """The same for the same thing found again, whatever row it has moved to."""
        parts = (self.code, self.tab, self.key, self.column, self.seen)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding with the day since when it stands."""

    finding: Finding
    since: str
    """ISO day in the store's zone."""
