"""One thing in which a spreadsheet differs from what it should be, and what is known when it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.model.cell import Scalar
from app.model.change import Change
from app.model.vocabulary import Vocabulary
from app.structure.baseline import Baseline

Key = tuple[str, str, str]
"""Code, tab, column of an item."""
Spot = tuple[int, int]
"""Id of a tab, index of one of its columns as it stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """A difference. Its words are `structure.<code>` of the labels; without anything to do it is only reported."""

    code: str
    tab: str = ""
    """Name of the declared tab; empty for the spreadsheet itself."""
    column: str = ""
    seen: str = ""
    changes: tuple[Change, ...] = ()
    forgets: tuple[int, ...] = ()
    """Derived tabs of which our books must know nothing any more, so that the next sync writes them as a whole."""

    @property
    def key(self) -> Key:
        return self.code, self.tab, self.column

    @property
    def is_repair(self) -> bool:
        """Whether there is something to do about it."""
        return bool(self.changes or self.forgets)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known beside the template and the spreadsheet's structure."""

    timezone: str
    editors: tuple[str, ...] = ()
    """Who may edit what is protected: the service, the owner."""
    before: Baseline = field(default_factory=Baseline)
    rows: Mapping[str, int] = field(default_factory=dict)
    """Rows of each input tab when it was last read."""
    kept: Mapping[str, Sequence[Mapping[str, Scalar]]] = field(default_factory=dict)
    """Cells of the rows of tabs that rule the others (settings, choices) when they were last read, by column."""
    days: Mapping[int, date] = field(default_factory=dict)
    """Sheet ids of the days' tabs that our books believe to stand."""
    values: Mapping[Spot, Sequence[Scalar]] = field(default_factory=dict)
    """What stands below row 1, of the columns that are in doubt."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    open_role: str | None = ""
    """What anybody who has the link may be; empty: nothing. None: we may not know."""
    version: int = 0
    """Of the template that the store's spreadsheet was brought to last."""
    accepted: frozenset[str] = frozenset()
    """Tabs that the shop wants to have again, though their rows are lost."""
