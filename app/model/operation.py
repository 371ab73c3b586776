"""An operation: one plan on its way to, or in, a spreadsheet, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Operation:
    """A plan with the two names by which it is known: ours, and the metadata id that fences it at Google."""

    id: str
    metadata_id: int
    plan: Plan = field(default_factory=Plan)
    titles: Mapping[int, str] = field(default_factory=dict)
    """Titles by tab id as read, of the tabs whose first row is to be read back."""
    previous: str | None = None
    """Id of the operation that must be the last one in the spreadsheet, or nothing is applied; empty: there must be
    none. None: it is not asked for, and this one does not count as the last."""
    undoes: str = ""
    """Id of the operation that this one puts back."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The plan is in the spreadsheet."""

    counters: Mapping[int, int] = field(default_factory=dict)
    """Index of a RewriteValue in the plan → how many cells it changed; empty where the answer was lost."""
    headers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Tab id → its first row after the write."""
    known: bool = True
    """Whether counters and headers were received."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing of the plan is in the spreadsheet, and it will not come there."""

    reason: str
    change: int | None = None
    """Index of the change that Google named, where it named one."""
    guard: bool = False
    """A column did not stand where it was read."""
    overtaken: bool = False
    """The last operation in the spreadsheet is one that our books do not know."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Another operation bears this metadata id: take a new one."""


@dataclass(frozen=True, slots=True)
class Burnt:
    """The plan never arrived, and can no longer arrive."""


Outcome = Applied | Refused | Taken | Burnt
