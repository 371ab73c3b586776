"""files.list: which files a caller sees, filtered by `q`, in order, in pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from localsheets.drive.errors import bad_request, invalid, not_found
from localsheets.drive.fields import Table, mask_of, shaped
from localsheets.drive.library import FOLDER, File
from localsheets.drive.paging import page
from localsheets.drive.query import BadQuery, Predicate, parse
from localsheets.drive.shapes import FILE, FILES_DEFAULT, View
from localsheets.http import Call, Json

DIGITS = re.compile(r"(\d+)")


def list_files(call: Call) -> Json:
    """The files that fit, newest modified first unless `orderBy` says otherwise."""
    call.world.library.settle(call.now)
    fits = _predicate(call)
    views = [view for view in _candidates(call) if fits(view)]
    views = _ordered(views, call.text("orderBy"))
    part, token = page(call, views, size=100, most=1_000)
    mask = mask_of(call, FILES_DEFAULT)
    below = mask.get("files", {})
    table: Table[Any] = {
        "kind": lambda _: "drive#fileList",
        "incompleteSearch": lambda _: False,
        "nextPageToken": lambda _: token,
        "files": lambda _: [shaped(FILE, view, below) for view in part],
    }
    return shaped(table, None, mask)


def _predicate(call: Call) -> Predicate:
    try:
        return parse(call.text("q"))
    except BadQuery as error:
        raise invalid("q") from error


def _candidates(call: Call) -> list[View]:
    """What the caller sees: of one shared drive, or of everything; shared drives only where asked for."""
    drive = _drive(call)
    knows_drives = call.flag("includeItemsFromAllDrives") and call.flag("supportsAllDrives")
    seen = call.world.library.visible(call.caller.email)
    shown = [file for file in seen if (file.drive == drive if drive else knows_drives or file.drive is None)]
    return [View(call.world, file, call.caller) for file in shown]


def _drive(call: Call) -> str | None:
    """The shared drive that `corpora=drive` is about; raises GoogleError 400 or 404."""
    drive = call.text("driveId")
    if call.text("corpora") == "drive" and not drive:
        raise bad_request("The driveId parameter must be specified if and only if corpora is set to drive.")
    if not drive:
        return None
    role = call.world.library.sharing.role(drive, call.caller.email)
    if call.world.library.shared_drives.find(drive) is None or role is None:
        raise not_found("Shared drive", drive, "driveId")
    return drive


def _natural(name: str) -> list[tuple[int, str]]:
    """`a10` after `a9`."""
    parts = DIGITS.split(name.casefold())
    return [(int(part), "") if odd % 2 else (0, part) for odd, part in enumerate(parts)]


ORDERS: dict[str, Callable[[File], Any]] = {
    "createdTime": lambda file: file.created,
    "folder": lambda file: file.mime_type != FOLDER,
    "modifiedByMeTime": lambda file: file.modified,
    "modifiedTime": lambda file: file.modified,
    "name": lambda file: file.name,
    "name_natural": lambda file: _natural(file.name),
    "quotaBytesUsed": lambda file: 0,
    "recency": lambda file: file.modified,
    "sharedWithMeTime": lambda file: file.created,
    "starred": lambda file: False,
    "viewedByMeTime": lambda file: file.modified,
}


def _ordered(views: list[View], order: str) -> list[View]:
    # Sorting is stable, so the last key is sorted by first; the id keeps pages apart where all keys are equal.
    keys = [key.split() for key in (order or "modifiedTime desc").split(",")]
    views = sorted(views, key=lambda view: view.file.id)
    for key in reversed(keys):
        if not key or key[0] not in ORDERS or key[1:] not in ([], ["desc"], ["asc"]):
            raise invalid("orderBy")
        field = ORDERS[key[0]]
        views.sort(key=lambda view, field=field: field(view.file), reverse=key[1:] == ["desc"])  # type: ignore[misc]
    return views
