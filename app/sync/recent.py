"""What was made of each store's last read, in this process: only what has changed since is understood again.

Nothing hangs on it: with no such memory, or another store's, the same comes out (`tests/app/audit/test_changes.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from app.audit import Audited
from app.model.row import Row
from app.model.template import Template
from app.model.vocabulary import Vocabulary

LARGEST = 200_000
"""Rows; above it, the stores that were not read for longest are forgotten."""


@dataclass(frozen=True, slots=True)
class Recent:
    """One read, understood."""

    template: Template
    vocabulary: Vocabulary
    rows: dict[str, tuple[Row, ...]]
    audited: Audited

    @property
    def size(self) -> int:
        return sum(map(len, self.rows.values()))


class Memory:
    """The last reads of stores, within a bound."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._by_store: dict[str, Recent] = {}

    def of(self, store_id: str, template: Template, vocabulary: Vocabulary) -> Recent | None:
        """The last read, if it was understood in the same way."""
        found = self._by_store.get(store_id)
        same = found is not None and (found.template, found.vocabulary) == (template, vocabulary)
        return found if same else None

    def keep(self, store_id: str, recent: Recent) -> None:
        """This read is the last one now."""
        self._by_store.pop(store_id, None)
        self._by_store[store_id] = recent
        # A list is taken in one step, so that another thread's reading disturbs no iteration.
        left = sum(known.size for known in list(self._by_store.values()))
        for oldest, known in list(self._by_store.items()):
            if left <= self._largest:
                return
            left -= known.size
            self._by_store.pop(oldest, None)
