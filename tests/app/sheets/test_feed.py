"""Drive's list of changes as Google may answer it, pages, nonsense and all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.sheets import Google, NoAnswer, Refusal
from app.sheets.feed import PAGES, Changed, Channel, Feed, Look

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def feed(answer: Callable[[httpx.Request], Any]) -> Feed:
    """A feed whose Google answers with JSON, or with a status where that is a number."""

    def handled(request: httpx.Request) -> httpx.Response:
        body = answer(request)
        return (
            httpx.Response(body, json={"error": {"message": "no"}})
            if isinstance(body, int)
            else httpx.Response(200, json=body)
        )

    http = httpx.Client(transport=httpx.MockTransport(handled))
    return Feed(Google(Credentials(token="t"), http=http))  # type: ignore[no-untyped-call]


def item(number: int, **file: Any) -> dict[str, Any]:
    return {"fileId": f"f{number}", "file": {"modifiedTime": "2026-11-24T04:00:00.000Z", **file}}


def test_all_pages_are_read() -> None:
    def answer(request: httpx.Request) -> dict[str, Any]:
        page = int(request.url.params["pageToken"])
        more = {"nextPageToken": str(page + 1)} if page < 3 else {"newStartPageToken": "9"}
        return {"changes": [item(page)], **more}

    assert feed(answer).since("1") == Look(tuple(Changed(f"f{page}", NOON) for page in (1, 2, 3)), "9")


def test_endless_list_is_left_off() -> None:
    found = feed(lambda request: {"nextPageToken": request.url.params["pageToken"] + "x"}).since("1")
    assert found == Look((), "1" + PAGES * "x")


@pytest.mark.parametrize("status", [400, 404, 410])
def test_forgotten_token_is_told(status: int) -> None:
    assert feed(lambda _: status).since("1") is None


def test_other_errors_are_raised() -> None:
    with pytest.raises(Refusal):
        feed(lambda _: 503).since("1")
    with pytest.raises(NoAnswer):
        feed(lambda _: {}).start()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (item(1, lastModifyingUser={"me": True}), Changed("f1", NOON, by_us=True)),
        (item(1, lastModifyingUser={"me": "true"}), Changed("f1", NOON)),
        ({"fileId": "f1", "removed": True}, Changed("f1")),
        (item(1, modifiedTime="yesterday"), Changed("f1")),
        ({"fileId": "f1", "file": None}, Changed("f1")),
        ({}, Changed("")),
    ],
)
def test_change_is_understood(change: dict[str, Any], expected: Changed) -> None:
    found = feed(lambda _: {"changes": [change], "newStartPageToken": "2"}).since("1")
    assert found == Look((expected,), "2")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        (str(int((NOON.timestamp() + 3_600) * 1000)), NOON + timedelta(hours=1)),
        (None, NOON + timedelta(days=7)),
        ("soon", NOON + timedelta(days=7)),
        ("9" * 30, NOON + timedelta(days=7)),
    ],
)
def test_channel_ends_as_told(said: str | None, ends: datetime) -> None:
    found = feed(lambda _: {"resourceId": "r", "expiration": said}).watch(
        "1", channel_id="c", address="https://a.example/", secret="s", until=NOON + timedelta(days=7)
    )
    assert found == Channel("c", "r", ends)


def test_unknown_channel_is_stopped() -> None:
    feed(lambda _: 404).stop(Channel("c", "r", NOON))
    with pytest.raises(Refusal):
        feed(lambda _: 403).stop(Channel("c", "r", NOON))
