"""The rows or the columns of a sheet: stable ids in an order, so that cells and metadata need not move with them.

Only the part that was ever touched has ids; the rest of the grid is a number.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

from localsheets.truth.journal import Journal

# Ids are made in blocks, so that filling a sheet row by row costs few steps in the log.
BLOCK = 256

Step = tuple[Any, ...]


class Axis:
    """`count` positions; the first `len(ids)` of them have an id."""

    def __init__(self, journal: Journal, count: int) -> None:
        self._journal = journal
        self.count = count
        self.ids = array("I")
        self.next_id = 1
        self.properties: dict[int, dict[str, Any]] = {}
        self.log: list[Step] = []
        # How many steps since the snapshot on the disk; None where there is no snapshot yet.
        self.saved_steps: int | None = None

    def id_at(self, index: int) -> int:
        """The id of a position, made where there is none yet."""
        if index >= len(self.ids):
            self._do(("grow", min(self.count, (index // BLOCK + 1) * BLOCK) - len(self.ids)))
        return self.ids[index]

    def known_id(self, index: int) -> int | None:
        """The id of a position, or None where nothing was ever there."""
        return self.ids[index] if index < len(self.ids) else None

    def index_of(self, one: int) -> int:
        """The position of an id; ValueError where it is gone."""
        return self.ids.index(one)

    def positions(self, ids: Iterable[int]) -> dict[int, int]:
        """The positions of several ids; those that are gone are left out."""
        wanted = set(ids)
        return {one: index for index, one in enumerate(self.ids) if one in wanted} if wanted else {}

    def insert(self, index: int, count: int) -> None:
        """Put `count` new positions before `index`."""
        self._do(("insert", index, count))

    def delete(self, start: int, end: int) -> list[int]:
        """Take positions away; the ids that went."""
        gone = list(self.ids[start:end])
        self._do(("delete", start, end))
        return gone

    def move(self, start: int, end: int, destination: int) -> None:
        """Move positions before `destination`, counted before the move."""
        self.id_at(max(end, destination) - 1)
        self._do(("move", start, end, destination))

    def resize(self, count: int) -> list[int]:
        """Grow or shrink at the end; the ids that went."""
        if count < self.count:
            return self.delete(count, self.count)
        self.insert(self.count, count - self.count)
        return []

    def describe(self, described: dict[int, dict[str, Any]]) -> None:
        """Set the properties of positions, by their ids."""
        self._journal.assign(self, "properties", {**self.properties, **described})

    def replay(self, step: Step) -> None:
        """One step of the log again, when a sheet is read from the disk."""
        kind, *arguments = step
        STEPS[kind](self, *arguments)

    def _do(self, step: Step) -> None:
        before = (self.count, self.next_id)
        undo = STEPS[step[0]](self, *step[1:])
        self.log.append(step)

        def take_back() -> None:
            undo()
            self.count, self.next_id = before
            self.log.pop()

        self._journal.note(take_back)


def _grow(axis: Axis, count: int) -> Any:
    start = len(axis.ids)
    axis.ids.extend(range(axis.next_id, axis.next_id + count))
    axis.next_id += count
    return lambda: axis.ids.__delitem__(slice(start, None))


def _insert(axis: Axis, index: int, count: int) -> Any:
    axis.count += count
    if index >= len(axis.ids):
        return lambda: None
    axis.ids[index:index] = array("I", range(axis.next_id, axis.next_id + count))
    axis.next_id += count
    return lambda: axis.ids.__delitem__(slice(index, index + count))


def _delete(axis: Axis, start: int, end: int) -> Any:
    gone = axis.ids[start:end]
    del axis.ids[start:end]
    axis.count -= end - start
    return lambda: axis.ids.__setitem__(slice(start, start), gone)


def _move(axis: Axis, start: int, end: int, destination: int) -> Any:
    before = axis.ids[:]
    moved = axis.ids[start:end]
    del axis.ids[start:end]
    place = destination - len(moved) if destination > start else destination
    axis.ids[place:place] = moved
    return lambda: axis.ids.__setitem__(slice(None), before)


STEPS: dict[str, Any] = {"grow": _grow, "insert": _insert, "delete": _delete, "move": _move}
