"""What really stands in a spreadsheet, taken from the local Google's own state: rows and columns with their identity.

Rows and columns have ids that follow them when they are inserted, deleted and moved; a snapshot is never changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from localsheets.cells.value import Formula
from localsheets.server import Server
from localsheets.truth.cell import BLANK, Cell, Value
from localsheets.truth.sheet import Sheet

Place = tuple[int, int]
"""Row id, column id."""


@dataclass(frozen=True)
class Tab:
    """One sheet at one moment."""

    id: int
    title: str
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    cells: Mapping[int, Mapping[int, Cell]]
    """Row id → column id → cell."""

    def cell(self, row_id: int, column_id: int) -> Cell:
        return self.cells.get(row_id, {}).get(column_id, BLANK)

    def value(self, row_id: int, column_id: int) -> Value:
        return self.cell(row_id, column_id).value

    @cached_property
    def header(self) -> dict[int, str]:
        """Column id → trimmed text of row 1."""
        line = self.cells.get(self.rows[0], {}) if self.rows else {}
        return {column: shown(cell.value) for column, cell in line.items() if shown(cell.value)}

    def lines(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Row id and cells of the rows below the first that hold a value, top to bottom."""
        for row_id in self.rows[1:]:
            line = self.cells.get(row_id, {})
            if any(cell.value is not None for cell in line.values()):
                yield row_id, line

    def depth(self) -> int:
        """1-based number of the last row that holds a value."""
        filled = [
            number
            for number, row_id in enumerate(self.rows, 1)
            if any(cell.value is not None for cell in self.cells.get(row_id, {}).values())
        ]
        return filled[-1] if filled else 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All sheets of one spreadsheet at one moment."""

    tabs: Mapping[int, Tab]
    marks: Mapping[int, tuple[int, int]]
    """Developer metadata of columns: its id → sheet id and column id."""
    operations: Mapping[int, str]
    """Developer metadata of the spreadsheet: its id → its value."""


def snapshot(server: Server, spreadsheet_id: str) -> Snapshot:
    """The spreadsheet as it is."""
    spreadsheet = server.world.spreadsheets.get(spreadsheet_id)
    assert spreadsheet is not None
    entries = list(spreadsheet.metadata)
    return Snapshot(
        {sheet.id: _tab(sheet) for sheet in spreadsheet.sheets},
        {e.id: (e.place.sheet_id or 0, e.place.line or 0) for e in entries if e.place.kind == "COLUMN"},
        {e.id: e.value or "" for e in entries if e.place.kind == "SPREADSHEET"},
    )


def shown(value: Value) -> str:
    """A header's text, as a read gives it, trimmed."""
    if value is None:
        return ""
    return (value.text if isinstance(value, Formula) else str(value)).strip()


def _tab(sheet: Sheet) -> Tab:
    cells = {row_id: line for row_id in sheet.cells if (line := sheet.line(row_id))}
    return Tab(sheet.id, sheet.title, tuple(sheet.rows.ids), tuple(sheet.columns.ids), cells)
