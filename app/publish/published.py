"""What we know to stand in a derived tab, so that only what differs is written. Plans nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from app.model.cell import Grid
from app.model.report import TabContent

BLOCK = 50
"""Rows that are compared, and sent, together."""


@dataclass(frozen=True, slots=True)
class Published:
    """One derived tab as our last write left it."""

    tab_id: int
    fingerprints: tuple[str, ...] = ()
    """One per block of `BLOCK` rows; empty where the content is not known."""
    rows: int = 0
    """Rows that may hold something."""
    width: int = 0
    """Columns that may hold something."""
    grid_rows: int = 0
    """Rows of the sheet's grid; 0 where it is not known, so that the next plan grows by all that it writes."""

    @classmethod
    def blank(cls, tab_id: int, *, grid_rows: int) -> Published:
        """A tab that was just made and holds nothing."""
        return cls(tab_id, grid_rows=grid_rows)

    @classmethod
    def unknown(cls, tab_id: int, *, grid_rows: int, width: int) -> Published:
        """A tab that may hold anything: the next plan writes all of it and clears what is below."""
        return cls(tab_id, rows=grid_rows, width=width, grid_rows=grid_rows)

    @classmethod
    def of(cls, content: TabContent, *, grid_rows: int) -> Published:
        """The tab once this content has been written."""
        return cls(
            content.tab_id,
            fingerprints(content.grid),
            rows=len(content.grid),
            width=width(content.grid),
            grid_rows=grid_rows,
        )

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Published:
        """What `to_json` wrote."""
        fields = json.loads(text)
        return cls(**{**fields, "fingerprints": tuple(fields["fingerprints"])})


def fingerprints(grid: Grid) -> tuple[str, ...]:
    """One short digest per block of rows; values, types and styles count."""
    blocks = (grid[start : start + BLOCK] for start in range(0, len(grid), BLOCK))
    return tuple(hashlib.sha256(repr(block).encode()).hexdigest()[:16] for block in blocks)


def whole_blocks(rows: int) -> int:
    """The least number of rows that are whole blocks and hold so many."""
    return -(-rows // BLOCK) * BLOCK


def width(grid: Grid) -> int:
    """Columns of the widest row."""
    return max(map(len, grid), default=0)
