"""What was answered 200 is on the disk: a server that is opened anew shows what the last one showed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localsheets.drive.library import SPREADSHEET
from localsheets.server import Server
from localsheets.transport import LocalTransport
from tests.localsheets.batch.test_apply import EDITS
from tests.localsheets.book import Book, Json, span
from tests.localsheets.conftest import LAN, make


class Disk:
    """A data directory, and servers on it one after the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder)
        accounts = self.server.world.accounts
        self.token = accounts.issue(accounts.welcome(LAN))
        self.server.world.database.commit()
        self.book = Book(self._client(), make(self._client(), mime_type=SPREADSHEET))

    def again(self) -> Book:
        """The spreadsheet as another server finds it; the first is never told that it ends."""
        self.server = Server(self.folder)
        return Book(self._client(), self.book.id)

    def _client(self) -> httpx.Client:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.Client(transport=LocalTransport(self.server), base_url="http://localhost", headers=headers)


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A new data directory."""
    with tempfile.TemporaryDirectory() as folder:
        yield Disk(Path(folder))


def everything(book: Book) -> tuple[Json, list[Json]]:
    """All that a spreadsheet shows, its cells as far as the edits reach."""
    titles = [sheet["properties"]["title"] for sheet in book.get()["sheets"]]
    return book.get(), [book.get(ranges=f"'{title}'!A1:H12", includeGridData="true") for title in titles]


@settings(max_examples=25, deadline=None)
@given(batches=st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), max_size=6))
def test_reopened_state_is_equal(batches: list[list[Json]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        disk = Disk(Path(folder))
        disk.book.type("A1", ["a", 1, "=B1"], ["b", 2], ["a", 3])
        for requests in batches:
            disk.book.client.post(disk.book.url + ":batchUpdate", json={"requests": requests})
        shown = everything(disk.book)
        again = disk.again()
        assert everything(again) == shown
        again.put("B2", [["x"]])
        assert disk.again().values("B2") == [["x"]]


def test_long_log_is_folded(disk: Disk) -> None:
    disk.book.put("A1", [[number] for number in range(50)])
    for number in range(300):
        start = number * 7 % 40
        disk.book.batch({"moveDimension": {"source": span("ROWS", start, start + 1), "destinationIndex": 45}})
    steps = disk.server.world.database.row("select count(*) from steps where dimension = 'ROWS'")[0]
    assert steps <= 256
    assert disk.again().raw("A1:A50") == disk.book.raw("A1:A50")


def test_deleted_spreadsheet_leaves_nothing(disk: Disk) -> None:
    disk.book.type("A1", ["a", "2024-03-05"])
    disk.book.client.delete(f"/drive/v3/files/{disk.book.id}")
    tables = ("spreadsheets", "sheets", "axes", "steps", "lines", "looks", "metadata")
    database = disk.server.world.database
    assert [database.row(f"select count(*) from {table}")[0] for table in tables] == [0] * len(tables)


def test_untouched_rows_stay_bytes(disk: Disk) -> None:
    disk.book.put("A1", [[f"客户{number}", number] for number in range(1000)])
    again = disk.again()
    assert again.values("A1000:B1000") == [["客户999", "999"]]
    sheet = disk.server.world.spreadsheets.get(disk.book.id).sheets[0]  # type: ignore[union-attr]
    assert sum(type(row) is bytes for row in sheet.cells.values()) == 999
