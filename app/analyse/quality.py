"""How full and how clean the input tabs are: filled cells, cells with a finding, the score."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from app.analyse.source import Source

SERVICE = frozenset({"settings", "choices"})
"""Input tabs that hold no records of the shop."""


@dataclass(frozen=True, slots=True)
class Quality:
    filled: int
    faulty: int

    @property
    def score(self) -> float | None:
        """1 less the share of filled cells with a finding, rounded down to a tenth of a percent; None without cells."""
        clean = max(0, self.filled - self.faulty)
        return clean * 1000 // self.filled / 1000 if self.filled else None


def quality(source: Source) -> Quality:
    """Cells of the tabs that hold records; a finding without a column counts as one cell."""
    names = {tab.name for tab in source.template.inputs} - SERVICE
    found = {(known.finding.tab, known.finding.key, known.finding.column) for known in source.findings}
    return Quality(
        filled=sum(sum(filled(source, name).values()) for name in names),
        faulty=sum(tab in names for tab, _, _ in found),
    )


def filled(source: Source, tab: str) -> Counter[str]:
    """Column → how many rows hold something in it; hidden columns are left out."""
    shown = {column.name for column in source.template.tab(tab).shown}
    cells = Counter(chain.from_iterable(row.raw for row in source.tab_rows(tab)))
    return Counter({name: number for name, number in cells.items() if name in shown})


def fill_rate(filled: int, rows: int) -> float | None:
    """A share rounded down to whole percents, so that the tab does not change with every row; None without rows."""
    return filled * 100 // rows / 100 if rows else None
