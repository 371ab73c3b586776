"""Drive calls: who knows the channel's token is believed, nobody else."""

from __future__ import annotations

from typing import Any

from app.context.keys import channel_secret
from app.hints.jobs import look
from tests.shop import Shop


def call(shop: Shop, token: str, *, state: str = "change") -> Any:
    headers = {"X-Goog-Channel-ID": "ch_1", "X-Goog-Channel-Token": token, "X-Goog-Resource-State": state}
    return shop.http.post("/v1/hooks/drive", headers=headers, content=b'{"kind": "drive#changes"}')


def looks(shop: Shop) -> int:
    """How often Drive was asked since the log was turned on."""
    look(shop.context)
    return len(shop.calls("drive.changes.list"))


def right(shop: Shop) -> str:
    return channel_secret(shop.context.settings.secret_key, "ch_1")


def test_call_leads_to_a_look(shop: Shop) -> None:
    look(shop.context)
    shop.switch(log=True)
    assert looks(shop) == 0
    assert call(shop, right(shop)).status_code == 204
    assert looks(shop) == 1


def test_first_call_says_nothing(shop: Shop) -> None:
    look(shop.context)
    shop.switch(log=True)
    assert call(shop, right(shop), state="sync").status_code == 204
    assert looks(shop) == 0


def test_wrong_token_is_refused(shop: Shop) -> None:
    look(shop.context)
    shop.switch(log=True)
    for token in ("", "x", right(shop)[:-1], channel_secret("another", "ch_1")):
        assert call(shop, token).status_code == 401
    assert shop.http.post("/v1/hooks/drive").status_code == 401
    assert looks(shop) == 0
