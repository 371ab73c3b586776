"""What formulas give: every computed cell of a sheet, spilled ones too, kept until anything changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from localsheets.cells import Formula
from localsheets.cells.formulas import Area, Calculation
from localsheets.truth import box
from localsheets.truth.cell import BLANK, Look, Value
from localsheets.truth.sheet import Sheet

if TYPE_CHECKING:
    from localsheets.truth.spreadsheet import Spreadsheet

Computed = Mapping[tuple[int, int], Value]
Spot = tuple[int, int]


class Results:
    """The computed cells of one spreadsheet; NOW() and TODAY() stand still until a change or the next day."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self._spreadsheet = spreadsheet
        self._made_at: tuple[int, date] | None = None
        self._calculation: Calculation | None = None
        self._computed: dict[int, Computed] = {}

    def of(self, sheet: Sheet) -> Computed:
        """Row, column → value of every formula of a sheet and of every cell that it spills into."""
        calculation = self._current()
        found = self._computed.get(sheet.id)
        if found is None:
            found = self._computed[sheet.id] = calculation.computed(sheet.title)
        return found

    def within(self, sheet: Sheet, area: box.Area) -> Computed:
        """The same, where any of it can lie in an area: formulas spill to the right and down only."""
        near = any(row < area.bottom and column < area.right for (row, column), _ in formulas(sheet))
        return self.of(sheet) if near else {}

    def look(self, sheet: Sheet, row: int, column: int) -> Look:
        """How a computed value is shown."""
        return sheet.cell(row, column).look

    def _current(self) -> Calculation:
        spreadsheet = self._spreadsheet
        now = spreadsheet.local_now()
        made_at = (spreadsheet.version, now.date())
        if self._calculation is None or self._made_at != made_at:
            self._made_at = made_at
            self._computed = {}
            self._calculation = Calculation(
                Entered(spreadsheet), locale=spreadsheet.locale, now=now, earlier=self._calculation
            )
        return self._calculation


class Entered:
    """The entered cells of a spreadsheet, as formulas read them; valid until anything changes."""

    def __init__(self, spreadsheet: Spreadsheet) -> None:
        self._spreadsheet = spreadsheet
        self._sheets = {sheet.title.casefold(): sheet for sheet in spreadsheet.sheets}
        self._extents: dict[int, Spot] = {}
        self._formulas: dict[int, list[tuple[int, int, str]]] = {}

    def size(self, title: str) -> Spot | None:
        """Rows and columns of a sheet; None where no sheet has that title."""
        sheet = self._sheets.get(title.casefold())
        return None if sheet is None else sheet.size

    def extent(self, title: str) -> Spot:
        """Rows and columns outside of which nothing was entered."""
        sheet = self._sheets[title.casefold()]
        found = self._extents.get(sheet.id)
        if found is None:
            found = self._extents[sheet.id] = _extent(sheet)
        return found

    def cell(self, title: str, row: int, column: int) -> Value:
        """What was entered into a cell."""
        return self._sheets[title.casefold()].cell(row, column).value

    def block(self, area: Area) -> list[list[Value]]:
        """What was entered into an area with four bounds."""
        sheet = self._sheets[area.sheet.casefold()]
        width = (area.right or 0) - area.left
        columns = list(sheet.columns.ids[area.left : area.right])
        rows: list[list[Value]] = []
        for row_id in sheet.rows.ids[area.top : area.bottom]:
            line = sheet.line(row_id) or {}
            rows.append([line.get(column, BLANK).value for column in columns])
        rows.extend([] for _ in range((area.bottom or 0) - area.top - len(rows)))
        for row in rows:
            row.extend([None] * (width - len(row)))
        return rows

    def formulas(self, title: str) -> list[tuple[int, int, str]]:
        """Row, column and text of every formula of a sheet."""
        sheet = self._sheets[title.casefold()]
        found = self._formulas.get(sheet.id)
        if found is None:
            found = [(row, column, formula.text) for (row, column), formula in formulas(sheet)]
            self._formulas[sheet.id] = found
        return found

    def named(self, name: str) -> Area | None:
        """The range of a name."""
        box = self._spreadsheet.named(name)
        if box is None:
            return None
        title = self._spreadsheet.sheet(box.sheet_id).title
        return Area(title, box.top or 0, box.left or 0, box.bottom, box.right)


def computed(spreadsheet: Spreadsheet, sheet: Sheet, row: int, column: int) -> Value:
    """The value of one cell: a formula's result, a spilled value, or what was entered."""
    if sheet.formula_rows:
        results = spreadsheet.results.of(sheet)
        if (row, column) in results:
            return results[row, column]
    return sheet.cell(row, column).value


def formulas(sheet: Sheet) -> list[tuple[Spot, Formula]]:
    """Place and formula of every formula of a sheet, from top to bottom."""
    if not sheet.formula_rows:
        return []
    columns = {one: index for index, one in enumerate(sheet.columns.ids)}
    found = []
    for row_id, row in sheet.rows.positions(sheet.formula_rows).items():
        for column_id, cell in (sheet.line(row_id) or {}).items():
            if type(cell.value) is Formula and column_id in columns:
                found.append(((row, columns[column_id]), cell.value))
    return sorted(found, key=lambda one: one[0])


def _extent(sheet: Sheet) -> Spot:
    columns = {one: index for index, one in enumerate(sheet.columns.ids)}
    rows = right = 0
    for row, line in sheet.lines(0, sheet.rows.count):
        filled = [columns[one] for one, cell in line.items() if cell.value is not None and one in columns]
        if filled:
            rows, right = row + 1, max(right, max(filled) + 1)
    return rows, right
