"""What fields made of cells before: verdicts by column and cell, kept in memory between calls, within a bound."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence

from app.fields import field_of
from app.model.cell import Scalar
from app.model.tab import Column
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary

LARGEST = 400_000
"""Verdicts; above it, the columns that were not used for longest are forgotten."""
TRUTHS = frozenset({False, True})
"""To Python they are 0 and 1, to a sheet they are not."""


class Verdicts(dict[Hashable, Verdict]):
    """Verdicts of one column by `known(cell)`; what is missing is read. What means what it holds is only listed."""

    def __init__(self, read: Callable[[Scalar], Verdict], sure: re.Pattern[str] | None = None) -> None:
        """`sure`: texts that are clean at a glance (`Field.sure`); `read` is asked about the others only."""
        super().__init__()
        self.plain: set[Scalar] = {None}
        """Cells that mean what they hold, absent ones too; TRUE and FALSE are never looked for here."""
        self._read = read
        self._sure = sure
        self._others = re.compile(rf"^(?:(?:{sure.pattern})|(.*))$", sure.flags | re.MULTILINE) if sure else None
        """Of lines those that `sure` does not match; of the others it gives nothing."""

    def strange(self, cells: Sequence[Scalar]) -> list[tuple[int, Verdict]]:
        """Of the cells of a column those that do not mean just what they hold: their places and verdicts."""
        read = [(place, self[known(cells[place])]) for place in self._in_question(cells)]
        return [(place, verdict) for place, verdict in read if not self._is_plain(cells[place])]

    def _in_question(self, cells: Sequence[Scalar]) -> list[int]:
        """Places of cells that are to be looked at: nine of ten pass by their form, or are known to be plain. What
        passes by its form is not kept: to match it again is no dearer than to find it among many."""
        if self._sure and self._others:
            return self._unsure(cells, self._sure, self._others)
        plain = self.plain
        if plain.issuperset(cells) and TRUTHS.isdisjoint(cells):
            return []
        return [place for place, cell in enumerate(cells) if cell not in plain or cell.__class__ is bool]

    def _unsure(self, cells: Sequence[Scalar], sure: re.Pattern[str], others: re.Pattern[str]) -> list[int]:
        """Texts without a line end are searched all at once, which takes two thirds of the time of one by one."""
        try:
            found = others.findall("\n".join(cells))  # type: ignore[arg-type]
        except TypeError:  # blank cells, or numbers, among them
            found = []
        if len(found) == len(cells) and "" not in cells:
            return [place for place, text in enumerate(found) if text]
        return [
            place
            for place, cell in enumerate(cells)
            if cell is not None and not (isinstance(cell, str) and sure.fullmatch(cell))
        ]

    def _is_plain(self, cell: Scalar) -> bool:
        return cell in self.plain and cell.__class__ is not bool

    def __missing__(self, key: Hashable) -> Verdict:
        if isinstance(key, tuple):
            verdict = self[key] = self._read(key[1])
            return verdict
        cell: Scalar = key  # type: ignore[assignment]
        if cell in self.plain:
            return Verdict("clean", cell)
        verdict = self._read(cell)
        if verdict.state == "clean" and verdict.value == cell:
            self.plain.add(cell)
            return Verdict("clean", cell)
        self[key] = verdict
        return verdict

    @property
    def size(self) -> int:
        """Cells that are known."""
        return len(self) + len(self.plain) - 1


class Memo:
    """Verdicts of columns. An equal declaration under an equal vocabulary is the same column, whatever the store."""

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._columns: dict[Hashable, Verdicts] = {}

    def __len__(self) -> int:
        return sum(verdicts.size for verdicts in list(self._columns.values()))

    def verdicts(self, column: Column, vocabulary: Vocabulary) -> Verdicts:
        """The verdicts of this column, which counts as just used."""
        field = field_of(column)
        name = (column, field.leans_on(column, vocabulary))
        kept = self._columns.pop(name, None)
        if kept is None:
            kept = Verdicts(lambda raw: field.look_closer(raw, column, vocabulary), field.sure)
        self._columns[name] = kept
        return kept

    def forget(self) -> None:
        self._columns.clear()

    def shrink(self) -> None:
        """Brings itself within its bound."""
        left = len(self)
        # A list is taken in one step, so that another thread's reading disturbs no iteration.
        for name, verdicts in list(self._columns.items()):
            if left <= self._largest:
                return
            left -= verdicts.size
            self._columns.pop(name, None)


def known(cell: Scalar) -> Hashable:
    """The name of a cell's content: 1 and 1.0 are the same to a field, TRUE is another thing."""
    return (bool, cell) if cell.__class__ is bool else cell
