"""Sharing as callers see it: who may, with whom, what they can do then."""

from __future__ import annotations

import httpx
import pytest

from tests.localsheets.conftest import BO, EVE, LAN, Office, make, reason, share


def permissions(client: httpx.Client, file_id: str) -> dict[str, str]:
    """Role by address or id."""
    params = {"fields": "permissions(id,emailAddress,role)", "supportsAllDrives": "true"}
    listed = client.get(f"/drive/v3/files/{file_id}/permissions", params=params).json()["permissions"]
    return {each.get("emailAddress", each["id"]): each["role"] for each in listed}


def test_share_answers_four_fields(lan: httpx.Client, bo: httpx.Client) -> None:
    answer = share(lan, make(lan), BO, "writer").json()
    assert list(answer) == ["kind", "id", "type", "role"]
    assert answer["id"].isdigit()
    assert (answer["type"], answer["role"]) == ("user", "writer")


def test_address_without_account_refused(lan: httpx.Client) -> None:
    folder = make(lan)
    answer = share(lan, folder, "nobody@example.net", "writer")
    assert (answer.status_code, reason(answer)) == (400, "invalidSharingRequest")
    assert "nobody@example.net. Since there is no Google account" in answer.json()["error"]["message"]
    assert permissions(lan, folder) == {LAN: "owner"}


def test_notified_address_is_invited(lan: httpx.Client) -> None:
    folder = make(lan)
    body = {"type": "user", "role": "reader", "emailAddress": "nobody@example.net"}
    assert lan.post(f"/drive/v3/files/{folder}/permissions", json=body).status_code == 200
    assert permissions(lan, folder) == {LAN: "owner", "nobody@example.net": "reader"}


def test_any_address_by_switch(office: Office, lan: httpx.Client) -> None:
    office.switch(any_address=True)
    assert share(lan, make(lan), "nobody@example.net", "writer").status_code == 200


@pytest.mark.parametrize("role", ["reader", "commenter", "writer"])
def test_role_is_what_was_given(office: Office, lan: httpx.Client, bo: httpx.Client, role: str) -> None:
    folder = make(lan)
    share(lan, folder, BO, role)
    assert office.world.library.role(folder, BO) == role
    assert office.world.library.role(folder, EVE) is None


