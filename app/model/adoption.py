"""What a store took over of a workbook that people had before: which sheet is which tab, which header which column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AdoptedTab:
    """One sheet of people's that counts as a tab of the template. Title and headers stay as they are typed."""

    tab: str
    """Name of the template's tab."""
    sheet_id: int
    title: str
    headers: tuple[tuple[str, str], ...] = ()
    """Name of a column and the header under which it is known here; columns that are absent keep their label."""
    taken: frozenset[str] = frozenset()
    """Columns that people had before; the other ones we added."""

    def to_json(self) -> dict[str, Any]:
        return {
            "tab": self.tab,
            "sheet_id": self.sheet_id,
            "title": self.title,
            "headers": [list(pair) for pair in self.headers],
            "taken": sorted(self.taken),
        }

    @classmethod
    def from_json(cls, body: Mapping[str, Any]) -> AdoptedTab:
        headers = tuple((str(name), str(header)) for name, header in body["headers"])
        return cls(body["tab"], body["sheet_id"], body["title"], headers, frozenset(body["taken"]))
