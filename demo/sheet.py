"""Google Sheets' wire as one person's program speaks it: reads, typed and pasted values, rows inserted, sorted, moved.

https://developers.google.com/workspace/sheets/api/reference/rest
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

import httpx

from demo.tabs import Layout, Scalar
from demo.troubles import answered

TIMEOUT = 60.0
"""Seconds for one call."""
AS_STORED = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"}
Lines = list[list[Scalar]]


class Sheet:
    """One spreadsheet, opened with one person's token."""

    def __init__(self, google: str, spreadsheet_id: str, *, token: str) -> None:
        self._url = f"{google}/v4/spreadsheets/{spreadsheet_id}"
        self._http = httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=TIMEOUT)

    def close(self) -> None:
        self._http.close()

    def titles(self) -> dict[str, dict[str, Any]]:
        """Properties of every sheet by its title."""
        fields = "sheets.properties(sheetId,title,gridProperties.rowCount)"
        sheets = self._call("GET", "", params={"fields": fields}).get("sheets", [])
        return {str(one["properties"]["title"]): one["properties"] for one in sheets}

    def values(self, a1: str) -> Lines:
        """The values of a range as they are stored; blank ends are left out."""
        return list(self._call("GET", f"/values/{quote(a1)}", params=AS_STORED).get("values", []))

    def type(self, a1: str, lines: Sequence[Sequence[Scalar]], *, raw: bool = False) -> Lines:
        """Types (or pastes as RAW text) into cells; None leaves a cell alone, "" empties it.

        The answer is what these cells hold now: it comes with the write itself, so nobody can have come between.
        """
        params = {
            "valueInputOption": "RAW" if raw else "USER_ENTERED",
            "includeValuesInResponse": "true",
            "responseValueRenderOption": AS_STORED["valueRenderOption"],
            "responseDateTimeRenderOption": AS_STORED["dateTimeRenderOption"],
        }
        answer = self._call("PUT", f"/values/{quote(a1)}", params=params, json={"values": lines})
        return list(answer["updatedData"].get("values", []))

    def insert_rows(self, sheet_id: int, start: int, count: int = 1) -> None:
        """Inserts blank rows before the row of an index (0-based), looking like the row above, if that is no header."""
        rows = _rows(sheet_id, start, start + count)
        self._batch({"insertDimension": {"range": rows, "inheritFromBefore": start > 1}})

    def insert_column(self, sheet_id: int, index: int) -> None:
        """Inserts a blank column before the one of an index (0-based)."""
        columns = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
        self._batch({"insertDimension": {"range": columns, "inheritFromBefore": False}})

    def delete_row(self, sheet_id: int, index: int) -> None:
        self._batch({"deleteDimension": {"range": _rows(sheet_id, index, index + 1)}})

    def move_row(self, sheet_id: int, index: int, *, to: int) -> None:
        """Moves one row; `to` is counted before it is taken out."""
        self._batch({"moveDimension": {"source": _rows(sheet_id, index, index + 1), "destinationIndex": to}})

    def sort(self, layout: Layout, rows: tuple[int, int], *, column: str, descending: bool) -> None:
        """Sorts whole rows, from one index to another (exclusive), by a column."""
        area = {
            "sheetId": layout.sheet_id,
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": 0,
            "endColumnIndex": layout.width,
        }
        order = "DESCENDING" if descending else "ASCENDING"
        spec = {"dimensionIndex": layout.columns.index(column), "sortOrder": order}
        self._batch({"sortRange": {"range": area, "sortSpecs": [spec]}})

    def rows(self, layout: Layout) -> list[dict[str, Scalar]]:
        """Every row below the header that is not blank, as cells by name."""
        found = self.values(layout.a1((layout.columns[0], layout.columns[-1]), (2, None)))
        return [cells for cells in map(layout.cells, found) if cells]

    def header(self, title: str) -> list[Scalar]:
        """The first row of a tab."""
        found = self.values(f"'{title}'!1:1")
        return found[0] if found else []

    def _batch(self, *requests: dict[str, Any]) -> None:
        self._call("POST", ":batchUpdate", json={"requests": list(requests)})

    def _call(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        return dict(answered(self._http.request(method, self._url + path, **request)).json())


def _rows(sheet_id: int, start: int, end: int) -> dict[str, Any]:
    return {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": start, "endIndex": end}
