"""`create_app(settings)`: the HTTP service, its errors as problems, its jobs beside it."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app import worker
from app.api import ROUTERS
from app.context import Context, open_context
from app.errors import BadInput, BodyTooLarge, GoogleUnavailable, NotFound, NotJson, ShopsheetError
from app.log import logger
from app.settings import Settings
from app.sheets import NoAnswer, Refusal


def create_app(settings: Settings, *, context: Context | None = None) -> FastAPI:
    """The application; with a context given (tests), that one is used and left open."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.context = context or open_context(settings)
        scheduler = worker.start(app.state.context) if settings.schedule else None
        yield
        if scheduler is not None:
            scheduler.shutdown(wait=True)
        if context is None:
            app.state.context.close()

    app = FastAPI(title="Shopsheet", version="0.1.0", lifespan=lifespan, redoc_url=None)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route("/health", _health, include_in_schema=False)
    app.middleware("http")(_limited(settings.max_body_bytes))
    for kind, handler in _HANDLERS:
        app.add_exception_handler(kind, handler)
    return app


def serve(settings: Settings) -> None:
    """Serves HTTP on one process until it is told to end; prints the address once it answers."""
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


def language(request: Request) -> str:
    """`zh-CN` or `en`, by Accept-Language; Chinese first where nothing is asked for."""
    asked = request.headers.get("accept-language", "").lower()
    return "en" if asked.lstrip().startswith("en") else "zh-CN"


def problem(request: Request, error: ShopsheetError) -> JSONResponse:
    """The error as RFC 9457 says."""
    spoken = language(request)
    headers = {"Content-Language": spoken}
    if error.retry_after is not None:
        headers["Retry-After"] = str(max(1, round(error.retry_after)))
    return JSONResponse(error.problem(spoken), error.status, headers=headers, media_type="application/problem+json")


def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, ShopsheetError)
    return problem(request, error)


def _google(request: Request, error: Exception) -> Response:
    logger().warning("google.failed", error=str(error)[:300])
    return problem(request, GoogleUnavailable(reason=str(error)[:200], retry_after=30))


def _invalid(request: Request, error: Exception) -> Response:
    """Pydantic's errors: by field, in both languages."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return problem(request, NotJson(reason=str(first.get("ctx", {}).get("error", ""))))
    return problem(request, BadInput(errors=tuple(_field_error(item) for item in error.errors())))


def _field_error(item: dict[str, Any]) -> tuple[str, str, str]:
    place = [str(part) for part in item["loc"] if part not in ("body", "query", "path", "header")]
    english, _, chinese = str(item["msg"]).partition("\x1f")
    return ".".join(place), english, chinese or f"{english}（请修改此字段）"


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return problem(request, NotFound())
    title = {"type": "about:blank", "title": str(error.detail), "status": error.status_code}
    return JSONResponse(title, error.status_code, headers=error.headers, media_type="application/problem+json")


def _unexpected(request: Request, error: Exception) -> Response:
    logger().error("request.failed", path=request.url.path, exc_info=error)
    return problem(request, ShopsheetError())


_HANDLERS: tuple[tuple[type[Exception], Callable[[Request, Exception], Response]], ...] = (
    (ShopsheetError, _own),
    (RequestValidationError, _invalid),
    (Refusal, _google),
    (NoAnswer, _google),
    (HTTPException, _http),
    (Exception, _unexpected),
)


def _limited(most: int) -> Callable[..., Awaitable[Response]]:
    async def check(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        size = request.headers.get("content-length", "0")
        if size.isdigit() and int(size) > most:
            return problem(request, BodyTooLarge(limit=most))
        return await call_next(request)

    return check
