"""A stand-in for Google at the HTTP edge: thousands of spreadsheets alike, one cell of each edited by the clock.

It knows what a sync asks and nothing else; it counts, meters as Google does, and notes how old edits are when read.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from app.clock import Clock
from app.model.template import Template
from app.sheets.metering import kind_of
from localsheets.http import GoogleError
from localsheets.local.quotas import Quotas

LAG = timedelta(minutes=3)
"""Drive admits edits of spreadsheets every so often.
https://github.com/googleapis/google-api-go-client/issues/444"""
ROWS = 10
PLACE = "note-of-the-first-row"


@dataclass
class File:
    """One spreadsheet."""

    edits: int = 0
    edited_at: datetime | None = None
    unseen_since: datetime | None = None
    """The first edit since the last read."""
    ours: bool = False
    """Whether the last one to change it was the service."""


@dataclass
class StandIn(httpx.BaseTransport):
    """Every call of the service ends here."""

    template: Template
    clock: Clock
    files: dict[str, File] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)
    ages: list[float] = field(default_factory=list)
    """Seconds that the oldest edit had waited, of every read that saw some."""
    quotas: Quotas = field(default_factory=Quotas)
    told: set[str] = field(default_factory=set)
    """Files whose changes Drive has not admitted yet."""
    rows: int = ROWS
    """Of every file."""

    def __post_init__(self) -> None:
        self._head, self._tail = _read_answer(self.template, self.rows).split(PLACE)
        self._labels = {tab.label: [column.label for column in tab.columns] for tab in self.template.tabs}
        self._changes: list[str] = []
        self._zipped: dict[int, bytes] = {}

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        kind = kind_of(request.method, str(request.url)) or "drive"
        self.calls[kind] += 1
        try:
            if kind != "drive":
                self.quotas.take(kind, "service", now=self.clock.now())
        except GoogleError:
            self.calls["refused"] += 1
            return httpx.Response(429, json={"error": {"code": 429, "message": "Quota exceeded"}})
        if kind == "read":
            return httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=self._read(_file_of(request)))
        return httpx.Response(200, content=self._drive(request) if kind == "drive" else self._write(request))

    def edit(self, file_id: str) -> None:
        """Somebody changes the cell."""
        file, now = self.files[file_id], self.clock.now()
        file.edits += 1
        file.edited_at, file.unseen_since, file.ours = now, file.unseen_since or now, False
        self.told.add(file_id)

    def body(self, file_id: str) -> str:
        """What a read of the file answers."""
        return f"{self._head}{self.files[file_id].edits}{self._tail}"

    def _write(self, request: httpx.Request) -> str:
        file_id = _file_of(request)
        file = self.files[file_id]
        file.edited_at, file.ours = self.clock.now(), True
        self.told.add(file_id)
        return json.dumps(self._written(json.loads(request.content)))

    def _read(self, file_id: str) -> bytes:
        file = self.files[file_id]
        if file.unseen_since is not None:
            self.ages.append((self.clock.now() - file.unseen_since).total_seconds())
            file.unseen_since = None
        if file.edits not in self._zipped:
            self._zipped[file.edits] = gzip.compress(self.body(file_id).encode(), 6)
        return self._zipped[file.edits]

    def _written(self, body: dict[str, Any]) -> dict[str, Any]:
        sheets = []
        for a1 in body.get("responseRanges", ()):
            title = a1.rpartition("!")[0].strip("'")
            tab = next(tab for tab in self.template.tabs if tab.label == title)
            cells = [{"formattedValue": label} for label in self._labels[title]]
            sheets.append({"properties": {"sheetId": tab.sheet_id}, "data": [{"rowData": [{"values": cells}]}]})
        return {"replies": [{} for _ in body["requests"]], "updatedSpreadsheet": {"sheets": sheets}}

    def _drive(self, request: httpx.Request) -> str:
        if request.url.path.endswith("/about"):
            return json.dumps({"user": {"emailAddress": "service@project.iam.gserviceaccount.example"}})
        if request.url.path.endswith("/startPageToken"):
            return json.dumps({"startPageToken": "0"})
        self._admit()
        since = int(request.url.params["pageToken"])
        changes = [self._change(file_id) for file_id in self._changes[since:]]
        return json.dumps({"changes": changes, "newStartPageToken": str(len(self._changes))})

    def _admit(self) -> None:
        """What was edited before Drive's last round is in the list of changes."""
        now = self.clock.now()
        last = now - timedelta(seconds=now.timestamp() % LAG.total_seconds())
        for file_id in sorted(self.told):
            edited = self.files[file_id].edited_at
            if edited is not None and edited <= last:
                self._changes.append(file_id)
                self.told.discard(file_id)

    def _change(self, file_id: str) -> dict[str, Any]:
        file = self.files[file_id]
        modified = file.edited_at.isoformat() if file.edited_at else ""
        return {"fileId": file_id, "file": {"modifiedTime": modified, "lastModifyingUser": {"me": file.ours}}}


def _file_of(request: httpx.Request) -> str:
    return str(request.url.path.split("/")[3].partition(":")[0])


def _read_answer(template: Template, rows: int) -> str:
    """The answer to a read of every input tab, with a place for the cell that is edited."""
    ranges = []
    for tab in template.inputs:
        header = [column.label for column in tab.columns]
        lines = [_row(header, number) for number in range(rows)] if tab.name == "customers" else []
        values = {"range": f"'{tab.label}'!A1:Z1000", "majorDimension": "ROWS", "values": [header, *lines]}
        ranges.append({"valueRange": values, "dataFilters": [{"gridRange": {"sheetId": tab.sheet_id}}]})
    return json.dumps({"valueRanges": ranges}, ensure_ascii=False)


def _row(header: list[str], number: int) -> list[str]:
    """A clean customer, as far as it is filled; the note of the first one is the cell that is edited."""
    told = {"姓名": f"客户{number}", "手机号码": f"13{number:09}", "微信号": f"wxid_{number:06}"}
    told["备注"] = PLACE if number == 0 else "老客户介绍" if number % 3 == 0 else ""
    row = [told.get(label, "") for label in header]
    while not row[-1]:
        row.pop()
    return row
