"""What experiments work with: tabs made for one purpose, batches that may be refused, cells read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.model.cell import Scalar
from app.model.change import AddTab, Change, Place
from app.model.ids import random_id
from app.sheets import Refusal, requests
from app.sheets.requests.shapes import Request, typed, update_cells
from app.sheets.scratch import Scratch

Cell = dict[str, Any]

SEEN = "sheets(data(rowData(values(userEnteredValue,userEnteredFormat.numberFormat,dataValidation))))"
KINDS = {"stringValue": "text", "numberValue": "number", "formulaValue": "formula", "boolValue": "boolean"}


@dataclass(frozen=True, slots=True)
class Bench:
    """A scratch spreadsheet, and the few things that are done on it again and again."""

    scratch: Scratch

    def tab(self, *rows: Sequence[Scalar], dressed: Sequence[Request] = ()) -> int:
        """A new tab of eight rows and a dozen columns that holds these rows, and requests done to it; its id.

        `dressed` names the tab as sheet 0, since its id is not known before.
        """
        tab_id = random_id()
        added = requests.of_change(AddTab(tab_id, f"doctor {tab_id}", 0, rows=8, columns=12, frozen_rows=0))
        lines = [{"values": [typed(value, None) for value in row]} for row in rows]
        filled = [update_cells(tab_id, 0, 0, lines, "userEnteredValue")] if lines else []
        self.scratch.batch([*added, *filled, *(_placed(request, tab_id) for request in dressed)])
        return tab_id

    def tried(self, *wanted: Request | Change, **options: Any) -> dict[str, Any] | None:
        """The answer of a batch; None where Google refused it as it was."""
        batch = [part for one in wanted for part in ([one] if isinstance(one, dict) else requests.of_change(one))]
        try:
            return self.scratch.batch(batch, **options)
        except Refusal as refusal:
            if refusal.status == 400:
                return None
            raise

    def cells(self, tab_id: int) -> list[list[Cell]]:
        """The tab's cells by row and column, filled up so that any of the first eight by twelve may be asked for."""
        sheets = self.scratch.look(fields=SEEN, tab_id=tab_id).get("sheets") or [{}]
        data = (sheets[0].get("data") or [{}])[0].get("rowData", [])
        rows = [row.get("values", []) for row in data] + [[]] * 8
        return [[*row, *[{}] * 12][:12] for row in rows]

    def kinds(self, tab_id: int, row: int) -> list[str]:
        """What kind of content each cell of a row has: text, number, formula, boolean, blank."""
        return [kind(cell) for cell in self.cells(tab_id)[row]]

    def texts(self, tab_id: int, column: int = 0) -> list[Scalar]:
        """What was entered in the cells of a column, of whatever kind."""
        return [next(iter(row[column].get("userEnteredValue", {}).values()), None) for row in self.cells(tab_id)]

    def index(self, metadata_id: int) -> int:
        """Where the row or column now is that bears a mark."""
        location = self.scratch.mark(metadata_id).get("location", {})
        return int(location.get("dimensionRange", {}).get("startIndex", 0))


def kind(cell: Cell) -> str:
    entered = next(iter(cell.get("userEnteredValue", {})), "")
    return KINDS.get(entered, "blank")


def put(tab_id: int, row: int, *values: Scalar, column: int = 0) -> Request:
    """updateCells of one row, typed."""
    line = {"values": [typed(value, None) for value in values]}
    return update_cells(tab_id, row, column, [line], "userEnteredValue")


def area(tab_id: int, rows: tuple[int, int], columns: tuple[int, int] = (0, 12)) -> Request:
    """A GridRange."""
    return {
        "sheetId": tab_id,
        "startRowIndex": rows[0],
        "endRowIndex": rows[1],
        "startColumnIndex": columns[0],
        "endColumnIndex": columns[1],
    }


def span(tab_id: int, dimension: str, start: int) -> Request:
    """One row or column, as a DimensionRange."""
    return {"sheetId": tab_id, "dimension": dimension, "startIndex": start, "endIndex": start + 1}


def column(tab_id: int, index: int, metadata_id: int = 0) -> Place:
    """A column as plans address it."""
    return Place(tab_id, index, metadata_id)


def counted(answer: dict[str, Any] | None, index: int = 0) -> int:
    """occurrencesChanged of one reply; Google leaves out what is 0."""
    replies = (answer or {}).get("replies") or [{}] * (index + 1)
    return int((replies[index].get("findReplace") or {}).get("occurrencesChanged", 0))


def _placed(request: Any, tab_id: int) -> Any:
    """The request with every sheet 0 in it replaced by the tab."""
    if isinstance(request, dict):
        return {name: tab_id if name == "sheetId" else _placed(part, tab_id) for name, part in request.items()}
    return [_placed(part, tab_id) for part in request] if isinstance(request, list) else request
