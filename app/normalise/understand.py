"""Rows understood: each cell by the field of its column. Says what to rewrite and what is doubtful; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import eq
from types import MappingProxyType

from app.fields import field_of
from app.fields.field import LONGEST, UNSAFE_START
from app.model.cell import Scalar
from app.model.normalised import Doubt, Normalised, Rewrite
from app.model.row import RawRow, Row, TabReading, keys_of, rows_of
from app.model.tab import Tab
from app.model.template import Template
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from app.normalise.memo import Memo

BLOCK = 512
"""Rows that are read at once, column by column: few enough to stay in the processor's cache."""
_MEMO = Memo()


def rows(
    template: Template,
    readings: Mapping[str, TabReading],
    vocabulary: Vocabulary,
    *,
    before: Mapping[str, tuple[Row, ...]] = MappingProxyType({}),
) -> Normalised:
    """Every row of every input tab that was read, what to rewrite and what to look at, in the order of the sheet.

    A row's `values` are as they will be once the rewrites are done. Its key is reckoned from understood values alone;
    where there is none, it is `#<row number>`.

    `before`: the rows of an earlier read, understood by this template and vocabulary. A row that was clean and stands
    as it stood is that row again, the same object.
    """
    _MEMO.shrink()
    readers = {tab.name: _Reader(readings[tab.name].tab, vocabulary) for tab in template.inputs if tab.name in readings}
    return Normalised(
        rows={name: tuple(each.rows(readings[name].rows, before.get(name, ()))) for name, each in readers.items()},
        columns={name: each.columns for name, each in readers.items() if not before.get(name)},
        rewrites=tuple(wish for each in readers.values() for wish in each.rewrites()),
        doubts=tuple(doubt for each in readers.values() for doubt in each.doubts),
    )


def forget() -> None:
    """Nothing is remembered any more: the next call reads every cell anew."""
    _MEMO.forget()


class _Reader:
    """Reads the rows of one tab, column by column, and gathers what is to be said of their cells."""

    def __init__(self, tab: Tab, vocabulary: Vocabulary) -> None:
        self.tab = tab
        self.doubts: list[Doubt] = []
        self.columns: dict[str, list[Scalar]] = {column.name: [] for column in tab.columns}
        """Of the rows that were read afresh."""
        self._verdicts = {column.name: _MEMO.verdicts(column, vocabulary) for column in tab.columns}
        self._mended: dict[str, dict[Scalar, Verdict]] = {column.name: {} for column in tab.columns}
        self._numbers = [column.name for column in tab.columns if not field_of(column).text]

    def rows(self, raws: Sequence[RawRow], before: Sequence[Row]) -> Iterator[Row]:
        if not before:
            return self._fresh(raws)
        known = self._standing(raws, before)
        fresh = self._fresh([raw for raw, last in zip(raws, known, strict=True) if last is None])
        return (last or next(fresh) for last in known)

    def _standing(self, raws: Sequence[RawRow], before: Sequence[Row]) -> list[Row | None]:
        """The rows of before that were clean as they stood, and stand so still; None in place of the others."""
        alike = map(eq, [row.raw for row in before], [raw.cells for raw in raws])
        known = [
            last if same and last.values is last.raw and last.number == raw.number else None
            for same, last, raw in zip(alike, before, raws, strict=False)
        ]
        for name in self._numbers:  # where TRUE is equal to the 1 that stood there
            for place, raw in enumerate(raws[: len(known)]):
                if raw.cells.get(name).__class__ is bool:
                    known[place] = None
        return known + [None] * (len(raws) - len(known))

    def _fresh(self, raws: Sequence[RawRow]) -> Iterator[Row]:
        for first in range(0, len(raws), BLOCK):
            yield from self._block(raws[first : first + BLOCK])

    def _block(self, raws: Sequence[RawRow]) -> list[Row]:
        """Nine of ten cells are clean as they stand, and so is one row in two: then its cells are its values."""
        strange = self._strange([raw.cells for raw in raws])
        values = [raw.cells for raw in raws]
        for place, verdicts in strange.items():
            values[place] = self._mended_cells(raws[place].cells, verdicts)
        known = rows_of(self.tab, raws, values, keys_of(self.tab, values))
        for place, verdicts in strange.items():
            if any(verdict.code for verdict in verdicts.values()):
                known[place] = self._doubted(raws[place], values[place], verdicts)
        return known

    def _strange(self, cells: Sequence[Mapping[str, Scalar]]) -> dict[int, dict[str, Verdict]]:
        """By place in the block and column: verdicts of cells that do not mean just what they hold."""
        filled = set[str]().union(*cells)
        strange: dict[int, dict[str, Verdict]] = {}
        for name, verdicts in self._verdicts.items():
            column: list[Scalar] = [row.get(name) for row in cells] if name in filled else [None] * len(cells)
            for place, verdict in verdicts.strange(column) if name in filled else ():
                strange.setdefault(place, {})[name] = verdict
                column[place] = verdict.value if verdict.understood else None
            self.columns[name] += column
        return strange

    def _mended_cells(self, cells: Mapping[str, Scalar], strange: Mapping[str, Verdict]) -> dict[str, Scalar]:
        """The values of a row of which some cells are not clean as they stand."""
        values = dict(cells)
        for name, verdict in strange.items():
            values[name] = verdict.value
            if verdict.state == "rewrite":
                self._mended[name].setdefault(cells[name], verdict)
        return values

    def _doubted(self, raw: RawRow, values: Mapping[str, Scalar], strange: Mapping[str, Verdict]) -> Row:
        """A row with cells to look at. What could not be read is no part of its key."""
        doubtful = {name: verdict for name, verdict in strange.items() if verdict.code}
        bad = frozenset(name for name, verdict in doubtful.items() if not verdict.understood)
        sure = {name: value for name, value in values.items() if name not in bad}
        row = rows_of(self.tab, [raw], [values], keys_of(self.tab, [sure]))[0]._replace(bad=bad)
        self.doubts += (Doubt(row.tab, row.key, name, raw.cells[name], verdict) for name, verdict in doubtful.items())
        return row

    def rewrites(self) -> Iterator[Rewrite]:
        """One wish per column and text, column by column, less those that must never be sent (DESIGN §5)."""
        for name, mended in self._mended.items():
            text_kind = field_of(self.tab.column(name)).text
            for text, verdict in mended.items():
                # A text column then holds the text that was sent, which may be spelt otherwise than what it means.
                stored = verdict.entered if text_kind else verdict.value
                wish = Rewrite(self.tab.name, name, str(text), verdict.entered, stored)
                if sendable(wish) and wish.entered not in mended:
                    yield wish


def sendable(wish: Rewrite) -> bool:
    """Whether a rewrite is none of those that must never be sent (DESIGN §5)."""
    long = max(len(wish.find), len(wish.entered)) > LONGEST
    return bool(wish.entered) and wish.find != wish.entered and not long and not UNSAFE_START.match(wish.entered)
