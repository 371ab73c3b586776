"""The server in process: an httpx transport, so that httpx clients (and gspread on httpx) call it without a socket."""

from __future__ import annotations

import httpx

from localsheets.http import Request
from localsheets.server import Server


class LocalTransport(httpx.BaseTransport):
    """Answers every request of an httpx client from one `Server`, whatever host the URL names."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The server's answer as httpx expects it."""
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        headers = {name.lower(): value for name, value in request.headers.items()}
        answer = self.server.handle(Request(request.method, path, query, headers, request.read()))
        return httpx.Response(answer.status, headers=list(answer.headers), content=answer.body)
