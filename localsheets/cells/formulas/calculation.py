"""All the formulas of a spreadsheet at one moment: values on demand, each computed once, arrays spilled, cycles told.

Formulas are computed with a stack of their own, so that a chain of ten thousand cells does not exhaust Python's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from localsheets.cells.formulas.evaluation import CIRCULAR, evaluate, may_spill
from localsheets.cells.formulas.grid import Cell, Entered, Source
from localsheets.cells.formulas.places import Area, Place
from localsheets.cells.formulas.reuse import Reuse
from localsheets.cells.formulas.spills import Spills
from localsheets.cells.formulas.surroundings import Surroundings
from localsheets.cells.formulas.values import Matrix
from localsheets.cells.value import CellError, Formula

NO_ROOM = CellError("REF", "Result was not automatically expanded, please insert more rows or columns.")
Read = TypeVar("Read")


class Needed(Exception):
    """A formula reads cells whose formulas are not computed yet."""

    def __init__(self, places: list[Place]) -> None:
        super().__init__(places)
        self.places = places


class Calculation:
    """The computed cells of a `Source`. Valid until anything in the source changes: then make a new one."""

    def __init__(self, source: Source, *, locale: str, now: dt.datetime, earlier: Calculation | None = None) -> None:
        """`earlier` is one of the same spreadsheet: what its array formulas came to is used again where that holds."""
        self._source = source
        self._reuse: Reuse = Reuse(earlier._reuse.kept if earlier else None)
        self._surroundings = Surroundings(self, locale=locale, now=now)
        self._done: dict[Place, Cell] = {}
        self._running: dict[Place, None] = {}
        self._circular: set[Place] = set()
        self._spills: dict[str, Spills] = {}

    def value(self, place: Place) -> Cell:
        """The value of a cell: what was entered, what its formula comes to, or what an array spilled into it."""
        title, row, column = place
        return self._ready(lambda: self.cell(title.casefold(), row, column))

    def values(self, area: Area) -> list[list[Cell]]:
        """The values of an area with four bounds that lies in its tab; empty rows at its end may be left out."""
        area = area._replace(sheet=area.sheet.casefold())
        return self._ready(lambda: self.block(area))

    def computed(self, title: str) -> dict[tuple[int, int], Cell]:
        """Row, column and value of every formula of a tab and of every cell that one of them spilled into."""
        title = title.casefold()
        formulas = [(row, column) for row, column, _ in self._source.formulas(title)]
        values = {place: self.value(Place(title, *place)) for place in formulas}
        return {**self._spills_of(title).cells, **values}

    def _ready(self, read: Callable[[], Read]) -> Read:
        while True:
            try:
                return read()
            except Needed as needed:
                self._compute(needed.places)

    def size(self, title: str) -> tuple[int, int] | None:
        """As the source says."""
        return self._source.size(title)

    def named(self, name: str) -> Area | None:
        """As the source says."""
        return self._source.named(name)

    def cell(self, title: str, row: int, column: int) -> Cell:
        """The value of one cell; Needed where it is still to be computed."""
        entered = self._source.cell(title, row, column)
        if isinstance(entered, Formula):
            return self._result(Place(title, row, column))
        if entered is not None:
            return entered
        self._await(Area(title, row, column, row + 1, column + 1))
        return self._spills_of(title).cells.get((row, column))

    def block(self, area: Area) -> list[list[Cell]]:
        """The values of an area; Needed where some are still to be computed."""
        self._await(area)
        area = self._clipped(area)
        rows = self._entered(area)
        formulas = [
            Place(area.sheet, row, column)
            for row, line in enumerate(rows, start=area.top)
            for column, entered in enumerate(line, start=area.left)
            if isinstance(entered, Formula)
        ]
        needed = [place for place in formulas if place not in self._done and place not in self._running]
        if needed:
            raise Needed(needed)
        for place in formulas:
            rows[place.row - area.top][place.column - area.left] = self._result(place)
        return self._with_spills(rows, area)  # type: ignore[arg-type]

    def _clipped(self, area: Area) -> Area:
        """The area without the rows and columns at its end in which nothing was entered or spilled."""
        spills = self._spills_of(area.sheet)
        rows, columns = self._source.extent(area.sheet)
        bottom = max(area.top, min(area.bottom or 0, max(rows, spills.rows)))
        right = max(area.left, min(area.right or 0, max(columns, spills.columns)))
        return area._replace(bottom=bottom, right=right)

    def _entered(self, area: Area) -> list[list[Entered]]:
        """What was entered into an area, which may reach beyond the source's extent."""
        rows, columns = self._source.extent(area.sheet)
        bottom, right = min(area.bottom or 0, rows), min(area.right or 0, columns)
        height, width = (area.bottom or 0) - area.top, (area.right or 0) - area.left
        found: list[list[Entered]] = []
        if bottom > area.top and right > area.left:
            inner = self._source.block(Area(area.sheet, area.top, area.left, bottom, right))
            found = [row + [None] * (width - len(row)) for row in inner]
        return found + [[None] * width for _ in range(height - len(found))]

    def _with_spills(self, rows: list[list[Cell]], area: Area) -> list[list[Cell]]:
        cells = self._spills_of(area.sheet).cells
        if cells:
            for row, line in enumerate(rows, start=area.top):
                for at, value in enumerate(line):
                    if value is None:
                        line[at] = cells.get((row, area.left + at))
        return rows

    def _result(self, place: Place) -> Cell:
        if place in self._done:
            return self._done[place]
        if place not in self._running:
            raise Needed([place])
        chain = list(self._running)
        self._circular.update(chain[chain.index(place) :])
        return CIRCULAR

    def _spills_of(self, title: str) -> Spills:
        if title not in self._spills:
            formulas = self._source.formulas(title)
            self._spills[title] = Spills(title, [(row, column) for row, column, text in formulas if may_spill(text)])
        return self._spills[title]

    def _await(self, area: Area) -> None:
        """Needed where an array formula that may reach into the area is not computed yet."""
        needed = self._spills_of(area.sheet).needed(area, running=self._running)
        if needed:
            raise Needed(needed)

    def _compute(self, places: list[Place]) -> None:
        """Compute formulas and, before them, whatever they need."""
        pending = places[::-1]
        while pending:
            place = pending[-1]
            if place in self._done:
                pending.pop()
                continue
            self._running[place] = None
            entered = self._source.cell(*place)
            text = entered.text if isinstance(entered, Formula) else ""
            try:
                result = self._evaluated(place, text)
            except Needed as needed:
                pending += needed.places[::-1]
                continue
            self._settle(place, result)

    def _evaluated(self, place: Place, text: str) -> Cell | Matrix:
        compute = partial(evaluate, text, at=place, surroundings=self._surroundings)
        return self._reuse.result((place, text), self._surroundings, compute) if may_spill(text) else compute()

    def _settle(self, place: Place, result: Cell | Matrix) -> None:
        del self._running[place]
        self._spills_of(place.sheet).computed(place)
        if place in self._circular:
            result = CIRCULAR
        self._done[place] = self._spilled(place, result) if isinstance(result, list) else result

    def _spilled(self, place: Place, rows: Matrix) -> Cell:
        """Put an array into the cells from `place` on; its first cell, or an error where it cannot expand."""
        height, width = self._source.size(place.sheet) or (0, 0)
        area = Area(place.sheet, place.row, place.column, place.row + len(rows), place.column + len(rows[0]))
        if (area.bottom or 0) > height or (area.right or 0) > width:
            return NO_ROOM
        spills = self._spills_of(place.sheet)
        obstacle = spills.obstacle(place, self._entered(area))
        if obstacle is not None:
            return obstacle
        spills.fill(place, rows)
        self._surroundings.forget(area)
        return rows[0][0]
