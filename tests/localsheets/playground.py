"""A server that holds something of everything, which may be asked anything: see asking.py."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.book import Book, box, span
from tests.localsheets.conftest import BO, LAN, Office, make, share

MAY_ANSWER = {200, 204, 400, 401, 403, 404, 409, 501}


@dataclass(frozen=True, slots=True)
class Call:
    """One call; `{book}` and the like in its texts are ids that only the playground knows."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None


class Playground:
    """Lan, and all that she has."""

    def __init__(self) -> None:
        self.office = Office()
        self.lan = self.office.client(LAN)
        self.office.client(BO)
        self.statuses: Counter[int] = Counter()
        self.book = _filled(Book(self.lan, make(self.lan, mime_type=SPREADSHEET, name="Busy")))
        self.ids = {"book": self.book.id, **self._files()}

    def ask(self, call: Call) -> httpx.Response:
        """The answer to one call, which may be anything but a failure of the server; what it deletes is made anew."""
        query = {name: self._known(text) for name, text in call.query.items()}
        answer = self.lan.request(call.method, self._known(call.path), params=query, json=call.body)
        self.statuses[answer.status_code] += 1
        assert answer.status_code in MAY_ANSWER, (call, answer.text)
        if answer.status_code == 204:
            self.ids |= self._files()
        return answer

    def look(self) -> None:
        """Ask for what the calls so far have left of the first sheet."""
        query = {"includeGridData": "true", "ranges": "A1:H30", "prettyPrint": "false"}
        self.ask(Call("GET", "/v4/spreadsheets/{book}", query))

    def close(self) -> None:
        """Nothing is asked any more."""
        self.office.server.close()

    def _files(self) -> dict[str, str]:
        folder = make(self.lan)
        sheet = make(self.lan, mime_type=SPREADSHEET, name="Shop", parents=[folder])
        permission = share(self.lan, sheet, BO, "writer").json()["id"]
        drive = self.lan.post("/drive/v3/drives", params={"requestId": sheet}, json={"name": "Shop"}).json()["id"]
        return {"folder": folder, "sheet": sheet, "permission": permission, "drive": drive}

    def _known(self, text: str) -> str:
        for name, one in self.ids.items():
            text = text.replace(f"{{{name}}}", one)
        return text


def _filled(book: Book) -> Book:
    """Small sheets with an object of every kind, whose ids are 1."""
    size = {"rowCount": 30, "columnCount": 30}
    mark = {"metadataId": 1, "metadataKey": "a", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    book.type("A1", ["姓名", "金额", "=B2"], ["李雷", "1,200", "=SUM(B:B)"], ["a", "2024-03-05", "TRUE"])
    book.batch(
        {"updateSheetProperties": {"properties": {"gridProperties": size}, "fields": "gridProperties"}},
        {"addNamedRange": {"namedRange": {"namedRangeId": "1", "name": "sums", "range": {"endRowIndex": 3}}}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 1, "range": {"endRowIndex": 1}}}},
        {"addFilterView": {"filter": {"filterViewId": 1, "range": {"endRowIndex": 3}}}},
        {"addBanding": {"bandedRange": {"bandedRangeId": 1, "range": {"endRowIndex": 3}}}},
        {"addChart": {"chart": {"chartId": 1, "spec": {"title": "t"}}}},
        {"addConditionalFormatRule": {"rule": {"ranges": [{"endRowIndex": 3}], "booleanRule": {}}}},
        {"addDimensionGroup": {"range": span("ROWS", 1, 3)}},
        {"addTable": {"table": {"tableId": "1", "range": box((20, 25), (0, 3))}}},
        {"createDeveloperMetadata": {"developerMetadata": mark}},
        {"addSheet": {"properties": {"sheetId": 1, "title": "two words", "gridProperties": size}}},
    )
    return book
