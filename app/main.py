"""`create_app(settings)`: the HTTP service, its errors as problems, its jobs beside it."""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import memory, worker
from app.api import ROUTERS
from app.context import Context, open_context
from app.errors import (
    BadInput,
    BodyTooLarge,
    MethodNotAllowed,
    NotAuthorised,
    NotFound,
    NotJson,
    ShopsheetError,
)
from app.errors.words import wrong_value
from app.log import logger
from app.settings import Settings
from app.sheets import NoAnswer, Refusal, explained


def create_app(settings: Settings, *, context: Context | None = None) -> FastAPI:
    """The application; with a context given (tests), that one is used and left open."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.context = context or open_context(settings)
        scheduler = worker.start(app.state.context) if settings.schedule else None
        yield
        if scheduler is not None:
            worker.stop(scheduler, app.state.context)
        if context is None:
            app.state.context.close()

    app = FastAPI(title="Shopsheet", version="0.1.0", lifespan=lifespan, redoc_url=None)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/health", _health, include_in_schema=False)
    app.add_middleware(Door, most=settings.max_body_bytes)
    for kind, handler in _HANDLERS:
        app.add_exception_handler(kind, handler)
    return app


def serve(settings: Settings) -> None:
    """Serves HTTP on one process until it is told to end; prints the address once it answers."""
    memory.spare_tables()
    config = uvicorn.Config(
        create_app(settings), host=settings.host, port=settings.port, log_level="warning", access_log=False
    )
    Announcing(config).run(sockets=[config.bind_socket()])


class Announcing(uvicorn.Server):
    """Says where it serves, once it does."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            host, port = sockets[0].getsockname()[:2]
            print(f"Shopsheet serves http://{host}:{port}", flush=True)


def _health() -> dict[str, str]:
    return {"status": "ok"}


@dataclass(frozen=True, slots=True)
class Door:
    """Lets in requests whose body is no larger than `most` bytes, and lets nothing out but answers: not even what
    nobody foresaw, whose words stay out of the log."""

    app: ASGIApp
    most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        begun = False

        async def sending(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._let_in(scope, receive, sending)
        except Exception as error:
            if begun:
                raise
            await _unforeseen(Request(scope), error)(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        waiting = await self._read(Request(scope), receive)

        async def receiving() -> Message:
            return waiting.pop(0) if waiting else await receive()

        await self.app(scope, receiving, send)

    async def _read(self, request: Request, receive: Receive) -> list[Message]:
        """Everything of the body, so that nothing within meets one that is too large."""
        announced = request.headers.get("content-length", "")
        size, messages = 0, list[Message]()
        if announced.isdecimal() and int(announced) > self.most:
            raise BodyTooLarge(limit=self.most)
        while not messages or messages[-1].get("more_body"):
            messages.append(await receive())
            size += len(messages[-1].get("body", b""))
            if size > self.most:
                raise BodyTooLarge(limit=self.most)
        return messages


def language(request: Request) -> str:
    """`zh-CN` or `en`, whichever Accept-Language likes better; Chinese where it likes neither or says nothing."""
    likes: dict[str, float] = {}
    for item in request.headers.get("accept-language", "").lower().split(","):
        name, _, quality = item.partition(";q=")
        try:
            likes.setdefault(name.strip()[:2], float(quality or 1))
        except ValueError:
            continue
    return "en" if likes.get("en", 0) > likes.get("zh", 0) else "zh-CN"


def problem(request: Request, error: ShopsheetError) -> JSONResponse:
    """The error as RFC 9457 says."""
    spoken = language(request)
    headers = {"Content-Language": spoken}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    if isinstance(error, NotAuthorised):
        headers["WWW-Authenticate"] = "Bearer"
    return Problem(error.problem(spoken), error.status, headers=headers)


class Problem(JSONResponse):
    """An error in JSON. What it quotes of a request may hold halves of characters, which UTF-8 cannot say."""

    media_type = "application/problem+json"

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, ShopsheetError)
    return problem(request, error)


def _google(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal | NoAnswer)
    said = explained(error)
    logger().warning("google.failed", problem=said.slug(), status=getattr(error, "status", None))
    return problem(request, said)


def _invalid(request: Request, error: Exception) -> Response:
    """Pydantic's errors: by field, in both languages."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return problem(request, NotJson(reason=str(first.get("ctx", {}).get("error", ""))))
    if first["type"] == "model_attributes_type" and isinstance(first["input"], bytes):
        return problem(request, NotJson(reason="Content-Type"))
    return problem(request, BadInput(errors=tuple(_field_error(item) for item in error.errors())))


def _field_error(item: dict[str, Any]) -> tuple[str, str, str]:
    place = [str(part) for part in item["loc"] if part not in ("body", "query", "path", "header")]
    english, ours, chinese = str(item["msg"]).partition("\x1f")
    if not ours:
        english, chinese = wrong_value(item["type"], item.get("ctx", {}))
    return ".".join(place), english, chinese


def _http(request: Request, error: Exception) -> Response:
    """What the framework refuses by itself: an unknown address or method, a body that it cannot decode."""
    assert isinstance(error, HTTPException)
    known = {404: NotFound(), 405: MethodNotAllowed(method=request.method), 400: NotJson(reason=str(error.detail))}
    answer = problem(request, known.get(error.status_code, ShopsheetError()))
    answer.headers.update(error.headers or {})
    return answer


def _unforeseen(request: Request, error: Exception) -> Response:
    if isinstance(error, ShopsheetError):
        return problem(request, error)
    route = getattr(request.scope.get("route"), "path", "")
    logger().error("request.failed", method=request.method, route=route, exc_info=error)
    return problem(request, ShopsheetError())


_HANDLERS: tuple[tuple[type[Exception], Callable[[Request, Exception], Response]], ...] = (
    (ShopsheetError, _own),
    (RequestValidationError, _invalid),
    (Refusal, _google),
    (NoAnswer, _google),
    (HTTPException, _http),
)
