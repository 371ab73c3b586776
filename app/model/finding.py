"""A finding: something the audit has to say about a cell or a row."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
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
        return _digest(self.code, self.tab, self.key, self.column, self.seen)


@dataclass(frozen=True, slots=True)
class KnownFinding:
    """A finding with the day since when it stands."""

    finding: Finding
    since: str
    """ISO day in the store's zone."""


def identified(findings: Iterable[Finding]) -> dict[str, Finding]:
    """Findings by an identity that lasts from one read to the next: like `fingerprint`, but without row numbers.

    A row without a key is known by `#<row number>` only, and that moves with every row inserted above. So among such
    findings equal but for the number, the first stays the first, the second the second.
    """
    counts: Counter[tuple[str, ...]] = Counter()
    found = {}
    for item in findings:
        if item.key.startswith("#"):
            alike = (item.code, item.tab, item.column, item.seen)
            counts[alike] += 1
            found[_digest(*alike, f"#{counts[alike]}")] = item
        else:
            found[item.fingerprint] = item
    return found


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
