"""One store's spreadsheet: the worst that is to be said of it comes first."""

from __future__ import annotations

import pytest

from app.doctor.access import Access, line
from app.model.store import Store

STORE = Store("st_1", "小美的店", "base", "zh-CN", "Asia/Shanghai", "CNY", "active")


@pytest.mark.parametrize(
    ("found", "state", "said"),
    [
        (Access(there=True, editable=True, open_to=""), "ok", "editable"),
        (Access(there=True, editable=True, open_to=None), "ok", "editable"),
        (Access(there=False, editable=False), "wrong", "gone"),
        (Access(there=True, editable=False), "wrong", "may not edit"),
        (Access(there=True, editable=True, open_to="reader"), "warn", "link (reader)"),
        (Access(there=True, editable=True, open_to="writer"), "wrong", "link (writer)"),
        (Access(there=True, editable=True, open_to="", unprotected=("看板",)), "warn", "not protected: 看板"),
    ],
)
def test_access_is_judged(found: Access, state: str, said: str) -> None:
    told = line(STORE, found, address="service@example.com")
    assert (told.state, said in told.seen.en) == (state, True)
    assert (told.advice.en == "") == (state == "ok")


def test_address_to_share_with() -> None:
    told = line(STORE, Access(there=True, editable=False), address="service@example.com")
    assert told.topic.en == "store st_1 小美的店"
    assert "service@example.com" in told.advice.zh
