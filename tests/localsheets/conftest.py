"""A local Google in memory, and the people who call it over httpx without a socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from localsheets.drive.library import FOLDER, SPREADSHEET
from localsheets.server import Server
from localsheets.transport import LocalTransport
from tests.localsheets.book import Book

LAN, BO, EVE = "lan@example.com", "bo@example.com", "eve@example.org"
SERVICE = "shopsheet@local.iam.gserviceaccount.com"
NO_MAIL = {"sendNotificationEmail": "false"}

Json = dict[str, Any]


class Office:
    """One server, its world, and a client for each person."""

    def __init__(self) -> None:
        self.server = Server()
        self.world = self.server.world
        self.anybody = self._client({})
        self._clients: dict[str, httpx.Client] = {}

    def client(self, email: str) -> httpx.Client:
        """The client of a person, whose account is made where missing."""
        if email not in self._clients:
            accounts = self.world.accounts
            token = accounts.issue(accounts.welcome(email))
            self.world.database.commit()
            self._clients[email] = self._client({"Authorization": f"Bearer {token}"})
        return self._clients[email]

    def switch(self, **switches: object) -> None:
        """Turn switches as a caller of /_local/ would."""
        assert self.anybody.post("/_local/switches", json=switches).status_code == 200

    def _client(self, headers: dict[str, str]) -> httpx.Client:
        return httpx.Client(transport=LocalTransport(self.server), base_url="http://localhost", headers=headers)


@pytest.fixture
def office() -> Iterator[Office]:
    """A server with nothing in it."""
    office = Office()
    yield office
    office.server.close()


@pytest.fixture
def lan(office: Office) -> httpx.Client:
    """Lan, who owns the shop."""
    return office.client(LAN)


@pytest.fixture
def bo(office: Office) -> httpx.Client:
    """Bo, who works there."""
    return office.client(BO)


@pytest.fixture
def eve(office: Office) -> httpx.Client:
    """Eve, a stranger with an account."""
    return office.client(EVE)


@pytest.fixture
def service(office: Office) -> httpx.Client:
    """The service account."""
    return office.client(SERVICE)


def make(client: httpx.Client, *, mime_type: str = FOLDER, **metadata: object) -> str:
    """The id of a new file; what is tested is rarely what it is."""
    params = {"supportsAllDrives": "true"}
    answer = client.post("/drive/v3/files", params=params, json={"mimeType": mime_type, **metadata})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


def share(client: httpx.Client, file_id: str, email: str, role: str) -> httpx.Response:
    """The answer to a share without mail."""
    body = {"type": "user", "role": role, "emailAddress": email}
    return client.post(f"/drive/v3/files/{file_id}/permissions", params=NO_MAIL, json=body)


def reason(answer: httpx.Response) -> str:
    """The reason word of a Drive error."""
    return str(answer.json()["error"]["errors"][0]["reason"])


@pytest.fixture
def book(lan: httpx.Client) -> Book:
    """A new spreadsheet of Lan's."""
    return Book(lan, make(lan, mime_type=SPREADSHEET, name="Shop"))


@pytest.fixture
def shared(book: Book, bo: httpx.Client) -> Book:
    """The same spreadsheet as Bo sees it, who may write."""
    assert share(book.client, book.id, BO, "writer").status_code == 200
    return Book(bo, book.id)
