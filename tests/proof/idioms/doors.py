"""How other people's libraries reach the simulator's wire: a session for gspread, an httplib2 for pygsheets."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import gspread
import httplib2  # type: ignore[import-untyped]
import httpx
import requests
from google.auth.credentials import AnonymousCredentials
from requests.adapters import BaseAdapter

from tests.proof.origin import ADDRESS
from tests.proof.wire import Sent
from tests.proof.world import World

ANSWERING = timedelta(seconds=1)
"""What a call takes: as many a minute as the quota allows, as somebody would see to who writes cell by cell."""


class Way:
    """One user's connection to the wire, with the token of the service's account."""

    def __init__(self, world: World) -> None:
        self._world = world

    def ask(self, method: str, url: str, *, headers: dict[str, str], body: bytes) -> httpx.Response:
        """The answer, decoded. Raises httpx.HTTPError where it was lost."""
        address = httpx.URL(url)
        headers = {name: text for name, text in headers.items() if name.lower() not in ("host", "accept-encoding")}
        headers |= {"Authorization": f"Bearer {self._world.account.token}", "Accept-Encoding": "identity"}
        request = httpx.Request(method, f"{ADDRESS}{address.raw_path.decode()}", headers=headers, content=body)
        request.extensions["timeout"] = {"read": 30.0}
        self._world.clock.moment += ANSWERING
        answer, _ = self._world.wire.carry(Sent(named(request), request, 0))
        answer.read()
        return answer


def named(request: httpx.Request) -> str:
    """What is done by this call, in the words of the service's own calls (tests/proof/wire.py)."""
    if request.method == "GET":
        return "read" if "/values" in request.url.path else "structure"
    return "apply"


class Adapter(BaseAdapter):
    """Lets a requests session go that way."""

    def __init__(self, way: Way) -> None:
        super().__init__()
        self._way = way

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # type: ignore[override]
        """The answer as requests expects it, or the exception that requests has for it."""
        body = request.body or b""
        data = body if isinstance(body, bytes) else str(body).encode()
        headers = {name: str(value) for name, value in request.headers.items()}
        try:
            answer = self._way.ask(request.method or "GET", request.url or "", headers=headers, body=data)
        except httpx.TimeoutException as error:
            raise requests.exceptions.ReadTimeout(str(error)) from error
        except httpx.HTTPError as error:
            raise requests.exceptions.ConnectionError(str(error)) from error
        response = requests.Response()
        response.status_code, response._content = answer.status_code, answer.content
        response.headers.update(dict(answer.headers))
        response.request, response.url = request, request.url or ""
        return response

    def close(self) -> None:
        """There is nothing to close."""


class Http:
    """Lets google-api-python-client, and so pygsheets, go that way."""

    way: Way

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: Any = None, **_: Any
    ) -> tuple[httplib2.Response, bytes]:  # fmt: skip
        """The answer as httplib2 gives it, or the exception of a socket."""
        data = body.encode() if isinstance(body, str) else body or b""
        try:
            answer = self.way.ask(method, uri, headers=dict(headers or {}), body=data)
        except httpx.TimeoutException as error:
            raise TimeoutError(str(error)) from error
        except httpx.HTTPError as error:
            raise ConnectionResetError(str(error)) from error
        return httplib2.Response({"status": str(answer.status_code), **dict(answer.headers)}), answer.content

    def close(self) -> None:
        """There is nothing to close."""


def gspread_book(world: World) -> gspread.Spreadsheet:
    """The store's spreadsheet as a user of gspread opens it."""
    session = requests.Session()
    session.mount("https://", Adapter(Way(world)))
    client = gspread.Client(auth=None, session=session)  # type: ignore[arg-type]
    return client.open_by_key(world.origin.store.spreadsheet_id)


def pygsheets_book(world: World) -> Any:
    """The store's spreadsheet as a user of pygsheets opens it."""
    client, http = _pygsheets()
    http.way = Way(world)
    return client.open_by_key(world.origin.store.spreadsheet_id)


@cache
def _pygsheets() -> tuple[Any, Http]:
    """One client for all runs of a process: to make one takes longer than a run."""
    import pygsheets  # type: ignore[import-untyped]

    http, credentials = Http(), AnonymousCredentials()  # type: ignore[no-untyped-call]
    return pygsheets.authorize(custom_credentials=credentials, http=http), http
