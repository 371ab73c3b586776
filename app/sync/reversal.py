"""What undoing an operation comes to: the cells and rows that stand as it left them; the others are spared. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.model.cell import Scalar, same
from app.model.history import CellBack, Entry, Reason, RowBack, Spared
from app.model.row import Row
from app.model.tab import SUBMISSION

Rows = Mapping[str, Sequence[Row]]
"""Rows by tab, as the sheet holds them now."""
Inserted = Mapping[str, Mapping[str, Scalar]]
"""Submission → the cells that the operation inserted."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """What is to be put back, each with the row that it is in, and what is not."""

    cells: tuple[tuple[CellBack, Row], ...] = ()
    rows: tuple[tuple[RowBack, Row], ...] = ()
    spared: tuple[Spared, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What was put back, or would be, and what was not."""

    cells: tuple[CellBack, ...] = ()
    rows: tuple[RowBack, ...] = ()
    spared: tuple[Spared, ...] = ()
    operations: tuple[str, ...] = ()
    """The operations that did it."""


@dataclass(frozen=True, slots=True)
class Past:
    """What an operation did, and what became of its rows since."""

    entries: Sequence[Entry]
    later: Sequence[Entry]
    """What was booked of rows with the same keys behind it."""
    inserted: Inserted


def reversal(past: Past, rows: Rows) -> Reversal:
    """Cells are found by the key of their row, rows by their submission. Nothing that a person touched is put back."""
    cells: list[tuple[CellBack, Row]] = []
    cleared: list[tuple[RowBack, Row]] = []
    spared: list[Spared] = []
    for cell, count in _rewritten(past.entries).items():
        found, reasons = _cells(cell, count, past, rows.get(cell.tab, ()))
        cells += ((CellBack(cell.tab, cell.key, cell.column, cell.after, cell.before), row) for row in found)
        spared += (Spared(cell.tab, cell.key, cell.column, reason) for reason in reasons)
    for entry in (entry for entry in past.entries if entry.kind == "submission"):
        row, reason = _row(entry, past, rows.get(entry.tab, ()))
        if row is not None:
            cleared.append((RowBack(entry.tab, row.name, str(entry.after)), row))
        else:
            spared.append(Spared(entry.tab, entry.key, "", reason))
    return Reversal(tuple(cells), tuple(cleared), tuple(spared))


@dataclass(frozen=True, slots=True)
class _Cell:
    """Cells that cannot be told apart: in rows of one key, rewritten from one text to one value."""

    tab: str
    key: str
    column: str
    before: Scalar
    after: Scalar


def _rewritten(entries: Iterable[Entry]) -> Counter[_Cell]:
    return Counter(
        _Cell(entry.tab, entry.key, entry.column, entry.before, entry.after)
        for entry in entries
        if entry.kind in ("rewrite", "undo", "accept")
    )


def _cells(cell: _Cell, count: int, past: Past, rows: Sequence[Row]) -> tuple[list[Row], list[Reason]]:
    """The rows in which the cell is put back, and why it is not in the others."""
    ours = [row for row in rows if row.name == cell.key]
    standing = [row for row in ours if same(row.raw.get(cell.column), cell.after)]
    back = sum(same(row.raw.get(cell.column), cell.before) for row in ours)
    if any(_touches(entry, cell) for entry in past.later):
        return [], ["touched"] * count
    missing = count - len(standing)
    if 0 <= missing <= back:
        return standing, ["already"] * missing
    if missing < 0 or (standing and len(ours) > count):
        return [], ["ambiguous"] * count
    return standing, ["touched" if cell.key and ours else "gone"] * missing


def _touches(entry: Entry, cell: _Cell) -> bool:
    return entry.kind == "edit" and (entry.tab, entry.key, entry.column) == (cell.tab, cell.key, cell.column)


def _row(entry: Entry, past: Past, rows: Sequence[Row]) -> tuple[Row | None, Reason]:
    """The row of a submission, if it holds what was inserted, or what was rewritten of that, and nothing else."""
    found = [row for row in rows if str(row.raw.get(SUBMISSION, "")) == entry.after]
    if len(found) != 1:
        return None, "ambiguous" if found else "gone"
    (row,) = found
    expected = dict(past.inserted.get(str(entry.after), {}))
    for later in past.later:
        known = later.kind in ("rewrite", "undo", "accept") and (later.tab, later.key) in _names(entry, row)
        if known and same(expected.get(later.column), later.before):
            expected[later.column] = later.after
    as_left = all(same(row.raw.get(name), expected.get(name)) for name in row.raw.keys() | expected.keys())
    return (row, "touched") if as_left else (None, "touched")


def _names(entry: Entry, row: Row) -> Iterator[tuple[str, str]]:
    """By which a row that was inserted may be found in the history: its key then, and its key now."""
    return iter(((entry.tab, entry.key), (entry.tab, row.name)))


Back = CellBack | RowBack


@dataclass(frozen=True, slots=True)
class Tally:
    """What operations have come to so far."""

    done: tuple[Back, ...] = ()
    stopped: Mapping[Back, Reason] = field(default_factory=dict)
    """What is not tried again, and why."""
    operations: tuple[str, ...] = ()

    def plus(self, others: Iterable[Tally]) -> Tally:
        every = (self, *others)
        return Tally(
            tuple(back for one in every for back in one.done),
            {back: reason for one in every for back, reason in one.stopped.items()},
            tuple(name for one in every for name in one.operations),
        )


def outcome(first: Reversal, last: Reversal, tally: Tally) -> Undone:
    """What became of all that was wanted at first, by what was done and by how the sheet was found at last."""
    wanted: list[Back] = [*(back for back, _ in first.cells), *(back for back, _ in first.rows)]
    missing = Counter(wanted) - Counter(tally.done)
    reasons = {(spared.tab, spared.key, spared.column): spared.reason for spared in last.spared}
    spared = [*first.spared]
    for back in list(missing.elements()):
        place = (back.tab, back.key, back.column if isinstance(back, CellBack) else "")
        reason = reasons.get(place, tally.stopped.get(back, "moved"))
        if reason == "already":  # it was hit, and has moved on since
            missing[back] -= 1
        else:
            spared.append(Spared(*place, reason))
    reached = list((Counter(wanted) - missing).elements())
    return Undone(
        tuple(back for back in reached if isinstance(back, CellBack)),
        tuple(back for back in reached if isinstance(back, RowBack)),
        tuple(spared),
        tally.operations,
    )
