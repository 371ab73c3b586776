"""Push notifications, as a receiver on this machine gets them."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import httpx
import pytest

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import LAN, Office, make, reason
from tests.localsheets.drive.test_changes import edit, token


class Receiver:
    """A web server that keeps what it is told, and answers as it is told to."""

    def __init__(self) -> None:
        self.letters: queue.Queue[dict[str, str]] = queue.Queue()
        self.statuses: list[int] = []
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                receiver.letters.put({name.lower(): value for name, value in self.headers.items()})
                self.send_response(receiver.statuses.pop(0) if receiver.statuses else 200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def next(self) -> tuple[str, str]:
        """State and message number of the next letter."""
        letter = self.letters.get(timeout=5)
        return letter["x-goog-resource-state"], letter["x-goog-message-number"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver on a free port."""
    receiver = Receiver()
    yield receiver
    receiver.server.shutdown()
    receiver.server.server_close()


def watch(client: httpx.Client, path: str, receiver: Receiver, **params: str) -> dict[str, str]:
    """An open channel."""
    body = {"id": "c-1", "type": "web_hook", "address": receiver.address, "token": "secret"}
    answer = client.post(f"/drive/v3/{path}", params=params, json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_first_letter_is_sync(lan: httpx.Client, receiver: Receiver) -> None:
    channel = watch(lan, "changes/watch", receiver, pageToken=token(lan))
    letter = receiver.letters.get(timeout=5)
    assert letter["x-goog-resource-state"] == "sync"
    assert letter["x-goog-channel-id"] == channel["id"] == "c-1"
    assert letter["x-goog-resource-id"] == channel["resourceId"]
    assert letter["x-goog-channel-token"] == "secret"
    assert letter["x-goog-channel-expiration"].endswith("GMT")


def test_changes_are_told_of(lan: httpx.Client, eve: httpx.Client, receiver: Receiver) -> None:
    watch(lan, "changes/watch", receiver, pageToken=token(lan))
    make(eve)
    make(lan)
    assert [receiver.next(), receiver.next()] == [("sync", "1"), ("change", "2")]
    assert receiver.letters.empty()


def test_file_tells_its_states(office: Office, lan: httpx.Client, receiver: Receiver) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    watch(lan, f"files/{sheet}/watch", receiver)
    edit(office, sheet)
    lan.patch(f"/drive/v3/files/{sheet}", json={"trashed": True})
    lan.delete(f"/drive/v3/files/{sheet}")
    states = [receiver.next()[0] for _ in range(4)]
    assert states == ["sync", "update", "trash", "remove"]


def test_late_edits_come_as_one(office: Office, lan: httpx.Client, receiver: Receiver) -> None:
    office.anybody.post("/_local/clock", json={"now": "2026-03-05T09:00:01Z"})
    sheet = make(lan, mime_type=SPREADSHEET)
    watch(lan, f"files/{sheet}/watch", receiver)
    office.switch(drive_lag=180)
    edit(office, sheet)
    office.world.clock.advance(100)
    edit(office, sheet)
    office.server.tick()
    assert receiver.next() == ("sync", "1")
    assert receiver.letters.empty()
    office.world.clock.advance(81)
    office.server.tick()
    assert receiver.next() == ("update", "2")


def test_stopped_channel_is_silent(lan: httpx.Client, receiver: Receiver) -> None:
    channel = watch(lan, "changes/watch", receiver, pageToken=token(lan))
    wanted = {"id": channel["id"], "resourceId": channel["resourceId"]}
    assert lan.post("/drive/v3/channels/stop", json=wanted).status_code == 204
    make(lan)
    assert receiver.next()[0] == "sync"
    assert receiver.letters.empty()
    assert lan.post("/drive/v3/channels/stop", json=wanted).status_code == 404


def test_channel_ends_with_time(office: Office, lan: httpx.Client, receiver: Receiver) -> None:
    channel = watch(lan, "changes/watch", receiver, pageToken=token(lan))
    left = int(channel["expiration"]) / 1_000 - office.world.clock.now().timestamp()
    assert 3_590 < left <= 3_600
    office.world.clock.advance(3_601)
    make(lan)
    assert receiver.next()[0] == "sync"
    assert receiver.letters.empty()


def test_unavailable_receiver_is_tried_again(
    lan: httpx.Client, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("localsheets.drive.postman.PAUSES", (0.0, 0.01, 0.01))
    receiver.statuses = [503, 500]
    watch(lan, "changes/watch", receiver, pageToken=token(lan))
    assert [receiver.next() for _ in range(3)] == [("sync", "1")] * 3


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ({}, "required"),
        ({"id": "x"}, "channelUnknownType"),
        ({"id": "x", "type": "web_hook"}, "push.webhookUrlNotHttps"),
        ({"id": "x", "type": "web_hook", "address": "http://example.com/"}, "push.webhookUrlNotHttps"),
        ({"id": "x", "type": "web_hook", "address": "https://["}, "push.webhookUrlNotHttps"),
        ({"id": "x" * 65, "type": "web_hook", "address": "https://example.com/"}, "invalidParameter"),
        ({"id": "x", "type": "web_hook", "address": "https://a.example/", "expiration": "soon"}, "invalid"),
    ],
)
def test_senseless_channels_are_refused(lan: httpx.Client, body: dict[str, str], word: str) -> None:
    answer = lan.post("/drive/v3/changes/watch", params={"pageToken": "1"}, json=body)
    assert (answer.status_code, reason(answer)) == (400, word)


def test_channel_id_is_unique(lan: httpx.Client, receiver: Receiver) -> None:
    watch(lan, "changes/watch", receiver, pageToken="1")
    body = {"id": "c-1", "type": "web_hook", "address": receiver.address}
    answer = lan.post("/drive/v3/changes/watch", params={"pageToken": "1"}, json=body)
    assert reason(answer) == "channelIdNotUnique"


def test_strangers_watch_no_file(lan: httpx.Client, eve: httpx.Client) -> None:
    folder = make(lan, appProperties={"owner": LAN})
    assert eve.post(f"/drive/v3/files/{folder}/watch", json={"id": "x"}).status_code == 404
