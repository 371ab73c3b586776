"""A plan: an ordered list of changes that is sent as one operation, or, where it is too large for one, in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.model.change import (
    Change,
    ForgetMetadata,
    FormatColumn,
    InsertLines,
    InsertRows,
    Place,
    RewriteValue,
    SeedRows,
    SetHeader,
    SetSpreadsheet,
    SetValidation,
    SpillFormula,
    TagColumn,
    places,
    tab_of,
)

Size = tuple[int, int]
"""Bytes of JSON, and requests."""
MOST: Size = (2_000_000, 100_000)
"""What one batch may hold: 2 MB as https://developers.google.com/workspace/sheets/api/limits recommends."""
PROVISIONING = (SetSpreadsheet, InsertLines, SetHeader, SpillFormula, TagColumn, SetValidation, SeedRows)


@dataclass(frozen=True, slots=True)
class Plan:
    """An ordered list of changes, sent as one operation."""

    changes: tuple[Change, ...] = ()
    guarded: tuple[Place, ...] = ()
    """Columns that must stand where they stood at the read, or nothing of the plan is applied."""

    def __bool__(self) -> bool:
        return bool(self.changes)

    def without(self, changes: Iterable[Change]) -> Plan:
        """The plan less some of its changes."""
        gone = {id(change) for change in changes}
        return Plan(tuple(change for change in self.changes if id(change) not in gone), self.guarded)

    def barred(self, index: int, *, before: Iterable[Change] = ()) -> tuple[Change, ...]:
        """The change that was refused, and those that the same obstacle bars: all that goes into the column, or is of
        its kind in the tab; where another change of the tab was refused before, all of the tab.

        Else each would cost a write of its own to find that out. Rows of submissions wait for nobody else's refusal.
        """
        one = self.changes[index]
        closed = tab_of(one) and tab_of(one) in {tab_of(change) for change in before}
        return tuple(
            change
            for change in self.changes
            if change is one
            or _spot(change) == _spot(one)
            or (closed and tab_of(change) == tab_of(one) and not isinstance(change, InsertRows))
        )

    def parts(self, weigh: Callable[[Change], Size], *, most: Size = MOST) -> tuple[Plan, ...]:
        """The plan as it is where it is small enough, else plans that are applied one after the other.

        What leans on each other stays together, however large: all that concerns one derived tab, the rows that go into
        one tab, and a plan that provisions as a whole. A rewrite brings the format of its column along.
        """
        sizes = {id(change): weigh(change) for change in self.changes}
        if not self.changes:
            return ()
        if _fits(_sum(sizes.values()), most) or any(isinstance(change, PROVISIONING) for change in self.changes):
            return (self,)
        return tuple(Plan(part, self._guards(part)) for part in _packed(self.changes, sizes, most))

    def counts(self) -> dict[str, int]:
        """How many changes there are of each kind, by the name of the kind."""
        found: dict[str, int] = {}
        for change in self.changes:
            found[type(change).__name__] = found.get(type(change).__name__, 0) + 1
        return found

    def _guards(self, part: Iterable[Change]) -> tuple[Place, ...]:
        wanted = {place for change in part for place in places(change)}
        return tuple(place for place in self.guarded if place in wanted)


def _spot(change: Change) -> tuple[object, ...]:
    """Changes of one spot are refused for one reason."""
    if isinstance(change, RewriteValue | FormatColumn):
        return (change.place,)
    return type(change), tab_of(change)


def _packed(changes: Iterable[Change], sizes: Mapping[int, Size], most: Size) -> Iterator[tuple[Change, ...]]:
    """Units in their order, as many to a part as fit; one that is too large by itself is a part of its own."""
    part: dict[int, Change] = {}
    full: Size = (0, 0)
    for unit in _units(changes):
        longer = _sum([full, *(sizes[id(change)] for change in unit if id(change) not in part)])
        if part and not _fits(longer, most):
            yield tuple(part.values())
            part, longer = {}, _sum(sizes[id(change)] for change in unit)
        part |= {id(change): change for change in unit}
        full = longer
    yield tuple(part.values())


def _units(changes: Iterable[Change]) -> Iterator[tuple[Change, ...]]:
    """Changes that may be applied apart from each other, in the order of the plan, whole tabs last."""
    every = tuple(changes)
    formats = {change.place: change for change in every if isinstance(change, FormatColumn)}
    brought = {change.place for change in every if isinstance(change, RewriteValue)}
    tabs: dict[int, list[Change]] = {}
    for change in every:
        if isinstance(change, RewriteValue):
            yield (formats[change.place], change) if change.place in formats else (change,)
        elif isinstance(change, FormatColumn):
            yield from () if change.place in brought else ((change,),)
        elif isinstance(change, InsertRows | ForgetMetadata):
            yield (change,)
        else:
            tabs.setdefault(tab_of(change), []).append(change)
    yield from map(tuple, tabs.values())


def _sum(sizes: Iterable[Size]) -> Size:
    every = tuple(sizes)
    return sum(size for size, _ in every), sum(count for _, count in every)


def _fits(size: Size, most: Size) -> bool:
    return size[0] <= most[0] and size[1] <= most[1]
