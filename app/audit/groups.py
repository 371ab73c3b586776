"""Rows by what they have in common, kept from one read to the next: only groups whose rows have changed are new."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from app.model.row import Row

Mark = Hashable
"""What a row is filed under; None where it is not filed."""
Group = tuple[Row, ...]
"""Rows with one mark, top to bottom."""


@dataclass(frozen=True)
class Files:
    """All rows of a tab, as they were filed once."""

    marks: Sequence[Mark]
    rows: Sequence[Row]

    @cached_property
    def one(self) -> Mapping[Mark, Row]:
        """A row of each mark. It is made at the first change: a sheet that nobody edits does without."""
        return dict(zip(self.marks, self.rows, strict=True))


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows of one tab by their marks. Most have theirs alone, and no group is made for them."""

    files: Files
    shared: Mapping[Mark, Group]
    """The groups of two and more, as they stand now."""
    later: Mapping[Mark, Group] = field(default_factory=dict)
    """The groups of every size that have changed since the rows were filed."""

    def after(self, went: Iterable[tuple[Mark, Row]], came: Iterable[tuple[Mark, Row]]) -> Groups:
        """The groups once some rows, with their marks, have changed."""
        changed: dict[Mark, Group] = {}
        for mark, row in went:
            changed[mark] = tuple(other for other in changed.get(mark, self.group(mark)) if other is not row)
        for mark, row in came:
            changed[mark] = (*changed.get(mark, self.group(mark)), row)
        new = {mark: tuple(sorted(rows, key=_number)) for mark, rows in changed.items() if mark is not None}
        shared = {mark: rows for mark, rows in {**self.shared, **new}.items() if len(rows) > 1}
        return Groups(self.files, shared, {**self.later, **new})

    def group(self, mark: Mark) -> Group:
        """The rows of a mark, be it one row or none."""
        if mark in self.later or mark in self.shared:
            return self.later.get(mark) or self.shared.get(mark, ())
        return (self.files.one[mark],) if mark in self.files.one else ()


def groups(marks: Sequence[Mark], rows: Sequence[Row]) -> Groups:
    """All rows filed."""
    first: dict[Mark, Row] = {}
    found: dict[Mark, list[Row]] = {}
    for mark, row in zip(marks, rows, strict=True) if len(set(marks)) < len(marks) else ():
        if mark is not None and first.setdefault(mark, row) is not row:
            found.setdefault(mark, [first[mark]]).append(row)
    return Groups(Files(marks, rows), {mark: tuple(group) for mark, group in found.items()})


def _number(row: Row) -> int:
    return row.number
