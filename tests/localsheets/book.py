"""One spreadsheet as a caller of Sheets v4 sees it, in the fewest words."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import httpx

Json = dict[str, Any]


class Book:
    """A spreadsheet and the person who calls; what is asked for must be answered 200 unless `refused` asks."""

    def __init__(self, client: httpx.Client, spreadsheet_id: str) -> None:
        self.client = client
        self.id = spreadsheet_id
        self.url = f"/v4/spreadsheets/{spreadsheet_id}"

    def get(self, path: str = "", **params: Any) -> Json:
        """The body of a GET below the spreadsheet."""
        return _body(self.client.get(self.url + path, params=params))

    def post(self, path: str, body: Json | None = None, **params: Any) -> Json:
        """The body of a POST below the spreadsheet."""
        return _body(self.client.post(self.url + path, params=params, json=body or {}))

    def batch(self, *requests: Json) -> list[Json]:
        """The replies of a batchUpdate."""
        replies: list[Json] = self.post(":batchUpdate", {"requests": list(requests)})["replies"]
        return replies

    def refused(self, *requests: Json) -> str:
        """The message of a batchUpdate that is answered 400."""
        answer = self.client.post(self.url + ":batchUpdate", json={"requests": list(requests)})
        return message(answer, status=400)

    def put(self, place: str, values: list[list[Any]], *, option: str = "RAW", **params: Any) -> Json:
        """The answer of values.update."""
        body = {"values": values}
        return _body(self.client.put(self.value_url(place), params={"valueInputOption": option, **params}, json=body))

    def type(self, place: str, *rows: list[Any]) -> Json:
        """The same, as if a person typed."""
        return self.put(place, list(rows), option="USER_ENTERED")

    def append(self, place: str, values: list[list[Any]], **params: Any) -> Json:
        """The answer of values.append."""
        url = self.value_url(place) + ":append"
        return _body(self.client.post(url, params={"valueInputOption": "RAW", **params}, json={"values": values}))

    def clear(self, place: str) -> Json:
        """The answer of values.clear."""
        return _body(self.client.post(self.value_url(place) + ":clear"))

    def values(self, place: str, **params: Any) -> list[list[Any]]:
        """The values of a range; nothing is an empty list."""
        found: list[list[Any]] = _body(self.client.get(self.value_url(place), params=params)).get("values", [])
        return found

    def raw(self, place: str) -> list[list[Any]]:
        """The values of a range as they are stored."""
        return self.values(place, valueRenderOption="UNFORMATTED_VALUE")

    def formulas(self, place: str) -> list[list[Any]]:
        """The values of a range, formulas as text."""
        return self.values(place, valueRenderOption="FORMULA")

    def value_url(self, place: str) -> str:
        """The URL of a range's values."""
        return f"{self.url}/values/{quote(place, safe='')}"

    def sheet(self, index: int = 0, **params: Any) -> Json:
        """One Sheet resource."""
        found: Json = self.get(**params)["sheets"][index]
        return found

    def cells(self, place: str) -> list[list[Json]]:
        """CellData of a range."""
        data = self.get(ranges=place, includeGridData="true")["sheets"][0]["data"][0]
        return [row.get("values", []) for row in data.get("rowData", [])]

    def cell(self, place: str) -> Json:
        """CellData of one cell."""
        rows = self.cells(place)
        return rows[0][0] if rows and rows[0] else {}


def message(answer: httpx.Response, *, status: int) -> str:
    """The message of an error answer with that status."""
    assert answer.status_code == status, answer.text
    return str(answer.json()["error"]["message"])


def box(rows: tuple[int, int] | None = None, columns: tuple[int, int] | None = None, *, sheet: int = 0) -> Json:
    """A GridRange."""
    made: Json = {"sheetId": sheet}
    if rows:
        made |= {"startRowIndex": rows[0], "endRowIndex": rows[1]}
    if columns:
        made |= {"startColumnIndex": columns[0], "endColumnIndex": columns[1]}
    return made


def span(dimension: str, start: int, end: int, *, sheet: int = 0) -> Json:
    """A DimensionRange."""
    return {"sheetId": sheet, "dimension": dimension, "startIndex": start, "endIndex": end}


def _body(answer: httpx.Response) -> Json:
    assert answer.status_code == 200, answer.text
    found: Json = answer.json()
    return found
