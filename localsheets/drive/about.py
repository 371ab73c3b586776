"""about.get: who calls, and how much room they have."""

from __future__ import annotations

from localsheets.drive.errors import required
from localsheets.drive.fields import Table, parse, shaped
from localsheets.drive.library import SPREADSHEET
from localsheets.drive.shapes import user
from localsheets.http import Call, Json

# What a Google account without a plan has.
ROOM = 15 * 1024**3


def get(call: Call) -> Json:
    """The caller's account; which fields, has to be said."""
    fields = call.text("fields")
    if not fields:
        raise required("fields", "The 'fields' parameter is required for this method.")
    return shaped(ABOUT, call, parse(fields))


def _storage(call: Call) -> Json:
    nothing = call.caller.kind == "service" and call.world.controls.switches.storage_quota
    return {
        "limit": "0" if nothing else str(ROOM),
        "usage": "0",
        "usageInDrive": "0",
        "usageInDriveTrash": "0",
    }


ABOUT: Table[Call] = {
    "kind": lambda call: "drive#about",
    "user": lambda call: user(call.world, call.caller.email, viewer=call.caller),
    "storageQuota": _storage,
    "importFormats": lambda call: {"text/csv": [SPREADSHEET]},
    "exportFormats": lambda call: {SPREADSHEET: ["text/csv"]},
    "maxUploadSize": lambda call: "5242880000000",
    "appInstalled": lambda call: True,
    "canCreateDrives": lambda call: True,
    "canCreateTeamDrives": lambda call: True,
}
