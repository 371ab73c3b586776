"""Nothing personal reaches the log: a day of a shop, with everything that can go wrong in it, leaves none there."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.sync.jobs import sync_due
from tests.shop import AMEI, BOSS, STRANGER, Shop

PERSONAL = ("王小美", "13800138000", "138OO138000", "+86 138", "mei@qq", "xiaomei_2020", "望京街", BOSS, AMEI, STRANGER)
MEI = ["王小美", "+86 138 0013 8000", "xiaomei_2020", "", "mei@qq,com", "", "", "北京市朝阳区望京街1号"]
FORM = {"name": "王小美", "phone": "138OO138000", "email": "mei@qq,com"}


@pytest.fixture
def every_line(log: io.StringIO) -> Iterator[io.StringIO]:
    """The log with what libraries write to theirs; httpx2 is the caller's."""
    logging.getLogger("httpx2").setLevel(logging.ERROR)
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    yield log
    logging.getLogger().removeHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)


def clean(log: io.StringIO) -> None:
    text = log.getvalue()
    assert [word for word in PERSONAL if word in text or json.dumps(word)[1:-1] in text] == []


def test_good_day_names_nobody(shop: Shop, every_line: io.StringIO) -> None:
    shop.onboard(editors=[AMEI, STRANGER])
    shop.tab("客户", AMEI).update([MEI, ["", "138OO138000"]], "A2", raw=True)
    shop.submit("join", FORM)
    shop.sync()
    shop.items("findings"), shop.items("changes")
    assert "sync.done" in every_line.getvalue()
    clean(every_line)


def test_bad_input_names_nobody(shop: Shop, every_line: io.StringIO) -> None:
    shop.onboard()
    body = {"name": "王小美", "owner": "mei@qq,com", "editors": ["13800138000"]}
    shop.call("POST", "/v1/stores", json=body, headers={"Idempotency-Key": "13800138000"})
    shop.submit("join", {"王小美": "13800138000"})
    shop.call("GET", "/v1/stores/13800138000")
    shop.http.get("/v1/13800138000/王小美")
    clean(every_line)


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 503])
@pytest.mark.parametrize("method", ["spreadsheets.values.batchGetByDataFilter", "spreadsheets.batchUpdate"])
def test_failures_name_nobody(shop: Shop, every_line: io.StringIO, method: str, status: int) -> None:
    shop.onboard()
    shop.tab("客户", AMEI).update([MEI], "A2", raw=True)
    shop.fault(method, status=status)
    shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync")
    clean(every_line)


def test_bug_names_nobody(shop: Shop, every_line: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"cannot read {MEI}")

    shop.onboard()
    monkeypatch.setattr("app.sync.understanding.audit.audited", broken)
    shop.call("POST", f"/v1/stores/{shop.stores[-1]['id']}/sync")
    shop.clock.sleep(3600)
    sync_due(shop.context)
    assert "request.failed" in every_line.getvalue() and "sync.failed" in every_line.getvalue()
    clean(every_line)


def test_data_at_rest_names_nobody(shop: Shop, tmp_path: Path) -> None:
    shop.onboard(editors=[AMEI, STRANGER])
    shop.tab("客户", AMEI).update([MEI], "A2", raw=True)
    shop.submit("join", FORM)
    shop.sync()
    files = b"".join(path.read_bytes() for path in tmp_path.glob("shopsheet.db*"))
    assert [word for word in PERSONAL if word.encode() in files] == []
