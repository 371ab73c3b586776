"""The server in process: an httpx transport, so that httpx clients (and gspread on httpx) call it without a socket."""

from __future__ import annotations

import httpx

from localsheets.http import Request
from localsheets.local.disturbance import Disturbed
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
        if isinstance(answer, Disturbed):
            _suffer(answer, request)
        return httpx.Response(answer.status, headers=list(answer.headers), content=answer.body)


def _suffer(answer: Disturbed, request: httpx.Request) -> None:
    """Fail as a socket fails; who waits less long than the answer takes sees a timeout, without waiting for it."""
    patience = request.extensions.get("timeout", {}).get("read")
    if answer.manner == "hang" or (patience is not None and answer.delay > patience):
        raise httpx.ReadTimeout("The read operation timed out", request=request)
    if answer.manner == "reset":
        raise httpx.ReadError("[Errno 104] Connection reset by peer", request=request)
    if answer.manner == "truncated":
        message = "peer closed connection without sending complete message body"
        raise httpx.RemoteProtocolError(message, request=request)
