"""`kill -9` in a storm of writes over TCP: what was answered is there afterwards, in order, and nothing by half."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from localsheets.drive.library import SPREADSHEET
from localsheets.local.clock import Clock
from localsheets.oauth.accounts import Accounts
from localsheets.truth.database import Database
from tests.localsheets.book import Book, box, span
from tests.localsheets.conftest import BO, LAN, make, share
from tests.localsheets.process import client, serving

CLIENTS = 4
STORM = 0.7


@dataclass
class Writer:
    """One of Lan's browsers; `done` counts its rounds that were answered whole, `steps` those of the one under way."""

    number: int
    book: Book
    done: int = 0
    steps: int = 0
    files: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Rounds of four writes, until the server is gone."""
        try:
            while True:
                self._round()
                self.done, self.steps = self.done + 1, 0
        except httpx.TransportError:
            return

    def _round(self) -> None:
        row, book = self.done, self.book
        book.put(f"lane_{self.number}!A{row + 1}", [[row, "typed"]])
        self.steps = 1
        book.batch(*placed(self.number, row))
        self.steps = 2
        self.files.append(make(book.client, name=f"{self.number}-{row}"))
        self.steps = 3
        assert share(book.client, self.files[-1], BO, "reader").status_code == 200
        self.steps = 4


def placed(sheet: int, row: int) -> tuple[dict[str, Any], ...]:
    """A text in column C, and a mark on its row: both or neither."""
    where = {"dimensionRange": span("ROWS", row, row + 1, sheet=sheet)}
    mark = {"metadataKey": "row", "visibility": "DOCUMENT", "location": where}
    rows = [{"values": [{"userEnteredValue": {"numberValue": row}}]}]
    area = box((row, row + 1), (2, 3), sheet=sheet)
    return (
        {"updateCells": {"range": area, "rows": rows, "fields": "userEnteredValue"}},
        {"createDeveloperMetadata": {"developerMetadata": mark}},
    )


def issued(data: Path) -> str:
    """A token of Lan's; Bo has an account, too."""
    database = Database(data)
    accounts = Accounts(database, Clock())
    accounts.welcome(BO)
    token = accounts.issue(accounts.welcome(LAN))
    database.commit()
    database.close()
    return token


def storm(data: Path, token: str) -> tuple[str, list[Writer]]:
    """A spreadsheet that several clients wrote to until the server was killed."""
    with serving(data) as (url, process), client(url, token) as lan:
        book = Book(lan, make(lan, mime_type=SPREADSHEET, name="Shop"))
        writers = [Writer(number, Book(client(url, token), book.id)) for number in range(1, CLIENTS + 1)]
        sheets = [{"sheetId": writer.number, "title": f"lane_{writer.number}"} for writer in writers]
        book.batch(*({"addSheet": {"properties": sheet}} for sheet in sheets))
        with ThreadPoolExecutor(CLIENTS) as pool:
            running = [pool.submit(writer.write) for writer in writers]
            time.sleep(STORM)
            process.kill()
        for each in running:
            each.result()
    return book.id, writers


def check(book: Book, writer: Writer) -> None:
    """Everything that a writer was answered is there; of what it was not, at most the one write that was under way."""
    rows = book.raw(f"lane_{writer.number}")
    typed, batched = [row[0] for row in rows if row[0] != ""], [row[2] for row in rows if len(row) > 2]
    for step, found in enumerate((typed, batched, names(book.client, writer.number)), start=1):
        answered = writer.done + (writer.steps >= step)
        under_way = writer.steps == step - 1
        assert found in (list(range(answered)), list(range(answered + under_way)))
    assert marked(book, writer.number) == batched
    for file in writer.files[: writer.done]:
        shared = book.client.get(f"/drive/v3/files/{file}/permissions").json()["permissions"]
        assert sorted(one["role"] for one in shared) == ["owner", "reader"]


def marked(book: Book, number: int) -> list[int]:
    """The rows that carry a writer's marks."""
    lookup = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": "row"}}]}
    found = book.post("/developerMetadata:search", lookup)["matchedDeveloperMetadata"]
    places = [one["developerMetadata"]["location"]["dimensionRange"] for one in found]
    return sorted(place["startIndex"] for place in places if place["sheetId"] == number)


def names(lan: httpx.Client, number: int) -> list[int]:
    """The rounds in which a writer made a file, in the order of their making."""
    params = {"q": f"name contains '{number}-'", "orderBy": "createdTime", "pageSize": "1000"}
    return [int(file["name"].partition("-")[2]) for file in lan.get("/drive/v3/files", params=params).json()["files"]]


@pytest.mark.parametrize("turn", range(3))
def test_kill_loses_no_answer(turn: int, tmp_path: Path) -> None:
    token = issued(tmp_path)
    spreadsheet, writers = storm(tmp_path, token)
    assert all(writer.done for writer in writers)
    with serving(tmp_path) as (url, _), client(url, token) as lan:
        for writer in writers:
            check(Book(lan, spreadsheet), writer)
