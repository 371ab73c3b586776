"""The controls under /_local/ as a test or a demo uses them."""

from __future__ import annotations

import json

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import LAN, Office, make


def test_health_tells_the_time(office: Office) -> None:
    answer = office.anybody.get("/_local/health").json()
    assert answer["status"] == "ok"
    assert answer["now"].endswith("+00:00")


def test_calls_are_counted_by_kind(office: Office, lan: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    lan.get(f"/v4/spreadsheets/{sheet}")
    lan.post(f"/v4/spreadsheets/{sheet}:batchUpdate", json={"requests": []})
    lan.get(f"/v4/spreadsheets/{sheet}")
    counts = office.anybody.get("/_local/counts").json()
    assert (counts["sheets.read"], counts["sheets.write"], counts["drive"], counts["oauth"]) == (2, 1, 1, 0)
    assert counts["methods"]["drive.files.create"] == 1
    assert counts["people"] == {LAN: {"drive": 1, "sheets.read": 2, "sheets.write": 1}}


def test_reset_forgets_all_files(office: Office, lan: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    office.switch(storage_quota=True)
    assert office.anybody.post("/_local/reset").status_code == 200
    assert lan.get(f"/drive/v3/files/{sheet}").status_code == 404
    assert lan.get(f"/v4/spreadsheets/{sheet}").status_code == 404
    assert office.anybody.get("/_local/switches").json()["storage_quota"] is False


def test_reset_may_forget_people(office: Office, lan: httpx.Client) -> None:
    office.anybody.post("/_local/reset", json={"accounts": True})
    assert lan.get("/drive/v3/files").status_code == 401


def test_clock_is_set_and_moved(office: Office, lan: httpx.Client) -> None:
    office.anybody.post("/_local/clock", json={"now": "2026-03-05T08:00:00+08:00"})
    office.anybody.post("/_local/clock", json={"advance": 3600})
    assert office.anybody.get("/_local/clock").json()["now"].startswith("2026-03-05T01:00:0")
    made = lan.get(f"/drive/v3/files/{make(lan)}", params={"fields": "createdTime"}).json()
    assert made["createdTime"].startswith("2026-03-05T01:00:0")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("switches", '{"colour": true}'),
        ("switches", '{"storage_quota": "yes"}'),
        ("switches", '{"drive_lag": -1}'),
        ("switches", "[]"),
        ("clock", '{"now": "soon"}'),
        ("clock", '{"forward": 1}'),
        ("clock", "{"),
        ("clock", '{"advance": 1e300}'),
        ("clock", '{"advance": NaN}'),
        ("clock", '{"now": "0001-01-01T00:00:00Z"}'),
        ("switches", '{"drive_lag": 1e9}'),
        ("faults", '{"delay": 1e9}'),
        ("drives", "{}"),
        ("drives", '{"name": "Shop", "organizer": "lan"}'),
        ("faults", '{"operation": {"as": "lan", "method": "GET", "path": "/"}}'),
        ("faults", "{}"),
        ("faults", '{"status": 200}'),
        ("faults", '{"status": 503, "nth": "x"}'),
        ("faults", '{"status": 503, "colour": 1}'),
        ("faults", '{"status": 503, "when": "never"}'),
        ("faults", '{"manner": "odd"}'),
        ("faults", '{"operation": {"as": "x"}}'),
    ],
)
def test_senseless_wishes_are_refused(office: Office, path: str, body: str) -> None:
    answer = office.anybody.post(f"/_local/{path}", content=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]["message"]


def test_log_keeps_every_operation(office: Office, lan: httpx.Client) -> None:
    make(lan)
    office.switch(log=True)
    folder = make(lan, name="客户")
    lan.get("/drive/v3/files/nowhere")
    entries = office.anybody.get("/_local/log").json()["entries"]
    assert [(each["number"], each["person"], each["status"]) for each in entries] == [(1, LAN, 200), (2, LAN, 404)]
    assert entries[0]["body"]["name"] == "客户"
    assert entries[0]["answer"]["id"] == folder
    assert office.anybody.get("/_local/log", params={"after": "1"}).json()["entries"] == entries[1:]


NAMES = ("now", "advance", "name", "organizer", "status", "nth", "match", "operation", "delay", "manner", "faults")
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
WISHES = st.dictionaries(st.sampled_from(NAMES), PLAIN | st.lists(PLAIN) | st.dictionaries(st.text(), PLAIN))


@given(WISHES | PLAIN)
def test_no_wish_answers_500(wish: object) -> None:
    office = Office()
    for path in ("switches", "clock", "drives", "faults", "reset"):
        content = json.dumps(wish)
        assert office.anybody.post(f"/_local/{path}", content=content).status_code in (200, 400), path
    office.server.close()
