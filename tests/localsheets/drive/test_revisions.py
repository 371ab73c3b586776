"""revisions.list and revisions.get."""

from __future__ import annotations

import httpx

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import BO, make, share


def test_new_file_has_one_revision(lan: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    answer = lan.get(f"/drive/v3/files/{sheet}/revisions").json()
    assert answer["kind"] == "drive#revisionList"
    assert [list(each) for each in answer["revisions"]] == [["kind", "id", "mimeType", "modifiedTime"]]
    revision = lan.get(f"/drive/v3/files/{sheet}/revisions/1", params={"fields": "lastModifyingUser"}).json()
    assert revision["lastModifyingUser"]["displayName"] == "lan"


def test_content_of_revisions_is_missing(lan: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    for path in (f"/drive/v3/files/{sheet}/revisions/9", f"/drive/v3/files/{sheet}/revisions/1?alt=media"):
        answer = lan.get(path)
        assert answer.status_code == 404
        assert answer.json()["error"]["message"].startswith("Revision not found: ")


def test_readers_see_no_revisions(lan: httpx.Client, bo: httpx.Client) -> None:
    sheet = make(lan, mime_type=SPREADSHEET)
    share(lan, sheet, BO, "reader")
    assert bo.get(f"/drive/v3/files/{sheet}/revisions").status_code == 403
