"""People with their tokens: what they do goes over Google's wire, as JSON, past every fault and every point."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from localsheets.http import Request
from localsheets.server import Server

Json = dict[str, Any]

ENTERED, RAW = "USER_ENTERED", "RAW"


class Person:
    """Somebody who works in one spreadsheet. Every method is one call; it tells whether Google let them."""

    def __init__(self, server: Server, token: str, *, spreadsheet_id: str) -> None:
        self._server = server
        self._headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        self.spreadsheet_id = spreadsheet_id

    def batch(self, *requests: Json) -> bool:
        return self._sheets("POST", ":batchUpdate", {"requests": list(requests)})

    def put(self, range_: str, rows: list[list[Any]], *, option: str = ENTERED) -> bool:
        return self._sheets(
            "PUT", f"/values/{quote(range_, safe='')}", {"values": rows}, query=f"valueInputOption={option}"
        )

    def append(self, range_: str, rows: list[list[Any]], *, option: str = ENTERED) -> bool:
        query = f"valueInputOption={option}&insertDataOption=INSERT_ROWS"
        return self._sheets("POST", f"/values/{quote(range_, safe='')}:append", {"values": rows}, query=query)

    def clear(self, range_: str) -> bool:
        return self._sheets("POST", f"/values/{quote(range_, safe='')}:clear", {})

    def file(self, method: str, path: str = "", body: Json | None = None) -> bool:
        """A call about the spreadsheet as a file of Drive."""
        return self.ask(method, f"/drive/v3/files/{self.spreadsheet_id}{path}", body)[0] < 300

    def _sheets(self, method: str, path: str, body: Json, *, query: str = "") -> bool:
        return self.ask(method, f"/v4/spreadsheets/{self.spreadsheet_id}{path}", body, query=query)[0] < 300

    def ask(self, method: str, path: str, body: Json | None = None, *, query: str = "") -> tuple[int, Json]:
        """Status and body of one call."""
        sent = b"" if body is None else json.dumps(body).encode()
        answer = self._server.handle(Request(method, path, query, self._headers, sent))
        assert answer.status < 500, f"localsheets broke at {method} {path}: {answer.body[:300]!r}"
        return answer.status, json.loads(answer.body or b"{}")