def test_shared_again_changes_role(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    first = share(lan, folder, BO, "writer").json()
    second = share(lan, folder, BO, "reader").json()
    assert first["id"] == second["id"]
    assert permissions(lan, folder) == {LAN: "owner", BO: "reader"}


def test_readers_cannot_share_on(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    share(lan, folder, BO, "reader")
    answer = share(bo, folder, LAN, "writer")
    assert (answer.status_code, reason(answer)) == (403, "insufficientFilePermissions")
    assert bo.get(f"/drive/v3/files/{folder}/permissions").status_code == 403


def test_link_opens_for_everybody(office: Office, lan: httpx.Client, eve: httpx.Client) -> None:
    folder = make(lan)
    body = {"type": "anyone", "role": "reader"}
    answer = lan.post(f"/drive/v3/files/{folder}/permissions", json=body)
    assert answer.json()["id"] == "anyoneWithLink"
    assert eve.get(f"/drive/v3/files/{folder}").status_code == 200
    assert eve.get("/drive/v3/files").json()["files"] == []


def test_domain_opens_for_colleagues(lan: httpx.Client, bo: httpx.Client, eve: httpx.Client) -> None:
    folder = make(lan)
    body = {"type": "domain", "role": "commenter", "domain": "example.com"}
    assert lan.post(f"/drive/v3/files/{folder}/permissions", json=body).status_code == 200
    assert [file["id"] for file in bo.get("/drive/v3/files").json()["files"]] == [folder]
    assert eve.get(f"/drive/v3/files/{folder}").status_code == 404


def test_folder_shares_what_it_holds(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    outer = make(lan)
    inner = make(lan, parents=[outer])
    share(lan, outer, BO, "commenter")
    assert office.world.library.role(inner, BO) == "commenter"
    assert [file["id"] for file in bo.get("/drive/v3/files").json()["files"]] == [inner, outer]


def test_owner_of_folder_only_writes(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    outer = make(lan)
    share(lan, outer, BO, "writer")
    inner = make(bo, parents=[outer])
    assert office.world.library.role(inner, LAN) == "writer"
    assert office.world.library.role(inner, BO) == "owner"


def test_updated_role_takes_effect(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    name = share(lan, folder, BO, "writer").json()["id"]
    answer = lan.patch(f"/drive/v3/files/{folder}/permissions/{name}", json={"role": "reader"})
    assert answer.json()["role"] == "reader"
    assert office.world.library.role(folder, BO) == "reader"


def test_removed_person_sees_nothing(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    name = share(lan, folder, BO, "writer").json()["id"]
    assert lan.delete(f"/drive/v3/files/{folder}/permissions/{name}").status_code == 204
    assert bo.get(f"/drive/v3/files/{folder}").status_code == 404
    answer = lan.get(f"/drive/v3/files/{folder}/permissions/{name}")
    assert answer.json()["error"]["message"] == f"Permission not found: {name}."


def test_everybody_may_leave_files(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    name = share(lan, folder, BO, "reader").json()["id"]
    assert bo.delete(f"/drive/v3/files/{folder}/permissions/{name}").status_code == 204
    assert bo.get(f"/drive/v3/files/{folder}").status_code == 404


def test_ownership_needs_its_word(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    assert reason(share(lan, folder, BO, "owner")) == "forbidden"
    body = {"type": "user", "role": "owner", "emailAddress": BO}
    params = {"transferOwnership": "true"}
    answer = lan.post(f"/drive/v3/files/{folder}/permissions", params=params, json=body)
    assert answer.json()["role"] == "owner"
    assert permissions(bo, folder) == {BO: "owner", LAN: "writer"}


def test_ownership_stays_in_house(lan: httpx.Client, eve: httpx.Client) -> None:
    body = {"type": "user", "role": "owner", "emailAddress": EVE}
    params = {"transferOwnership": "true"}
    answer = lan.post(f"/drive/v3/files/{make(lan)}/permissions", params=params, json=body)
    assert (answer.status_code, reason(answer)) == (403, "consentRequiredForOwnershipTransfer")


def test_owner_cannot_be_removed(lan: httpx.Client) -> None:
    folder = make(lan)
    params = {"fields": "permissions/id"}
    name = lan.get(f"/drive/v3/files/{folder}/permissions", params=params).json()["permissions"][0]["id"]
    assert lan.delete(f"/drive/v3/files/{folder}/permissions/{name}").status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"role": "reader"}, 400),
        ({"type": "user", "emailAddress": BO}, 400),
        ({"type": "domain", "role": "reader"}, 400),
        ({"type": "user", "role": "reader", "emailAddress": BO, "expirationTime": "soon"}, 400),
        ({"type": "user", "role": "reader", "emailAddress": BO, "expirationTime": "2001-01-01T00:00:00Z"}, 400),
        ({"type": "robot", "role": "reader"}, 400),
        ({"type": "user", "role": "king", "emailAddress": BO}, 400),
        ({"type": "user", "role": "reader", "emailAddress": "bo"}, 400),
        ({"type": "user", "role": "organizer", "emailAddress": BO}, 400),
    ],
)
def test_wrong_permissions_are_refused(lan: httpx.Client, body: dict[str, str], status: int) -> None:
    assert lan.post(f"/drive/v3/files/{make(lan)}/permissions", json=body).status_code == status


def test_drive_members_see_inside(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    drive = office.anybody.post("/_local/drives", json={"name": "Shop", "organizer": LAN}).json()["id"]
    folder = make(lan, parents=[drive])
    body = {"type": "user", "role": "fileOrganizer", "emailAddress": BO}
    params = {"supportsAllDrives": "true"}
    assert lan.post(f"/drive/v3/files/{drive}/permissions", params=params, json=body).status_code == 200
    assert office.world.library.role(folder, BO) == "writer"
    assert office.world.library.role(folder, LAN) == "owner"
    assert bo.post(f"/drive/v3/files/{drive}/permissions", params=params, json=body).status_code == 403


def test_expired_permission_is_none(office: Office, lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    body = {"type": "user", "role": "reader", "emailAddress": BO, "expirationTime": "2999-01-01T08:00:00+08:00"}
    lan.post(f"/drive/v3/files/{folder}/permissions", json=body)
    assert bo.get(f"/drive/v3/files/{folder}").status_code == 200
    office.anybody.post("/_local/clock", json={"now": "2999-01-01T00:00:01Z"})
    assert bo.get(f"/drive/v3/files/{folder}").status_code == 404
