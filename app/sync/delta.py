"""What people did between two reads: rows matched by key, by content, or by likeness; the rest came or went. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from app.model.cell import Scalar, is_blank
from app.model.history import Edit
from app.model.tab import Tab

__all__ = ["Cells", "Edit", "Line", "edits", "match"]

Cells = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it stands, with the name by which people know it (empty where it has none)."""

    key: str
    cells: Cells


def edits(tab: str, before: Sequence[Line], after: Sequence[Line]) -> list[Edit]:
    """Cells edited, rows inserted, rows deleted; a row that only moved is none of these."""
    pairs, came, gone = match(before, after)
    found = [edit for old, new in pairs for edit in _cells(tab, old, new)]
    found += [Edit(tab, "insert", line.key) for line in came]
    found += [Edit(tab, "delete", line.key) for line in gone]
    return found


def within(lines: Iterable[Line], columns: frozenset[str]) -> list[Line]:
    """The lines as far as some columns go."""
    return [Line(line.key, {name: cell for name, cell in line.cells.items() if name in columns}) for line in lines]


def unseeded(lines: Sequence[Line], before: Sequence[Line], tab: Tab) -> Sequence[Line]:
    """The lines but for those that came and say just what the template begins the tab with: we put them there."""
    if not tab.seeds:
        return lines
    names = [column.name for column in tab.columns]
    seeds = [dict(zip(names, seed, strict=False)) for seed in tab.seeds]
    ours = [{name: cell for name, cell in seed.items() if not is_blank(cell)} for seed in seeds]
    known = {line.key for line in before}
    return [line for line in lines if line.cells not in ours or line.key in known]


def match(before: Sequence[Line], after: Sequence[Line]) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """Pairs of the same row then and now (equal ones left out), rows that came, rows that went.

    Equal rows first, as a multiset; then equal keys, in order; then rows whose key changed while at least half of the
    other filled cells stayed; then rows that have no key, or had none, by where they stand.
    """
    gone, came = _without_equal(before, after)
    pairs: list[tuple[Line, Line]] = []
    for finder in (_by_key, _by_likeness, partial(_by_place, before, after)):
        found, gone, came = _paired(gone, came, finder)
        pairs += found
    return pairs, came, gone


def _without_equal(before: Sequence[Line], after: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    waiting: dict[frozenset[tuple[str, Scalar]], int] = defaultdict(int)
    for line in before:
        waiting[_content(line)] += 1
    came = []
    for line in after:
        content = _content(line)
        if waiting.get(content):
            waiting[content] -= 1
        else:
            came.append(line)
    gone = []
    for line in reversed(before):
        content = _content(line)
        if waiting[content]:
            waiting[content] -= 1
            gone.append(line)
    return gone[::-1], came


class Finder(Protocol):
    """A way of recognising rows among those that are gone."""

    def find(self, line: Line, taken: set[int]) -> int | None:
        """Index of the row that this one was, none of those taken; None where there is none."""


def _paired(
    gone: list[Line], came: list[Line], finder: Callable[[list[Line]], Finder]
) -> tuple[list[tuple[Line, Line]], list[Line], list[Line]]:
    """Pairs by one way of recognising, and who stays alone."""
    known = finder(gone)
    taken: set[int] = set()
    pairs, alone = [], []
    for line in came:
        index = known.find(line, taken)
        if index is None:
            alone.append(line)
        else:
            taken.add(index)
            pairs.append((gone[index], line))
    return pairs, [line for index, line in enumerate(gone) if index not in taken], alone


class _by_key:
    """Recognises a row by its key."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.places: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            if line.key:
                self.places[line.key].append(index)

    def find(self, line: Line, taken: set[int]) -> int | None:
        return next((index for index in self.places.get(line.key, ()) if index not in taken), None)


class _by_likeness:
    """Recognises a row by at least half of its filled cells."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.places: dict[tuple[str, Scalar], list[int]] = defaultdict(list)
        for index, line in enumerate(lines):
            for cell in line.cells.items():
                self.places[cell].append(index)

    def find(self, line: Line, taken: set[int]) -> int | None:
        """The row with most cells in common; cells that more than 50 rows share tell nothing and are passed over."""
        common: dict[int, int] = defaultdict(int)
        for cell in line.cells.items():
            places = self.places.get(cell, ())
            for index in places if len(places) <= 50 else ():
                common[index] += index not in taken
        best = max(common, key=lambda index: (common[index], -index), default=None)
        if best is None or best in taken:
            return None
        most = max(len(line.cells), len(self.lines[best].cells))
        return best if most and common[best] * 2 >= most else None


class _by_place:
    """Recognises a row that has no key, or had none, where nobody put rows in or took them out."""

    def __init__(self, before: Sequence[Line], after: Sequence[Line], lines: Sequence[Line]) -> None:
        self.lines = lines
        gone = {id(line): index for index, line in enumerate(lines)}
        still = gone and len(before) == len(after)
        self.gone = [gone.get(id(line)) for line in before] if still else []
        self.places = {id(line): place for place, line in enumerate(after)} if still else {}

    def find(self, line: Line, taken: set[int]) -> int | None:
        place = self.places.get(id(line))
        index = None if place is None else self.gone[place]
        return None if index is None or (line.key and self.lines[index].key) else index


def _content(line: Line) -> frozenset[tuple[str, Scalar]]:
    # The type counts: the text "1", the number 1 and TRUE are three things to a spreadsheet.
    return frozenset((name, _typed(value)) for name, value in line.cells.items())


def _typed(value: Scalar) -> Scalar:
    return f"\x00{value}" if isinstance(value, bool) else value


def _cells(tab: str, old: Line, new: Line) -> Iterable[Edit]:
    for column in sorted(old.cells.keys() | new.cells.keys()):
        before, after = old.cells.get(column), new.cells.get(column)
        if _typed(before) != _typed(after):
            yield Edit(tab, "edit", new.key or old.key, column, before, after)
