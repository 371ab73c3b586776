"""Between bytes and values: query strings and JSON bodies in, headers, JSON and gzip out."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from localsheets.http import (
    DRIVE_HEADERS,
    JSON_HEADER,
    SHEETS_HEADERS,
    Answer,
    GoogleError,
    Request,
    bad_request,
    json_bytes,
)

# Below this a compressed answer is hardly shorter than the plain one.
GZIP_FROM = 1_000

GZIPPED = ("Content-Encoding", "gzip")

HEADERS = {"read": SHEETS_HEADERS, "write": SHEETS_HEADERS, "drive": (JSON_HEADER, *DRIVE_HEADERS)}


def query_of(query: str) -> dict[str, list[str]]:
    """Query parameters, decoded, every value of a repeated one."""
    return parse_qs(query, keep_blank_values=True) if query else {}


def intended(request: Request) -> Request:
    """The request that was meant: Google's client sends a GET whose query is too long as a POST of that query."""
    method = request.headers.get("x-http-method-override", "").upper()
    if request.method != "POST" or not method:
        return request
    if method == "GET" and "urlencoded" in request.headers.get("content-type", ""):
        query = "&".join(part for part in (request.query, request.body.decode("latin-1")) if part)
        return replace(request, method=method, query=query, body=b"")
    return replace(request, method=method)


def content(kind: str, request: Request) -> Any:
    """A request's body: parsed JSON for Sheets and wherever the content type says so, else the bytes."""
    said_json = "json" in request.headers.get("content-type", "")
    if not request.body:
        return {} if kind in ("read", "write") or said_json else b""
    return _json(request.body) if kind in ("read", "write") or said_json else request.body


def encoded(value: Any, kind: str, request: Request) -> Answer:
    """A handler's value or error as the answer that goes out."""
    if isinstance(value, Answer):
        return _compressed(value, request)
    pretty = "prettyPrint=false" not in request.query
    status, body = (value.status, value.envelope()) if isinstance(value, GoogleError) else (200, value)
    headers = HEADERS.get(kind, (JSON_HEADER,))
    if status == 401:
        headers = (*headers, ("WWW-Authenticate", CHALLENGE))
    return _compressed(Answer(status, headers, json_bytes(body, pretty=pretty)), request)


CHALLENGE = 'Bearer realm="https://accounts.google.com/", error="invalid_token"'


def _compressed(answer: Answer, request: Request) -> Answer:
    if len(answer.body) < GZIP_FROM or "gzip" not in request.headers.get("accept-encoding", ""):
        return answer
    if GZIPPED in answer.headers:
        return answer
    headers = (*answer.headers, GZIPPED)
    return Answer(answer.status, headers, gzip.compress(answer.body, compresslevel=1, mtime=0))


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError as error:
        raise bad_request(f"Invalid JSON payload received. {error}") from error
