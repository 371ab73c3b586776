"""What a service is made of, and what keeps it from being made."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app.context import open_context
from app.context.context import gone
from app.settings import WrongSetting
from tests.shop import Shop

HERE = socket.gethostname()[:60]


def test_other_key_ends_the_start(shop: Shop) -> None:
    shop.onboarded()
    other = shop.context.settings.model_copy(update={"encryption_key": "another"})
    with pytest.raises(WrongSetting, match="SHOPSHEET_ENCRYPTION_KEY"):
        open_context(other, google=shop.context.google)


def test_unopened_data_base_ends_the_start(shop: Shop, tmp_path: Path) -> None:
    other = shop.context.settings.model_copy(update={"data_dir": tmp_path / "no" / "such"})
    with pytest.raises(WrongSetting, match="SHOPSHEET_DATA_DIR"):
        open_context(other, google=shop.context.google)


def test_failed_transaction_leaves_nothing(shop: Shop) -> None:
    from app.db import stores

    store = shop.onboarded()
    with pytest.raises(RuntimeError), shop.context.transaction() as db:
        stores.set_state(db, store["id"], "paused", reason="x")
        raise RuntimeError("stop")
    with shop.context.transaction() as db:
        found = stores.find(db, store["id"])
    assert found is not None and found.state == "active"


def test_every_claim_has_its_name(shop: Shop) -> None:
    names = {shop.context.owner() for _ in range(50)}
    assert len(names) == 50 and max(map(len, names)) <= 120


def test_long_host_names_fit(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "h" * 255)
    assert len(shop.context.owner()) <= 120


def test_processes_elsewhere_are_not_gone() -> None:
    assert not gone("other:1:le_x")
    assert not gone(f"{HERE}:{os.getppid()}:le_x")


@pytest.mark.parametrize("owner", ["", "x", HERE, f"{HERE}:", f"{HERE}:x:le_1", f"{HERE}:-1:le_1"])
def test_strange_owners_are_not_gone(owner: str) -> None:
    assert not gone(owner)


def test_ended_process_is_gone() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert gone(f"{HERE}:{process.pid}:le_x")


def test_own_number_is_of_another() -> None:
    """A process that has just begun holds no lease: in a container, its forerunner had the same number."""
    assert gone(f"{HERE}:{os.getpid()}:le_x")


def test_sheet_is_where_people_open_it(shop: Shop) -> None:
    store = shop.onboarded()
    assert store["spreadsheet_url"] == f"http://localsheets.test/spreadsheets/d/{store['spreadsheet_id']}/edit"
    with shop.context.transaction() as db:
        from app.db import stores

        found = stores.find(db, store["id"])
    assert found is not None and shop.context.url("") == ""
