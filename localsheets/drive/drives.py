"""drives.create, get, list, update, delete: shared drives; their members are changed by permissions of their id."""

from __future__ import annotations

from typing import Any

from localsheets.drive.errors import forbidden, insufficient, not_found, required
from localsheets.drive.fields import Table, mask_of, shaped
from localsheets.drive.gate import metadata, text
from localsheets.drive.paging import page
from localsheets.drive.shapes import DRIVE_DEFAULT, DRIVES_DEFAULT, NO_CONTENT, SHARED_DRIVE
from localsheets.drive.shared_drives import SharedDrive
from localsheets.http import Answer, Call, Json


def create(call: Call) -> Json:
    """A new shared drive, managed by the caller."""
    if not call.text("requestId"):
        raise required("requestId", "Required parameter: requestId")
    name = text(metadata(call), "name")
    if not name:
        raise required("name", "The drive name field is required.")
    drive = call.world.library.shared_drives.create(name, organizer=call.caller)
    return shaped(SHARED_DRIVE, drive, mask_of(call, DRIVE_DEFAULT))


def get(call: Call) -> Json:
    """One shared drive."""
    return shaped(SHARED_DRIVE, _drive(call), mask_of(call, DRIVE_DEFAULT))


def list_drives(call: Call) -> Json:
    """The shared drives that the caller is a member of."""
    part, token = page(call, call.world.library.shared_drives.of(call.caller.email), size=10, most=100)
    mask = mask_of(call, DRIVES_DEFAULT)
    below = mask.get("drives", {})
    table: Table[Any] = {
        "kind": lambda _: "drive#driveList",
        "nextPageToken": lambda _: token,
        "drives": lambda _: [shaped(SHARED_DRIVE, drive, below) for drive in part],
    }
    return shaped(table, None, mask)


def update(call: Call) -> Json:
    """Another name for a shared drive."""
    drive = _managed(call)
    if name := text(metadata(call), "name"):
        drive = call.world.library.shared_drives.rename(drive, name)
    return shaped(SHARED_DRIVE, drive, mask_of(call, DRIVE_DEFAULT))


def delete(call: Call) -> Answer:
    """Remove a shared drive that holds nothing."""
    drive = _managed(call)
    if len(call.world.library.inside(drive.id)) > 1:
        raise forbidden("cannotDeleteNonEmptyTeamDrive", "A shared drive that is not empty cannot be deleted.")
    call.world.library.shared_drives.delete(drive.id)
    return NO_CONTENT


def _drive(call: Call) -> SharedDrive:
    name = call.params["driveId"]
    drive = call.world.library.shared_drives.find(name)
    if drive is None or call.world.library.sharing.role(name, call.caller.email) is None:
        raise not_found("Shared drive", name, "driveId")
    return drive


def _managed(call: Call) -> SharedDrive:
    drive = _drive(call)
    if call.world.library.sharing.role(drive.id, call.caller.email) != "organizer":
        raise insufficient(drive.id)
    return drive
