"""files.create, get, update, delete and copy as callers see them."""

from __future__ import annotations

import httpx

from localsheets.drive.library import FOLDER, SPREADSHEET
from tests.localsheets.conftest import SERVICE, Office, make, reason, share


def test_create_answers_four_fields(lan: httpx.Client) -> None:
    answer = lan.post("/drive/v3/files", json={"name": "客户", "mimeType": FOLDER})
    file = answer.json()
    assert list(file) == ["kind", "id", "name", "mimeType"]
    assert (file["kind"], file["name"]) == ("drive#file", "客户")
    assert len(file["id"]) == 44 and file["id"].startswith("1")


def test_selected_fields_come_alone(lan: httpx.Client) -> None:
    folder = make(lan, name="shop")
    fields = {"fields": "id,name,owners/emailAddress"}
    assert lan.get(f"/drive/v3/files/{folder}", params=fields).json() == {
        "id": folder,
        "name": "shop",
        "owners": [{"emailAddress": "lan@example.com"}],
    }


def test_unknown_field_is_refused(lan: httpx.Client) -> None:
    answer = lan.get(f"/drive/v3/files/{make(lan)}", params={"fields": "colour"})
    assert (answer.status_code, reason(answer)) == (400, "invalidParameter")
    assert answer.json()["error"]["message"] == "Invalid field selection colour"


def test_strangers_see_no_file(lan: httpx.Client, eve: httpx.Client) -> None:
    folder = make(lan)
    for answer in (eve.get(f"/drive/v3/files/{folder}"), eve.delete(f"/drive/v3/files/{folder}")):
        assert answer.status_code == 404
        assert answer.json() == {"error": missing(folder)}


def test_nameless_callers_are_refused(office: Office) -> None:
    answer = office.anybody.get("/drive/v3/files")
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"
    assert "invalid_token" in answer.headers["www-authenticate"]


def test_readers_cannot_rename_files(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan, name="shop")
    share(lan, folder, "bo@example.com", "reader")
    answer = bo.patch(f"/drive/v3/files/{folder}", json={"name": "mine"})
    assert (answer.status_code, reason(answer)) == (403, "insufficientFilePermissions")
    assert bo.get(f"/drive/v3/files/{folder}").json()["name"] == "shop"


def test_app_properties_are_merged(lan: httpx.Client) -> None:
    folder = make(lan, appProperties={"shopsheet": "st_1", "old": "x"})
    fields = {"fields": "appProperties"}
    body = {"appProperties": {"old": None, "new": "y"}}
    answer = lan.patch(f"/drive/v3/files/{folder}", params=fields, json=body)
    assert answer.json() == {"appProperties": {"shopsheet": "st_1", "new": "y"}}
    assert lan.get(f"/drive/v3/files/{folder}", params=fields).json() == answer.json()


def test_moves_need_the_old_parent(lan: httpx.Client) -> None:
    one, other = make(lan, name="one"), make(lan, name="other")
    inner = make(lan, parents=[one])
    answer = lan.patch(f"/drive/v3/files/{inner}", params={"addParents": other}, json={})
    assert (answer.status_code, reason(answer)) == (403, "cannotAddParent")
    params = {"addParents": other, "removeParents": one, "fields": "parents"}
    assert lan.patch(f"/drive/v3/files/{inner}", params=params, json={}).json() == {"parents": [other]}


def test_folder_cannot_hold_itself(lan: httpx.Client) -> None:
    outer = make(lan)
    inner = make(lan, parents=[outer])
    params = {"addParents": inner, "removeParents": "root"}
    answer = lan.patch(f"/drive/v3/files/{outer}", params=params, json={})
    assert (answer.status_code, reason(answer)) == (403, "cyclicMembershipsNotAllowed")


