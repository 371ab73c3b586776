"""Shared drives: made, listed, renamed, removed."""

from __future__ import annotations

import httpx

from tests.localsheets.conftest import make, reason


def new_drive(client: httpx.Client, name: str = "Shop") -> str:
    """The id of a new shared drive."""
    answer = client.post("/drive/v3/drives", params={"requestId": "r1"}, json={"name": name})
    assert list(answer.json()) == ["kind", "id", "name"]
    return str(answer.json()["id"])


def test_members_see_their_drives(lan: httpx.Client, eve: httpx.Client) -> None:
    drive = new_drive(lan)
    assert [each["id"] for each in lan.get("/drive/v3/drives").json()["drives"]] == [drive]
    assert eve.get("/drive/v3/drives").json() == {"kind": "drive#driveList", "drives": []}
    assert eve.get(f"/drive/v3/drives/{drive}").status_code == 404


def test_drives_can_be_renamed(lan: httpx.Client) -> None:
    drive = new_drive(lan)
    assert lan.patch(f"/drive/v3/drives/{drive}", json={"name": "Store"}).json()["name"] == "Store"
    assert lan.get(f"/drive/v3/drives/{drive}").json()["name"] == "Store"


def test_only_empty_drives_go(lan: httpx.Client) -> None:
    drive = new_drive(lan)
    folder = make(lan, parents=[drive])
    assert lan.delete(f"/drive/v3/drives/{drive}").status_code == 403
    assert lan.delete(f"/drive/v3/files/{folder}", params={"supportsAllDrives": "true"}).status_code == 204
    assert lan.delete(f"/drive/v3/drives/{drive}").status_code == 204
    assert lan.get("/drive/v3/drives").json()["drives"] == []


def test_drive_needs_its_name(lan: httpx.Client) -> None:
    assert reason(lan.post("/drive/v3/drives", json={"name": "x"})) == "required"
    assert reason(lan.post("/drive/v3/drives", params={"requestId": "1"}, json={})) == "required"
