"""One call to Google: JSON, or an error that says whether anything may have been done; never twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.errors import CredentialsInvalid, GoogleRefused, GoogleUnavailable
from app.sheets import Google, NoAnswer, Refusal, explained
from app.sheets.google import SHEETS, connect, load_credentials
from tests.app.sheets.conftest import Desk
from tests.shop import SERVICE

Handler = Callable[[httpx.Request], httpx.Response]


REFRESHABLE = {"refresh_token": "r", "client_id": "c", "client_secret": "s", "token_uri": "https://t"}


def connected(handler: Handler, **credentials: Any) -> Google:
    http = httpx.Client(transport=httpx.MockTransport(handler))
    return Google(Credentials(**{"token": "t", **credentials}), http=http)  # type: ignore[no-untyped-call]


def answering(*answers: httpx.Response) -> tuple[Google, list[httpx.Request]]:
    """A connection that is given these answers one after the other, and what it asked."""
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answers[len(asked) - 1]

    return connected(handler), asked


def test_call_asks_little(desk: Desk) -> None:
    google, asked = answering(httpx.Response(200, json={"a": 1}))
    assert google.ask("GET", f"{SHEETS}/x", params={"fields": "a", "none": None}) == {"a": 1}
    assert dict(asked[0].url.params) == {"prettyPrint": "false", "fields": "a"}
    assert asked[0].headers["authorization"] == "Bearer t"


def test_empty_answer_is_empty(desk: Desk) -> None:
    assert answering(httpx.Response(204))[0].ask("DELETE", f"{SHEETS}/x") == {}


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b'{"a": ', b"\xff", b"[" * 100_000, b"null"])
def test_strange_answer_is_none(body: bytes) -> None:
    google, asked = answering(httpx.Response(200, content=body))
    with pytest.raises(NoAnswer):
        google.ask("POST", f"{SHEETS}/x", json={})
    assert len(asked) == 1


@pytest.mark.parametrize("error", [httpx.ReadTimeout, httpx.ConnectError, httpx.RemoteProtocolError])
def test_lost_connection_is_no_answer(error: type[httpx.TransportError]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error("lost", request=request)

    with pytest.raises(NoAnswer, match=error.__name__):
        connected(handler).ask("GET", f"{SHEETS}/x")


@pytest.mark.parametrize(
    ("status", "body", "definite"),
    [
        (400, {"error": {"message": "Invalid requests[3]"}}, True),
        (503, {"error": {"message": "The service is currently unavailable."}}, False),
        (408, {"error": {"message": "timed out"}}, False),
        (404, "<html>", False),
        (400, {"error": "invalid_grant"}, False),
        (400, {"error": {"message": "m", "errors": ["not", "objects"]}}, False),
        (500, None, False),
    ],
)
def test_refusal_says_how_definite(status: int, body: Any, definite: bool) -> None:  # noqa: FBT001
    google, _ = answering(httpx.Response(status, json=body))
    with pytest.raises(Refusal) as refused:
        google.ask("GET", f"{SHEETS}/x")
    assert (refused.value.status, refused.value.definite) == (status, definite)


def test_reasons_come_from_both_apis() -> None:
    body = {"error": {"message": "m", "errors": [{"reason": "rateLimitExceeded"}], "details": [{"reason": "X"}, {}]}}
    google, _ = answering(httpx.Response(403, json=body))
    with pytest.raises(Refusal) as refused:
        google.ask("GET", f"{SHEETS}/x")
    assert refused.value.reasons == ("rateLimitExceeded", "X") and refused.value.rate_limited


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (NoAnswer("ReadTimeout"), GoogleUnavailable),
        (Refusal(429, "quota"), GoogleUnavailable),
        (Refusal(403, "slow down", ("userRateLimitExceeded",)), GoogleUnavailable),
        (Refusal(503, "down", definite=False), GoogleUnavailable),
        (Refusal(403, "The caller does not have permission"), GoogleRefused),
        (Refusal(400, "Invalid"), GoogleRefused),
    ],
)
def test_errors_are_explained(error: NoAnswer | Refusal, kind: type[Exception]) -> None:
    assert type(explained(error)) is kind


def test_revoked_token_is_dropped() -> None:
    google, _ = answering(httpx.Response(401, json={"error": {"message": "Invalid Credentials"}}))
    with pytest.raises(Refusal):
        google.ask("GET", f"{SHEETS}/x")
    with pytest.raises(CredentialsInvalid):
        google.ask("GET", f"{SHEETS}/x")


@pytest.mark.parametrize(("status", "kind"), [(400, CredentialsInvalid), (503, NoAnswer)])
def test_token_endpoint_may_fail(status: int, kind: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    body = {"error": "invalid_grant", "error_description": "Account has been deleted"}
    google = connected(lambda request: httpx.Response(status, json=body), **{**REFRESHABLE, "token": None})
    with pytest.raises(kind):
        google.ask("GET", f"{SHEETS}/x")


def test_revoked_token_is_replaced() -> None:
    """The call that Google refused for it is made again, once, with another one."""
    new = httpx.Response(200, json={"access_token": "t2", "expires_in": 3600})
    answers = [httpx.Response(401), new, httpx.Response(200, json={"a": 1}), *[httpx.Response(401), new] * 2]
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return answers[len(asked) - 1]

    google = connected(handler, **REFRESHABLE)
    assert google.ask("GET", f"{SHEETS}/x") == {"a": 1}
    assert asked[2].headers["authorization"] == "Bearer t2"
    with pytest.raises(Refusal):
        google.ask("GET", f"{SHEETS}/x")
    assert len(asked) == 6


def test_address_comes_from_google(desk: Desk) -> None:
    assert desk.google.address == SERVICE


def test_address_is_asked_once() -> None:
    google, asked = answering(httpx.Response(503), httpx.Response(200, json={"user": {"emailAddress": "a@b.example"}}))
    assert [google.address, google.address, google.address] == ["", "a@b.example", "a@b.example"]
    assert len(asked) == 2


@pytest.mark.parametrize(
    "text", [None, "", "no json", "[]", "{}", '{"type": "authorized_user"}', '{"private_key": "x"}']
)
def test_unusable_credentials_are_named(tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "key.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(CredentialsInvalid, match=str(path)):
        load_credentials(str(path))


def test_oauth_user_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "user.json"
    user = {"type": "authorized_user", "client_id": "c", "client_secret": "s", "refresh_token": "r"}
    path.write_text(json.dumps(user), encoding="utf-8")
    google = connect(str(path), base_url="http://127.0.0.1:1", timeout=timedelta(seconds=1))
    assert google.base_url == "http://127.0.0.1:1"
    google.http.close()
