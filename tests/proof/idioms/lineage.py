"""Which record is which, whatever people do to rows: every row that holds something has a number that follows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import count

from localsheets.cells.value import Formula
from localsheets.truth.cell import Cell, Value
from tests.proof import truth

Content = frozenset[tuple[int, str]]
"""Column ids and what stands there."""


class Lineage:
    """The records of one tab: row id → number. Rows that were sorted are known again by their content."""

    def __init__(self, tab: truth.Tab) -> None:
        self._numbers = count(1)
        self._contents = _contents(tab)
        self.records = {row: next(self._numbers) for row in self._contents}

    def follow(self, tab: truth.Tab) -> None:
        """The tab stands otherwise now. Equal rows first, where they were or elsewhere; then rows where they were."""
        before, after = self._contents, _contents(tab)
        known = {row: self.records[row] for row, content in after.items() if before.get(row) == content}
        left = defaultdict(list)
        for row, content in before.items():
            if row not in known:
                left[content].append(self.records[row])
        for row, content in after.items():
            if row not in known and left[content]:
                known[row] = left[content].pop(0)
        self._keep(after, known)

    def _keep(self, after: dict[int, Content], known: dict[int, int]) -> None:
        taken = set(known.values())
        for row in after:
            if row not in known:
                old = self.records.get(row)
                known[row] = next(self._numbers) if old is None or old in taken else old
                taken.add(known[row])
        self._contents, self.records = after, known


def _contents(tab: truth.Tab) -> dict[int, Content]:
    """Rows below the header that hold something."""
    return {row: _content(line) for row, line in tab.lines()}


def _content(line: Mapping[int, Cell]) -> Content:
    return frozenset((column, said(cell.value)) for column, cell in line.items() if said(cell.value))


def said(value: Value) -> str:
    """A value as text that tells kinds apart; empty where there is none."""
    if value is None or value == "":
        return ""
    return f"={value.text}" if isinstance(value, Formula) else repr(value)
