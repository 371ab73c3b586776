"""Files and sharing, as Drive answers it."""

from __future__ import annotations

import pytest

from app.errors import CopyRefused, FolderNotUsable, NoDriveStorage
from app.sheets import Drive, Refusal
from app.sheets.drive import Found
from app.sheets.google import DRIVE
from tests.app.sheets.conftest import Desk
from tests.shop import AMEI, BOSS, SERVICE, STRANGER, armed, controls, credentials_of, google, signed_in


@pytest.fixture
def drive(desk: Desk) -> Drive:
    return Drive(desk.google)


def test_created_file_is_found(desk: Desk, drive: Drive) -> None:
    assert drive.find("st_1") == desk.sheet_id
    assert drive.find("st_2") == ""


def test_binned_file_is_not_found(desk: Desk, drive: Drive) -> None:
    desk.google.ask("PATCH", f"{DRIVE}/files/{desk.sheet_id}", json={"trashed": True})
    assert drive.find("st_1") == ""
    assert drive.look_at(desk.sheet_id) == Found(visible=True, editable=True)


def test_oldest_of_twins_is_found(desk: Desk, drive: Drive) -> None:
    desk.server.world.clock.advance(60)
    drive.create("twin", store_id="st_1")
    assert drive.find("st_1") == desk.sheet_id


def test_strange_store_id_finds_nothing(drive: Drive) -> None:
    with pytest.raises(Refusal):
        drive.find("x' or name contains 'd")


def test_account_without_storage_is_told(desk: Desk, drive: Drive) -> None:
    controls(desk.server, "POST", "switches", {"storage_quota": True})
    with pytest.raises(NoDriveStorage, match=SERVICE):
        drive.create("new", store_id="st_2")


def test_shared_drive_holds_the_file(desk: Desk, drive: Drive) -> None:
    controls(desk.server, "POST", "switches", {"storage_quota": True})
    folder = controls(desk.server, "POST", "drives", {"name": "shops", "organizer": SERVICE})["id"]
    assert drive.look_at(drive.create("new", store_id="st_2", folder=folder)).editable


def test_copy_is_made_once(desk: Desk, drive: Drive) -> None:
    made = drive.copy(desk.sheet_id, "as it was", store_id="st_1")
    assert made == drive.copy(desk.sheet_id, "again", store_id="st_1") != desk.sheet_id
    assert drive.find("st_1") == desk.sheet_id


def test_copy_without_storage_is_told(desk: Desk, drive: Drive) -> None:
    controls(desk.server, "POST", "switches", {"storage_quota": True})
    with pytest.raises(CopyRefused, match="quota"):
        drive.copy(desk.sheet_id, "as it was", store_id="st_1")


def test_busy_drive_refuses_no_copy(desk: Desk, drive: Drive) -> None:
    armed(desk.server, "drive.files.copy", status=429)
    with pytest.raises(Refusal):
        drive.copy(desk.sheet_id, "as it was", store_id="st_1")


def test_unknown_folder_is_told(drive: Drive) -> None:
    with pytest.raises(FolderNotUsable, match=SERVICE):
        drive.create("new", store_id="st_2", folder="nowhere")


@pytest.mark.parametrize("status", [403, 429, 503])
def test_busy_drive_blames_no_folder(desk: Desk, drive: Drive, status: int) -> None:
    """403 with a reason of quota is a matter of patience."""
    desk.fault("drive.files.create", status=status)
    with pytest.raises(Refusal):
        drive.create("new", store_id="st_2", folder="somewhere")


def test_share_gives_the_role(desk: Desk, drive: Drive) -> None:
    credentials_of(desk.server, AMEI)
    assert drive.share(desk.sheet_id, AMEI, role="reader", notify=False) == ""
    assert signed_in(desk.server, AMEI).open_by_key(desk.sheet_id).title == "desk"


def test_refused_share_has_reason(desk: Desk, drive: Drive) -> None:
    assert drive.share(desk.sheet_id, STRANGER, role="writer", notify=False) != ""


@pytest.mark.parametrize("status", [403, 429, 503, 401])
def test_interrupted_share_is_no_refusal(desk: Desk, drive: Drive, status: int) -> None:
    desk.fault("drive.permissions.create", status=status)
    with pytest.raises(Refusal):
        drive.share(desk.sheet_id, BOSS, role="writer", notify=False)


def test_unshared_person_is_out(desk: Desk, drive: Drive) -> None:
    drive.unshare(desk.sheet_id, BOSS.upper())
    drive.unshare(desk.sheet_id, STRANGER)
    other = Drive(google(desk.server, credentials_of(desk.server, BOSS)))
    assert other.look_at(desk.sheet_id) == Found()


def test_reader_may_not_edit(desk: Desk, drive: Drive) -> None:
    credentials_of(desk.server, AMEI)
    drive.share(desk.sheet_id, AMEI, role="reader", notify=False)
    other = Drive(google(desk.server, credentials_of(desk.server, AMEI)))
    assert other.look_at(desk.sheet_id) == Found(visible=True, spreadsheet=True)
