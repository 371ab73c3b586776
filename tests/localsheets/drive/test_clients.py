"""Drive through the clients that people use: gspread and google-api-python-client."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.clients import LocalHttp, session
from tests.localsheets.conftest import BO, LAN, Office


def token(office: Office, email: str) -> str:
    """A token of somebody."""
    accounts = office.world.accounts
    issued = accounts.issue(accounts.welcome(email))
    office.world.database.commit()
    return issued


@pytest.fixture
def gc(office: Office) -> gspread.Client:
    """gspread as Lan."""
    return gspread.Client(auth=None, session=session(office.server, token(office, LAN)))  # type: ignore[arg-type]


@pytest.fixture
def drive(office: Office) -> Any:
    """Google's own client as Lan."""
    http = LocalHttp(office.server, token(office, LAN))
    return build("drive", "v3", http=http, static_discovery=True)


def test_gspread_opens_by_title(gc: gspread.Client) -> None:
    made = gc.create("客户")
    assert gc.open("客户").id == made.id
    assert [file["name"] for file in gc.list_spreadsheet_files()] == ["客户"]
    with pytest.raises(gspread.exceptions.SpreadsheetNotFound):
        gc.open("nothing")


def test_gspread_shares_and_withdraws(office: Office, gc: gspread.Client) -> None:
    office.client(BO)
    made = gc.create("shop")
    made.share(BO, perm_type="user", role="writer", notify=False)
    assert {each["emailAddress"]: each["role"] for each in made.list_permissions()} == {LAN: "owner", BO: "writer"}
    assert made.remove_permissions(BO, role="any")
    assert [each["emailAddress"] for each in made.list_permissions()] == [LAN]


def test_gspread_copies_with_content(gc: gspread.Client) -> None:
    made = gc.create("shop")
    made.sheet1.update([["a", "1"]], "A1")
    copy = gc.copy(made.id)
    assert copy.title == "Copy of shop"
    assert copy.sheet1.get_all_values() == [["a", "1"]]


def test_gspread_cannot_copy_owners(gc: gspread.Client) -> None:
    """As with Google: https://github.com/burnash/gspread/issues/1544."""
    made = gc.create("shop")
    with pytest.raises(gspread.exceptions.APIError, match="The transferOwnership parameter must be enabled"):
        gc.copy(made.id, copy_permissions=True)


def test_gspread_imports_and_exports(gc: gspread.Client) -> None:
    made = gc.create("goods")
    gc.import_csv(made.id, b"sku,price\r\n007,12.5\r\n")
    assert gc.open("goods").sheet1.title == "goods"
    assert gc.open("goods").sheet1.get_all_values() == [["sku", "price"], ["7", "12.5"]]
    assert gc.export(made.id, gspread.utils.ExportFormat.CSV) == b"sku,price\r\n7,12.5"


def test_gspread_makes_folders(gc: gspread.Client, drive: Any) -> None:
    folder = drive.files().create(body={"name": "2026", "mimeType": "application/vnd.google-apps.folder"}).execute()
    made = gc.create("shop", folder_id=folder["id"])
    assert [file["id"] for file in gc.list_spreadsheet_files(folder_id=folder["id"])] == [made.id]
    gc.del_spreadsheet(made.id)
    assert gc.list_spreadsheet_files(folder_id=folder["id"]) == []


def test_google_client_finds_by_property(drive: Any) -> None:
    body = {"name": "shop", "mimeType": SPREADSHEET, "appProperties": {"shopsheet": "st_1"}}
    made = drive.files().create(body=body, fields="id,appProperties").execute()
    assert made["appProperties"] == {"shopsheet": "st_1"}
    q = "appProperties has { key='shopsheet' and value='st_1' } and trashed = false"
    found = drive.files().list(q=q, fields="files(id)", supportsAllDrives=True).execute()
    assert found == {"files": [{"id": made["id"]}]}


def test_google_client_uploads_csv(drive: Any) -> None:
    media = MediaInMemoryUpload(b"a,1\r\nb,2", mimetype="text/csv")
    made = drive.files().create(body={"name": "up", "mimeType": SPREADSHEET}, media_body=media).execute()
    exported = drive.files().export(fileId=made["id"], mimeType="text/csv").execute()
    assert exported == b"a,1\r\nb,2"


def test_google_client_reads_errors(drive: Any) -> None:
    with pytest.raises(HttpError) as caught:
        drive.files().get(fileId="nowhere").execute()
    assert caught.value.status_code == 404
    assert caught.value.error_details[0]["reason"] == "notFound"


def test_google_client_walks_pages(drive: Any) -> None:
    made = {drive.files().create(body={"name": str(number)}).execute()["id"] for number in range(5)}
    request, found = drive.files().list(pageSize=2), set()
    while request is not None:
        answer = request.execute()
        found |= {file["id"] for file in answer["files"]}
        request = drive.files().list_next(request, answer)
    assert found == made


def test_google_client_sends_long_queries(drive: Any) -> None:
    made = drive.files().create(body={"name": "客户"}).execute()
    q = " or ".join([f"name = 'no {number}'" for number in range(200)] + ["name = '客户'"])
    assert drive.files().list(q=q, fields="files/id").execute() == {"files": [{"id": made["id"]}]}
