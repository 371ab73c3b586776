"""Developer metadata: entries with ids, tied to the spreadsheet, a sheet, a row or a column, and found by lookup.

A row or column is tied by its stable id, so an entry follows inserts, deletes and moves, and not a sort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from localsheets.truth.journal import Journal
from localsheets.truth.refusal import Refused

Kind = Literal["SPREADSHEET", "SHEET", "ROW", "COLUMN"]

# https://developers.google.com/workspace/sheets/api/guides/metadata#limits
MOST_CHARACTERS = 30_000


@dataclass(frozen=True, slots=True)
class Place:
    """What an entry is tied to; `line` is the stable id of the row or column."""

    kind: Kind = "SPREADSHEET"
    sheet_id: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of developer metadata."""

    id: int
    key: str
    value: str | None
    visibility: str
    place: Place

    @property
    def size(self) -> int:
        """Characters that count against the limit."""
        return len(self.key) + len(self.value or "")


class Metadata:
    """All entries of one spreadsheet."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._entries: dict[int, Entry] = {}
        self._sizes: dict[int | None, int] = {}
        self.changed: set[int] = set()

    def __iter__(self) -> Iterator[Entry]:
        return iter([entry for _, entry in sorted(self._entries.items())])

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._entries

    def get(self, entry_id: int) -> Entry | None:
        """The entry with an id."""
        return self._entries.get(entry_id)

    def add(self, entry: Entry) -> None:
        """Store a new entry; raises Refused where its id is taken or its place is full."""
        if entry.id in self._entries:
            raise Refused(f"Developer metadata with ID {entry.id} already exists.")
        self._put(entry)

    def replace(self, entry: Entry) -> None:
        """Store an entry under the id that it already has."""
        self._put(entry)

    def remove(self, entry: Entry) -> None:
        """Forget an entry."""
        del self._entries[entry.id]
        self._count(entry, -entry.size)
        self.changed.add(entry.id)
        self._journal.note(lambda: self.load(entry))

    def remove_where(self, gone: Callable[[Place], bool]) -> None:
        """Forget the entries of places that are gone."""
        for entry in [entry for entry in self if gone(entry.place)]:
            self.remove(entry)

    def load(self, entry: Entry) -> None:
        """An entry as it was saved."""
        self._entries[entry.id] = entry
        self._count(entry, entry.size)

    def _put(self, entry: Entry) -> None:
        old = self._entries.get(entry.id)
        grown = entry.size - (old.size if old and old.place.sheet_id == entry.place.sheet_id else 0)
        if self._sizes.get(entry.place.sheet_id, 0) + grown > MOST_CHARACTERS:
            raise Refused(FULL)
        self._journal.note(lambda: self._take_back(entry, old))
        if old:
            self._count(old, -old.size)
        self.load(entry)
        self.changed.add(entry.id)

    def _take_back(self, entry: Entry, old: Entry | None) -> None:
        self._count(entry, -entry.size)
        del self._entries[entry.id]
        if old:
            self.load(old)

    def _count(self, entry: Entry, characters: int) -> None:
        where = entry.place.sheet_id
        self._sizes[where] = self._sizes.get(where, 0) + characters


FULL = f"Developer metadata of one sheet, or of the spreadsheet, cannot exceed {MOST_CHARACTERS} characters."
