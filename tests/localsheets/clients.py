"""How other people's clients reach a server in process: an adapter for requests, a transport for httplib2's users."""

from __future__ import annotations

import gzip
from typing import Any
from urllib.parse import urlsplit

import httplib2  # type: ignore[import-untyped]
import requests
from requests.adapters import BaseAdapter

from localsheets.http import Answer, Request
from localsheets.server import Server


def ask(server: Server, method: str, url: str, *, headers: dict[str, str], body: bytes) -> Answer:
    """The server's answer, whatever host the URL names."""
    parts = urlsplit(url)
    lower = {name.lower(): value for name, value in headers.items()}
    return server.handle(Request(method, parts.path, parts.query, lower, body))


class LocalAdapter(BaseAdapter):
    """Lets a requests session (gspread's, google-auth's) call a server without a socket."""

    def __init__(self, server: Server) -> None:
        super().__init__()
        self._server = server

    def send(self, request: requests.PreparedRequest, **_: Any) -> requests.Response:  # type: ignore[override]
        """The answer as requests expects it."""
        body = request.body or b""
        answer = ask(
            self._server,
            request.method or "GET",
            request.url or "",
            headers={name: str(value) for name, value in request.headers.items()},
            body=body if isinstance(body, bytes) else str(body).encode(),
        )
        response = requests.Response()
        response.status_code = answer.status
        response.headers.update(dict(answer.headers))
        response.request, response.url = request, request.url or ""
        response._content = _plain(answer)
        return response

    def close(self) -> None:
        """There is nothing to close."""


class LocalHttp:
    """Lets google-api-python-client call a server without a socket."""

    def __init__(self, server: Server, token: str) -> None:
        self._server = server
        self._headers = {"Authorization": f"Bearer {token}"}

    def request(
        self, uri: str, method: str = "GET", body: Any = None, headers: Any = None, **_: Any
    ) -> tuple[httplib2.Response, bytes]:  # fmt: skip
        """The answer as httplib2 gives it."""
        data = body.encode() if isinstance(body, str) else body or b""
        answer = ask(self._server, method, uri, headers={**(headers or {}), **self._headers}, body=data)
        return httplib2.Response({"status": str(answer.status), **dict(answer.headers)}), _plain(answer)

    def close(self) -> None:
        """There is nothing to close."""


def session(server: Server, token: str) -> requests.Session:
    """A requests session of the holder of a token."""
    made = requests.Session()
    made.mount("https://", LocalAdapter(server))
    made.headers.update({"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"})
    return made


def _plain(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if ("Content-Encoding", "gzip") in answer.headers else answer.body
