"""One sheet: rows and columns in an order, the cells that are not blank, and what hangs on the sheet.

Cells are kept by the ids of their row and column. A row read from the disk stays bytes until somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from localsheets.cells.value import Formula
from localsheets.truth.axis import Axis
from localsheets.truth.box import Area, Box, Dimension
from localsheets.truth.cell import BLANK, Cell, Row
from localsheets.truth.journal import Journal
from localsheets.truth.protection import Protection

Json = dict[str, Any]
Decode = Callable[[bytes], Row]

# What hangs on a sheet beside its cells: replaced whole, never changed in place.
ATTACHED = (
    "title", "properties", "merges", "protections", "charts", "filter", "filter_views", "rules", "bands", "tables",
    "groups",
)  # fmt: skip


class Sheet:
    """One sheet of a spreadsheet."""

    def __init__(self, journal: Journal, sheet_id: int, title: str, *, rows: int, columns: int) -> None:
        self._journal = journal
        self.id = sheet_id
        self.title = title
        self.rows = Axis(journal, rows)
        self.columns = Axis(journal, columns)
        self.properties: Json = {}
        self.merges: tuple[Box, ...] = ()
        self.protections: dict[int, Protection] = {}
        self.charts: dict[int, Json] = {}
        self.filter: Json | None = None
        self.filter_views: dict[int, Json] = {}
        self.rules: tuple[Json, ...] = ()
        self.bands: dict[int, Json] = {}
        self.tables: dict[str, Json] = {}
        self.groups: tuple[Json, ...] = ()
        self.cells: dict[int, Row | bytes] = {}
        self.decode: Decode = _undecodable
        self.formula_rows: set[int] = set()
        self.changed_rows: set[int] = set()
        self.changed = True
        self.version = 0

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns of the grid."""
        return self.rows.count, self.columns.count

    @property
    def area(self) -> Area:
        """The whole grid."""
        return Area(0, self.rows.count, 0, self.columns.count)

    def axis(self, dimension: Dimension) -> Axis:
        """The rows or the columns."""
        return self.rows if dimension == "ROWS" else self.columns

    def attach(self, name: str, value: Any) -> None:
        """Replace one of what is `ATTACHED`."""
        self._journal.assign(self, name, value)
        self.touch()

    def touch(self) -> None:
        """Something other than a row is to be saved."""
        self.changed = True
        self.version += 1

    def line(self, row_id: int) -> Row | None:
        """The cells of a row by its id, or None where it is blank."""
        row = self.cells.get(row_id)
        if type(row) is bytes:
            row = self.cells[row_id] = self.decode(row)
        return row  # type: ignore[return-value]

    def lines(self, top: int, bottom: int) -> Iterator[tuple[int, Row]]:
        """Index and cells of the rows from `top` to before `bottom` that are not blank."""
        for index, row_id in enumerate(self.rows.ids[top:bottom], top):
            row = self.line(row_id)
            if row:
                yield index, row

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; BLANK where nothing is."""
        row_id, column_id = self.rows.known_id(row), self.columns.known_id(column)
        if row_id is None or column_id is None:
            return BLANK
        return (self.line(row_id) or {}).get(column_id, BLANK)

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Set the cell at a place of the grid."""
        self.put_in(self.rows.id_at(row), self.columns.id_at(column), cell)

    def put_in(self, row_id: int, column_id: int, cell: Cell) -> None:
        """Set the cell in a row and column given by their ids."""
        row = self.writable(row_id)
        if cell.value is None and cell.look.id == 0:
            row.pop(column_id, None)
            return
        row[column_id] = cell
        if type(cell.value) is Formula:
            self.formula_rows.add(row_id)

    def writable(self, row_id: int) -> Row:
        """The cells of a row, to be changed in place; they come back by themselves if the request fails."""
        self.version += 1
        if row_id in self.changed_rows:
            return self.cells[row_id]  # type: ignore[return-value]
        old = self.line(row_id)
        row = self.cells[row_id] = dict(old or {})
        self.changed_rows.add(row_id)
        self._journal.note(lambda: self._restore(row_id, old))
        return row

    def drop_lines(self, row_ids: list[int]) -> None:
        """Forget the cells of rows that are gone."""
        for row_id in row_ids:
            if row_id in self.cells:
                self.writable(row_id).clear()

    def set_cells(self, row_id: int, row: Row) -> None:
        """Replace all cells of a row."""
        target = self.writable(row_id)
        target.clear()
        target.update(row)
        if any(type(cell.value) is Formula for cell in row.values()):
            self.formula_rows.add(row_id)

    def _restore(self, row_id: int, old: Row | None) -> None:
        self.version += 1
        if old is None:
            self.cells.pop(row_id, None)
        else:
            self.cells[row_id] = old


def _undecodable(_: bytes) -> Row:
    raise AssertionError("a sheet that was not read from the disk holds no bytes")
