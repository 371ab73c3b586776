"""An examination: of an environment that cannot work, and of a service that does."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.doctor.diagnosis import Line
from app.doctor.service import diagnose, of_google, of_stores
from localsheets.transport import LocalTransport
from tests.shop import BOSS, NOON, SERVICE, Shop

HERE = Path(__file__).resolve().parents[3]


def states(lines: Iterable[Line]) -> dict[str, str]:
    return {line.topic.en.split()[0]: line.state for line in lines}


def last(lines: Iterable[Line]) -> Line:
    return list(lines)[-1]


def test_unreadable_setting_ends_it(tmp_path: Path) -> None:
    found = diagnose({"SHOPSHEET_DATA_DIR": str(tmp_path), "SHOPSHEET_PORT": "many"})
    assert [(line.state, "SHOPSHEET_PORT" in line.seen.en) for line in found.lines] == [("wrong", True)]


def test_missing_credentials_are_told(tmp_path: Path) -> None:
    given = {"SHOPSHEET_GOOGLE": "google", "SHOPSHEET_CREDENTIALS": str(tmp_path / "no.json")}
    found = diagnose({"SHOPSHEET_DATA_DIR": str(tmp_path), **given}, live=True)
    assert (states(found.lines)["data"], states(found.lines)["credentials"]) == ("ok", "wrong")
    assert "no.json" in found.lines[-1].seen.zh


def test_broken_data_base_ends_it(tmp_path: Path) -> None:
    (tmp_path / "shopsheet.db").write_text("this is no data base, whatever its name says" * 100)
    found = diagnose({"SHOPSHEET_DATA_DIR": str(tmp_path)})
    assert (states(found.lines)["data"], "not a database" in found.lines[-1].seen.en) == ("wrong", True)


def test_other_encryption_key_is_told(shop: Shop, tmp_path: Path) -> None:
    shop.onboarded()
    given = {"SHOPSHEET_GOOGLE": "http://localhost:9", "SHOPSHEET_ENCRYPTION_KEY": "another"}
    found = diagnose({"SHOPSHEET_DATA_DIR": str(tmp_path), **given})
    assert (found.lines[-1].state, "SHOPSHEET_ENCRYPTION_KEY" in found.lines[-1].seen.en) == ("wrong", True)


def test_open_key_is_warned_of(tmp_path: Path) -> None:
    secret = tmp_path / "operator"
    secret.write_text("key")
    secret.chmod(0o644)
    found = diagnose({"SHOPSHEET_DATA_DIR": str(tmp_path), "SHOPSHEET_OPERATOR_KEY_FILE": str(secret), **NOWHERE})
    assert states(found.lines)["key"] == "warn"


NOWHERE = {"SHOPSHEET_GOOGLE": "http://127.0.0.1:9", "SHOPSHEET_CREDENTIALS": "none.json"}


class Dated(LocalTransport):
    """Answers with the time at Google, as its servers do."""

    ahead = timedelta(0)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        answer.headers["Date"] = f"{NOON + self.ahead:%a, %d %b %Y %H:%M:%S GMT}"
        return answer


@pytest.mark.parametrize(("ahead", "state"), [(0, "ok"), (60, "warn"), (3600, "wrong")])
def test_clock_is_held_against_google(shop: Shop, ahead: int, state: str) -> None:
    transport = Dated(shop.server)
    transport.ahead = timedelta(seconds=ahead)
    shop.context.google.http = httpx.Client(transport=transport)
    lines = of_google(shop.context)
    assert states(lines) == {"credentials": "ok", "scopes": "ok", "Google": "ok", "clock": state}
    assert SERVICE in lines[0].seen.en


def test_narrow_token_lacks_scopes(shop: Shop) -> None:
    accounts = shop.server.world.accounts
    narrow = "https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive.file"
    shop.context.google.auth.token = accounts.issue(accounts.welcome(SERVICE), scopes=narrow)
    assert states(of_google(shop.context))["scopes"] == "wrong"


def test_silent_google_is_told(shop: Shop) -> None:
    shop.fault("drive.about.get", status=503, times=0)
    assert [line.state for line in of_google(shop.context)] == ["wrong"]
    shop.fault("drive.about.get", manner="reset", times=0)
    assert [line.topic.en for line in of_google(shop.context)] == ["Google"]


def test_every_store_is_looked_at(shop: Shop) -> None:
    shop.onboard("one")
    shop.onboard("two", name="第二家店")
    assert [line.state for line in of_stores(shop.context)] == ["ok", "ok", "ok"]
    shop.call("PATCH", f"/v1/stores/{shop.stores[0]['id']}", json={"state": "paused"})
    assert [line.topic.zh for line in of_stores(shop.context)][1:] == [f"店铺 {shop.stores[1]['id']} 第二家店"]


def test_open_link_is_told(shop: Shop) -> None:
    shop.onboarded()
    shop.context.google.ask(
        "POST",
        f"https://www.googleapis.com/drive/v3/files/{shop.stores[0]['spreadsheet_id']}/permissions",
        json={"type": "anyone", "role": "reader"},
    )
    assert "open to anybody" in last(of_stores(shop.context)).seen.en


def test_lost_protection_is_told(shop: Shop) -> None:
    shop.onboarded()
    sheets = shop.sheet(SERVICE).fetch_sheet_metadata()["sheets"]
    (protected,) = next(sheet["protectedRanges"] for sheet in sheets if sheet["properties"]["title"] == "看板")
    gone = {"deleteProtectedRange": {"protectedRangeId": protected["protectedRangeId"]}}
    shop.sheet(SERVICE).batch_update({"requests": [gone]})
    line = last(of_stores(shop.context))
    assert (line.state, "看板" in line.seen.zh) == ("warn", True)


def test_lost_access_names_address(shop: Shop) -> None:
    sheet = shop.person(BOSS).create("own")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    shop.onboard(spreadsheet={"adopt": sheet.url})
    sheet.share(SERVICE, perm_type="user", role="reader", notify=False)
    assert "may not edit" in last(of_stores(shop.context)).seen.en
    sheet.remove_permissions(SERVICE)
    line = last(of_stores(shop.context))
    assert (line.state, SERVICE in line.advice.en) == ("wrong", True)


def test_failing_store_leaves_others(shop: Shop) -> None:
    shop.onboard("one")
    shop.onboard("two")
    shop.fault("spreadsheets.get", status=503)
    assert [line.state for line in of_stores(shop.context)] == ["ok", "warn", "ok"]


def test_command_examines_fresh_folder(tmp_path: Path) -> None:
    """As somebody types it: settings made, a data base made, an embedded Google started and asked."""
    command = [sys.executable, "-c", "from app.cli import main; main()", "doctor", "--json"]
    environment = {"SHOPSHEET_DATA_DIR": str(tmp_path / "data"), "LANG": "en_US.UTF-8", "PYTHONPATH": str(HERE)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=50)
    body = json.loads(done.stdout)
    assert (done.returncode, body["ok"], {line["state"] for line in body["lines"]}) == (0, True, {"ok"})
    assert {"settings", "data base", "credentials", "clock"} < {line["what"] for line in body["lines"]}