def test_deleted_folder_takes_its_content(lan: httpx.Client) -> None:
    outer = make(lan)
    inner = make(lan, parents=[outer])
    answer = lan.delete(f"/drive/v3/files/{outer}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert lan.get(f"/drive/v3/files/{inner}").status_code == 404


def test_only_owners_use_trash(lan: httpx.Client, bo: httpx.Client) -> None:
    folder = make(lan)
    share(lan, folder, "bo@example.com", "writer")
    assert bo.patch(f"/drive/v3/files/{folder}", json={"trashed": True}).status_code == 403
    assert lan.patch(f"/drive/v3/files/{folder}", json={"trashed": True}).status_code == 200
    fields = {"fields": "trashed,explicitlyTrashed"}
    assert lan.get(f"/drive/v3/files/{folder}", params=fields).json() == {
        "trashed": True,
        "explicitlyTrashed": True,
    }


def test_emptied_trash_is_gone(lan: httpx.Client) -> None:
    kept, thrown = make(lan), make(lan)
    lan.patch(f"/drive/v3/files/{thrown}", json={"trashed": True})
    assert lan.delete("/drive/v3/files/trash").status_code == 204
    assert lan.get(f"/drive/v3/files/{thrown}").status_code == 404
    assert lan.get(f"/drive/v3/files/{kept}").status_code == 200


def test_service_account_without_storage(office: Office, service: httpx.Client) -> None:
    office.switch(storage_quota=True)
    answer = service.post("/drive/v3/files", json={"name": "x", "mimeType": SPREADSHEET})
    assert (answer.status_code, reason(answer)) == (403, "storageQuotaExceeded")
    error = answer.json()["error"]
    assert error["errors"][0]["domain"] == "usageLimits"
    assert error["message"].startswith("Service Accounts do not have storage quota. Leverage shared drives (")


def test_sheets_api_hides_the_reason(office: Office, service: httpx.Client) -> None:
    office.switch(storage_quota=True)
    answer = service.post("/v4/spreadsheets", json={})
    assert answer.json() == {
        "error": {"code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED"}
    }


def test_shared_drive_lends_storage(office: Office, service: httpx.Client) -> None:
    office.switch(storage_quota=True)
    drive = office.anybody.post("/_local/drives", json={"name": "Shop", "organizer": SERVICE}).json()["id"]
    params = {"supportsAllDrives": "true", "fields": "driveId,parents,ownedByMe"}
    body = {"mimeType": FOLDER, "parents": [drive]}
    answer = service.post("/drive/v3/files", params=params, json=body)
    assert answer.json() == {"driveId": drive, "parents": [drive]}


def test_shared_drives_hide_by_default(office: Office, lan: httpx.Client) -> None:
    drive = office.anybody.post("/_local/drives", json={"name": "Shop", "organizer": "lan@example.com"}).json()["id"]
    folder = make(lan, parents=[drive])
    assert lan.get(f"/drive/v3/files/{folder}").status_code == 404
    assert lan.get(f"/drive/v3/files/{folder}", params={"supportsAllDrives": "True"}).status_code == 200
    assert lan.post("/drive/v3/files", json={"parents": [drive]}).status_code == 404


def test_copy_keeps_its_properties(lan: httpx.Client) -> None:
    original = make(lan, mime_type=SPREADSHEET, name="客户", appProperties={"shopsheet": "st_1"})
    params = {"fields": "name,appProperties"}
    answer = lan.post(f"/drive/v3/files/{original}/copy", params=params, json={"name": None})
    assert answer.json() == {"name": "Copy of 客户", "appProperties": {"shopsheet": "st_1"}}


def test_folders_cannot_be_copied(lan: httpx.Client) -> None:
    answer = lan.post(f"/drive/v3/files/{make(lan)}/copy", json={})
    assert (answer.status_code, reason(answer)) == (403, "cannotCopyFile")


def test_bad_bodies_are_refused(lan: httpx.Client) -> None:
    for body in ("[]", '{"name": 7}', '{"parents": "root"}', '{"appProperties": {"a": 1}}', "{"):
        headers = {"Content-Type": "application/json"}
        assert lan.post("/drive/v3/files", content=body, headers=headers).status_code == 400, body


def test_media_of_spreadsheets_is_refused(lan: httpx.Client) -> None:
    answer = lan.get(f"/drive/v3/files/{make(lan, mime_type=SPREADSHEET)}", params={"alt": "media"})
    assert (answer.status_code, reason(answer)) == (403, "fileNotDownloadable")


def missing(file_id: str) -> dict[str, object]:
    """The error of a file that is not there, as recorded."""
    message = f"File not found: {file_id}."
    place = {"domain": "global", "reason": "notFound", "location": "fileId", "locationType": "parameter"}
    return {"code": 404, "message": message, "errors": [{"message": message, **place}]}
