"""Which calls Google counts, and that a connection asks before each and tells of each refusal."""

from __future__ import annotations

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.errors import GoogleUnavailable
from app.sheets import Google, Refusal, explained
from app.sheets.google import DRIVE, SHEETS
from app.sheets.metering import Kind, kind_of


class Watch:
    """A pace that lets everything pass and keeps what it heard."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def __call__(self, kind: Kind) -> None:
        self.heard.append(kind)

    def refused(self, kind: Kind) -> float:
        self.heard.append(f"{kind} refused")
        return 8.0


def connected(status: int) -> Google:
    """A connection to a server that answers everything alike."""
    body = {"error": {"message": "no"}} if status != 200 else {}
    transport = httpx.MockTransport(lambda request: httpx.Response(status, json=body))
    google = Google(Credentials(token="t"), http=httpx.Client(transport=transport))  # type: ignore[no-untyped-call]
    google.pace = Watch()
    return google


@pytest.mark.parametrize(
    ("method", "url", "kind"),
    [
        ("GET", f"{SHEETS}/x", "read"),
        ("get", f"{SHEETS}/x/values/A1?fields=values", "read"),
        ("POST", f"{SHEETS}/x/values:batchGetByDataFilter", "read"),
        ("POST", f"{SHEETS}/x/developerMetadata:search", "read"),
        ("POST", f"{SHEETS}/x:batchUpdate", "write"),
        ("POST", f"{SHEETS}/x/values:batchUpdateByDataFilter", "write"),
        ("PUT", f"{SHEETS}/x/values/A1", "write"),
        ("GET", f"{DRIVE}/changes", None),
        ("POST", "http://localsheets.test/v4/spreadsheets/x:batchUpdate", "write"),
    ],
)
def test_calls_are_counted_apart(method: str, url: str, kind: Kind | None) -> None:
    assert kind_of(method, url) == kind


def test_pace_is_asked_before() -> None:
    google = connected(200)
    google.ask("GET", f"{SHEETS}/x")
    google.ask("POST", f"{SHEETS}/x:batchUpdate", json={})
    google.ask("GET", f"{DRIVE}/about")
    assert isinstance(google.pace, Watch) and google.pace.heard == ["read", "write"]


def test_pace_hears_of_refusals() -> None:
    google = connected(429)
    with pytest.raises(Refusal) as refused:
        google.ask("POST", f"{SHEETS}/x:batchUpdate", json={})
    assert isinstance(google.pace, Watch) and google.pace.heard == ["write", "write refused"]
    said = explained(refused.value)
    assert isinstance(said, GoogleUnavailable) and said.retry_after == 8.0


def test_other_refusals_cost_nothing() -> None:
    google = connected(404)
    with pytest.raises(Refusal) as refused:
        google.ask("GET", f"{SHEETS}/x")
    assert isinstance(google.pace, Watch) and google.pace.heard == ["read"]
    assert refused.value.retry_after == 30


def test_accounts_are_told_apart() -> None:
    some = [Google(Credentials(token=None, refresh_token=text), http=httpx.Client()) for text in "aba"]  # type: ignore[no-untyped-call]
    assert some[0].account == some[2].account != some[1].account
    assert len(some[0].account) == 16 and some[0].project == some[1].project
