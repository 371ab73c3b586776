"""The check, cell by cell: what people typed last against what the sheet shows and what the service says it rewrote.

Pure: it judges values that were read before, and reads none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from demo.ledger import Record
from demo.tabs import MARK, SUBMISSION, Cells, Scalar

Rewrite = tuple[str, str, Scalar, Scalar]
"""Tab, column, text before, value after; both `typed`."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One promise broken at one place; `kind` is a key of the words."""

    kind: str
    tab: str
    mark: str
    column: str = ""
    expected: Scalar = None
    shown: Scalar = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found."""

    broken: tuple[Broken, ...]
    records: int
    cells: int
    rewritten: int
    """Cells that show what the service made of the typed text, and its record says so."""


def checked(
    records: Mapping[str, Record], shown: Mapping[str, Sequence[Cells]], rewrites: Iterable[Rewrite]
) -> Verdict:
    """Every record against every row. `shown`: the rows of each tab, blanks left out of a row's cells."""
    allowed = {(tab, column, typed(before), typed(after)) for tab, column, before, after in rewrites}
    broken: list[Broken] = []
    rewritten = cells = 0
    for tab, rows in shown.items():
        mine = {mark: record for mark, record in records.items() if record.tab == tab}
        by_mark = {str(row[MARK]): row for row in rows if MARK in row}
        broken += _places(tab, mine, rows)
        for record in mine.values():
            if record.standing and record.mark in by_mark:
                changed = tuple(_changed(record, by_mark[record.mark]))
                accounted = {one for one in changed if _rewrite(one) in allowed}
                broken += (one for one in changed if one not in accounted)
                rewritten += len(accounted)
                cells += len(record.cells)
    return Verdict(tuple(broken), sum(record.standing for record in records.values()), cells, rewritten)


def typed(value: Scalar) -> Scalar:
    """A value with its type in it: TRUE is not 1, while 1 and 1.0 are one number."""
    return f"\x00{value}" if isinstance(value, bool) else value


def _places(tab: str, records: Mapping[str, Record], rows: Sequence[Cells]) -> Iterator[Broken]:
    """Records that vanished, stand twice or came back; rows that nobody made."""
    count = Counter(str(row[MARK]) for row in rows if MARK in row)
    for mark, record in records.items():
        if record.standing and not count[mark]:
            yield Broken("vanished", tab, mark)
        if not record.standing and count[mark]:
            yield Broken("returned", tab, mark)
        if count[mark] > 1:
            yield Broken("doubled", tab, mark)
    yield from (Broken("unknown_row", tab, mark) for mark in count if mark not in records)
    strays = (row for row in rows if MARK not in row and SUBMISSION not in row and row)
    yield from (Broken("unknown_row", tab, "", shown=str(next(iter(row.values())))) for row in strays)


def _changed(record: Record, row: Cells) -> Iterator[Broken]:
    """The cells that do not show what was typed into them."""
    for column in sorted((record.cells.keys() | row.keys()) - {MARK}):
        expected, shown = record.cells.get(column), row.get(column)
        if typed(expected) != typed(shown):
            kind = "misplaced" if expected is None else "lost" if shown is None else "changed"
            yield Broken(kind, record.tab, record.mark, column, expected, shown)


def _rewrite(one: Broken) -> Rewrite:
    return one.tab, one.column, typed(one.expected), typed(one.shown)
