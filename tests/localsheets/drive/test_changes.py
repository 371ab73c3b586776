"""changes.list: what a person is told of, when."""

from __future__ import annotations

from datetime import timedelta

import httpx

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import BO, LAN, Office, make, share


def token(client: httpx.Client) -> str:
    """The token from now on."""
    return str(client.get("/drive/v3/changes/startPageToken").json()["startPageToken"])


def changed(client: httpx.Client, start: str) -> list[tuple[str, bool]]:
    """Id and `removed` of each change since a token."""
    answer = client.get("/drive/v3/changes", params={"pageToken": start})
    assert answer.status_code == 200, answer.text
    return [(each["fileId"], each["removed"]) for each in answer.json()["changes"]]


def edit(office: Office, file_id: str, email: str = LAN) -> None:
    """Somebody edits a spreadsheet's content."""
    world = office.world
    world.library.touch(file_id, person=world.accounts.welcome(email), now=world.clock.now())
    world.commit()


def test_start_token_answers_two_fields(lan: httpx.Client) -> None:
    assert lan.get("/drive/v3/changes/startPageToken").json() == {
        "kind": "drive#startPageToken",
        "startPageToken": "1",
    }


def test_changes_tell_what_changed(lan: httpx.Client) -> None:
    start = token(lan)
    folder = make(lan, name="shop")
    answer = lan.get("/drive/v3/changes", params={"pageToken": start}).json()
    assert answer["newStartPageToken"] == token(lan)
    assert answer["changes"][0]["file"]["name"] == "shop"
    assert answer["changes"][0]["changeType"] == "file"
    assert changed(lan, answer["newStartPageToken"]) == []
    assert changed(lan, start) == [(folder, False)]


def test_file_is_listed_once(office: Office, lan: httpx.Client) -> None:
    start = token(lan)
    one, other = make(lan), make(lan)
    edit(office, one)
    edit(office, one)
    assert changed(lan, start) == [(other, False), (one, False)]


def test_strangers_hear_of_nothing(lan: httpx.Client, eve: httpx.Client) -> None:
    start = token(eve)
    make(lan)
    assert changed(eve, start) == []


def test_lost_files_are_removed(lan: httpx.Client, bo: httpx.Client) -> None:
    kept, gone = make(lan), make(lan)
    share(lan, gone, BO, "reader")
    name = share(lan, kept, BO, "reader").json()["id"]
    start = token(bo)
    lan.delete(f"/drive/v3/files/{gone}")
    lan.delete(f"/drive/v3/files/{kept}/permissions/{name}")
    assert changed(bo, start) == [(gone, True), (kept, True)]
    assert changed(lan, start) == [(gone, True), (kept, False)]


def test_late_signals_are_coalesced(office: Office, lan: httpx.Client) -> None:
    office.anybody.post("/_local/clock", json={"now": "2026-03-05T08:00:01Z"})
    sheet = make(lan, mime_type=SPREADSHEET)
    office.switch(drive_lag=120)
    before = lan.get(f"/drive/v3/files/{sheet}", params={"fields": "modifiedTime,version"}).json()
    start = token(lan)
    for _ in range(3):
        office.world.clock.advance(30)
        edit(office, sheet)
    assert changed(lan, start) == []
    assert lan.get(f"/drive/v3/files/{sheet}", params={"fields": "modifiedTime,version"}).json() == before
    office.world.clock.advance(30)
    assert changed(lan, start) == [(sheet, False)]
    after = lan.get(f"/drive/v3/files/{sheet}", params={"fields": "modifiedTime,version"}).json()
    assert after["modifiedTime"] > before["modifiedTime"]
    assert int(after["version"]) == int(before["version"]) + 1


def test_pages_lead_to_the_end(lan: httpx.Client) -> None:
    start = token(lan)
    made = [make(lan) for _ in range(5)]
    seen = []
    while True:
        answer = lan.get("/drive/v3/changes", params={"pageToken": start, "pageSize": "2"}).json()
        seen += [each["fileId"] for each in answer["changes"]]
        if "newStartPageToken" in answer:
            break
        start = answer["nextPageToken"]
    assert seen == made


def test_wrong_tokens_are_refused(lan: httpx.Client) -> None:
    assert lan.get("/drive/v3/changes").status_code == 400
    assert lan.get("/drive/v3/changes", params={"pageToken": "soon"}).status_code == 400


def test_edits_of_one_person_merge(office: Office, lan: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    share(lan, sheet, office.world.accounts.welcome(BO).email, "writer")
    for minutes, email in ((0, LAN), (1, LAN), (2, BO), (3, LAN), (30, LAN)):
        office.world.clock.set(office.world.clock.now() + timedelta(minutes=minutes))
        edit(office, sheet, email)
    params = {"fields": "revisions(id,lastModifyingUser/emailAddress)"}
    revisions = lan.get(f"/drive/v3/files/{sheet}/revisions", params=params).json()["revisions"]
    people = [(each["id"], each["lastModifyingUser"]["emailAddress"]) for each in revisions]
    assert people == [("1", LAN), ("2", BO), ("3", LAN), ("4", LAN)]
