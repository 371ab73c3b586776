"""The power fails while people write: every answered write is there afterwards, and no half of another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import apsw
import httpx
import pytest

from localsheets.drive.library import SPREADSHEET
from localsheets.server import Server
from localsheets.transport import LocalTransport
from localsheets.truth import database
from tests.localsheets.book import Book, span
from tests.localsheets.conftest import BO, LAN, make, share
from tests.localsheets.durability.disk import Disk

WRITES = 60
FAT = "字" * 15_000


class Desk:
    """A server on some folder, and Lan at work."""

    def __init__(self, folder: Path) -> None:
        self.server = Server(folder)
        accounts = self.server.world.accounts
        accounts.welcome(BO)
        token = accounts.issue(accounts.welcome(LAN))
        self.server.world.commit()
        headers = {"Authorization": f"Bearer {token}"}
        self.lan = httpx.Client(transport=LocalTransport(self.server), base_url="http://localhost", headers=headers)

    def state(self) -> Any:
        """Everything that Lan can see."""
        params = {"fields": "files(id,name,permissions(emailAddress,role),modifiedTime)"}
        files = self.lan.get("/drive/v3/files", params=params).json()["files"]
        return [(file, *self._content(Book(self.lan, file["id"]))) for file in files]

    def _content(self, book: Book) -> tuple[Any, ...]:
        revisions = self.lan.get(f"/drive/v3/files/{book.id}/revisions").json()
        marks = book.post("/developerMetadata:search", {"dataFilters": [{"developerMetadataLookup": {}}]})
        return book.get(fields="sheets(properties,merges,bandedRanges)"), book.values("Sheet1"), marks, revisions


def rows_inserted(book: Book, number: int) -> None:
    place = {"dimensionRange": span("ROWS", 1, 2)}
    mark = {"metadataId": 1_000 + number, "metadataKey": "row", "visibility": "DOCUMENT", "location": place}
    book.batch(
        {"insertDimension": {"range": span("ROWS", 1, 3)}},
        {"updateCells": {"start": {"rowIndex": 1}, "fields": "*", "rows": [{"values": [cell(f"new {number}")]}]}},
        {"createDeveloperMetadata": {"developerMetadata": mark}},
    )


def refused_halfway(book: Book, number: int) -> None:
    change = {"updateCells": {"start": {}, "fields": "*", "rows": [{"values": [cell(f"never {number}")]}]}}
    book.refused(change, {"deleteSheet": {"sheetId": 404}})


def cell(text: str) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": text}}


Write = Callable[[Book, int], object]
DEEDS: tuple[Write, ...] = (
    lambda book, number: book.put("A1", [[number, f"值 {number}"]] * 3),
    lambda book, number: book.append("A1", [[number, "appended"]]),
    lambda book, number: book.put(f"A{number % 5 + 2}", [[f"{FAT}{number}"] * 3] * 4),
    lambda book, number: book.clear(f"A{number % 20 + 1}:C"),
    lambda book, number: book.batch({"addSheet": {"properties": {"sheetId": number + 1, "title": f"tab {number}"}}}),
    lambda book, number: book.batch({"deleteDimension": {"range": span("ROWS", 3, 5)}}),
    lambda book, number: make(book.client, mime_type=SPREADSHEET, name=f"book {number}"),
    lambda book, number: share(book.client, book.id, BO, ("reader", "writer", "commenter")[number % 3]),
    rows_inserted,
    refused_halfway,
)


def survived(disk: Disk, folder: Path) -> list[bool]:
    """For each cut while somebody works, whether it left what was answered, or the whole of what was being written."""
    live = on(disk, folder / "live")
    book = Book(live.lan, make(live.lan, mime_type=SPREADSHEET, name="Shop"))
    disk.cuts.clear()
    found, after = [], live.state()
    for number in range(WRITES):
        before = after
        disk.chance.choice(DEEDS)(book, number)
        after = live.state()
        found += [left(image, folder / f"{number}.{cut}") in (before, after) for cut, image in enumerate(disk.cuts)]
        disk.cuts.clear()
    live.server.close()
    return found


def left(image: dict[str, bytes], folder: Path) -> Any:
    """What a server finds that starts on what a cut left; None where it does not start."""
    folder.mkdir()
    for name, content in image.items():
        (folder / name).write_bytes(content)
    try:
        desk = on(Disk(Random(), likely=0), folder)
    except apsw.Error:
        return None
    found = desk.state()
    desk.server.close()
    return found


def on(disk: Disk, folder: Path) -> Desk:
    """A server whose data base lies on a disk; its SQL and pragmas are its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "sqlite3", SimpleNamespace(connect=disk.connect))
        return Desk(folder)


@pytest.mark.parametrize("seed", range(4))
def test_power_cut_loses_no_answer(seed: int, tmp_path: Path) -> None:
    disk = Disk(Random(seed), likely=0.01)
    found = survived(disk, tmp_path)
    assert all(found)
    assert len(found) >= 15
    assert disk.syncs["main"], "no checkpoint came"


def test_lost_sync_is_noticed(tmp_path: Path) -> None:
    assert not all(survived(Disk(Random(0), likely=0.002, honest=False), tmp_path))
