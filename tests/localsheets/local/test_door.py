"""Who may touch the controls."""

from __future__ import annotations

import pytest

from localsheets.local.door import open_to


@pytest.mark.parametrize(
    ("client", "headers", "opens"),
    [
        ("127.0.0.1", {"host": "127.0.0.1:8901"}, True),
        ("127.0.0.1", {"host": "localhost"}, True),
        ("::1", {"host": "[::1]:8901"}, True),
        ("192.168.1.9", {"host": "127.0.0.1:8901"}, False),
        ("127.0.0.1", {"host": "evil.example.com"}, False),
        ("127.0.0.1", {"host": "127.0.0.1:8901", "origin": "https://evil.example.com"}, False),
        ("127.0.0.1", {"host": "[evil"}, False),
        ("127.0.0.1", {}, False),
        ("", {"host": "localhost"}, False),
    ],
)
def test_only_near_callers_enter(client: str, headers: dict[str, str], opens: bool) -> None:  # noqa: FBT001
    assert open_to(client, headers) is opens
