"""The server as a plain ASGI application, for uvicorn: one read of the body, one write per answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from localsheets.http import Answer, Request
from localsheets.local.disturbance import Disturbed
from localsheets.local.door import PREFIX, open_to
from localsheets.server import NOT_FOUND, Server

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

# Until uvicorn has noticed that the connection is gone, and expects no answer any more.
A_MOMENT = 0.01


class Application:
    """An ASGI application around one `Server`."""

    def __init__(self, server: Server) -> None:
        self.server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request; of the lifespan protocol only the acknowledgements."""
        if scope["type"] == "lifespan":
            await _lifespan(receive, send)
        elif scope["type"] == "http":
            answer = self._handled(scope, request_of(scope, await _body(receive)))
            if not isinstance(answer, Disturbed) or await _passes(answer, receive, send):
                await _answer(send, answer)

    def _handled(self, scope: Scope, request: Request) -> Answer:
        client = (scope.get("client") or ("",))[0]
        if request.path.startswith(PREFIX) and not open_to(client, request.headers):
            return NOT_FOUND
        return self.server.handle(request)


def request_of(scope: Scope, body: bytes) -> Request:
    """The request that an ASGI scope describes."""
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("latin-1").partition("?")[0],
        query=scope["query_string"].decode("latin-1"),
        headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        body=body,
    )


async def _body(receive: Receive) -> bytes:
    parts = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def _answer(send: Send, answer: Answer) -> None:
    await send(_start(answer))
    await send({"type": "http.response.body", "body": answer.body})


def _start(answer: Answer) -> MutableMapping[str, Any]:
    headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers]
    headers.append((b"content-length", str(len(answer.body)).encode()))
    return {"type": "http.response.start", "status": answer.status, "headers": headers}


async def _passes(answer: Disturbed, receive: Receive, send: Send) -> bool:
    """Do to an answer what it says of itself; whether it then goes out as a whole."""
    if answer.delay and await _gone(receive, answer.delay):
        return False
    if answer.manner == "whole":
        return True
    # ASGI has no word for a lost connection; uvicorn's `send` belongs to an object that holds the transport.
    transport = send.__self__.transport  # type: ignore[attr-defined]
    if answer.manner == "truncated":
        await send(_start(answer))
        half = answer.body[: len(answer.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        transport.close()
    else:
        transport.abort()
    await asyncio.sleep(A_MOMENT)
    return False


async def _gone(receive: Receive, seconds: float) -> bool:
    """Whether the caller goes away within a time, which passes meanwhile."""
    try:
        await asyncio.wait_for(receive(), timeout=seconds)
    except TimeoutError:
        return False
    return True


async def _lifespan(receive: Receive, send: Send) -> None:
    while True:
        kind = (await receive())["type"]
        await send({"type": f"{kind}.complete"})
        if kind == "lifespan.shutdown":
            return
