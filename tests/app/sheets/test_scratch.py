"""A spreadsheet to try things on: made and deleted, or named and left as it was."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.clock import ManualClock
from app.errors import NoDriveStorage
from app.sheets import Google, NoAnswer, Refusal
from app.sheets.scratch import PAUSE, Scratch
from localsheets.server import Server
from tests.shop import BOSS, NOON, SERVICE, armed, controls, credentials_of, google, signed_in

TAB = {"addSheet": {"properties": {"sheetId": 7, "title": "doctor 7"}}}
MARK = {"metadataId": 9, "metadataKey": "k", "location": {"spreadsheet": True}, "visibility": "DOCUMENT"}


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def connection(server: Server) -> Google:
    return google(server, credentials_of(server, SERVICE))


@pytest.fixture
def clock(server: Server) -> ManualClock:
    """Time that passes at the local Google, too."""

    class Shared(ManualClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            server.world.clock.advance(seconds)

    return Shared(NOON)


def files(connection: Google) -> list[object]:
    url = "https://www.googleapis.com/drive/v3/files"
    return list(connection.ask("GET", url, params={"fields": "files(id)"})["files"])


def test_made_one_is_deleted(connection: Google, clock: ManualClock) -> None:
    scratch = Scratch.create(connection, clock=clock)
    scratch.batch([TAB])
    assert files(connection) == [{"id": scratch.id}]
    scratch.close()
    assert files(connection) == []


def test_left_over_one_is_taken(connection: Google, clock: ManualClock) -> None:
    left = Scratch.create(connection, clock=clock)
    assert Scratch.create(connection, clock=clock).id == left.id


def test_no_storage_is_said(server: Server, connection: Google, clock: ManualClock) -> None:
    controls(server, "POST", "switches", {"storage_quota": True})
    with pytest.raises(NoDriveStorage):
        Scratch.create(connection, clock=clock)


def test_named_one_is_cleaned(server: Server, connection: Google, clock: ManualClock) -> None:
    sheet = signed_in(server, BOSS).create("empty")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    scratch = Scratch.adopt(connection, sheet.id, clock=clock)
    scratch.batch([TAB, {"createDeveloperMetadata": {"developerMetadata": MARK}}])
    armed(server, "spreadsheets.batchUpdate", manner="reset", when="after")
    with pytest.raises(NoAnswer):
        scratch.batch([{"addSheet": {"properties": {"sheetId": 8, "title": "doctor 8"}}}])
    assert len(sheet.worksheets()) == 3
    scratch.close()
    assert [tab.title for tab in sheet.worksheets()] == ["Sheet1"]
    assert scratch.look(fields="developerMetadata") == {}


def test_refused_tab_is_no_hindrance(server: Server, connection: Google, clock: ManualClock) -> None:
    sheet = signed_in(server, BOSS).create("empty")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    scratch = Scratch.adopt(connection, sheet.id, clock=clock)
    with pytest.raises(Refusal):
        scratch.batch([TAB, {"deleteSheet": {"sheetId": 12345}}])
    scratch.close()
    assert [tab.title for tab in sheet.worksheets()] == ["Sheet1"]


def test_used_up_quota_is_waited_for(connection: Google, clock: ManualClock) -> None:
    scratch = Scratch.create(connection, clock=clock)
    for number in range(70):
        scratch.batch([{"addSheet": {"properties": {"sheetId": number + 1, "title": f"doctor {number}"}}}])
    assert clock.now().timestamp() - NOON.timestamp() == PAUSE


def test_endless_refusals_are_told(server: Server, connection: Google, clock: ManualClock) -> None:
    scratch = Scratch.create(connection, clock=clock)
    armed(server, "spreadsheets.batchUpdate", status=429, times=0)
    with pytest.raises(Refusal):
        scratch.batch([TAB])
