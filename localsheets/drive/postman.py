"""Brings letters to the addresses of channels, in a thread of its own; tries again as Google does, then gives up.

What is not yet delivered when the process ends is lost: Google does not promise delivery either.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterable
from email.utils import format_datetime
from typing import TYPE_CHECKING

from localsheets.drive.channels import Channel, Letter
from localsheets.drive.moments import moment

if TYPE_CHECKING:
    import httpx

DELIVERED = (102, 200, 201, 202, 204)
TRY_AGAIN = (500, 502, 503, 504)
PAUSES = (0.0, 1.0, 2.0, 4.0)
TIMEOUT = 10.0


class Postman:
    """A queue of letters and the thread that empties it, which begins with the first letter."""

    def __init__(self) -> None:
        self._letters: queue.Queue[Letter | None] = queue.Queue()
        self._thread: threading.Thread | None = None

    def post(self, letters: Iterable[Letter]) -> None:
        """Take letters in; returns at once."""
        for letter in letters:
            self._letters.put(letter)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="postman", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Take no more; what is under way ends by itself."""
        self._letters.put(None)

    def _run(self) -> None:
        # A fifth of a second to import, which a server without channels need not wait for.
        import httpx

        with httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client:
            while (letter := self._letters.get()) is not None:
                deliver(client, letter)


def headers(letter: Letter) -> dict[str, str]:
    """What a letter says: Google's notifications are all headers."""
    channel = letter.channel
    said = {
        "Content-Type": "application/json; charset=UTF-8",
        "X-Goog-Channel-ID": channel.id,
        "X-Goog-Channel-Expiration": format_datetime(moment(channel.expires), usegmt=True),
        "X-Goog-Resource-ID": channel.resource,
        "X-Goog-Resource-URI": channel.uri,
        "X-Goog-Resource-State": letter.state,
        "X-Goog-Message-Number": str(letter.number),
        "User-Agent": "APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)",
    }
    optional = {"X-Goog-Channel-Token": channel.token, "X-Goog-Changed": letter.changed}
    return said | {name: value for name, value in optional.items() if value}


def body(channel: Channel, state: str) -> bytes:
    """Empty for a file and for the first letter; for changes, a word."""
    return b"" if channel.file or state == "sync" else b'{"kind": "drive#changes"}'


def deliver(client: httpx.Client, letter: Letter) -> bool:
    """Bring one letter, trying again while the receiver is unavailable; whether it took it."""
    channel = letter.channel
    for pause in PAUSES:
        time.sleep(pause)
        status = _posted(client, channel.address, headers(letter), body(channel, letter.state))
        if status is not None and status not in TRY_AGAIN:
            return status in DELIVERED
    return False


def _posted(client: httpx.Client, address: str, said: dict[str, str], content: bytes) -> int | None:
    """The status of the answer; None where there was none."""
    from httpx import HTTPError, InvalidURL

    try:
        return client.post(address, headers=said, content=content).status_code
    except (HTTPError, InvalidURL):
        return None
