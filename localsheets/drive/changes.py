"""changes.list and changes.getStartPageToken: one entry per changed file, no content; as late as is switched on."""

from __future__ import annotations

from typing import Any

from localsheets.drive.errors import invalid, required
from localsheets.drive.fields import Mask, Table, mask_of, shaped
from localsheets.drive.gate import visible
from localsheets.drive.history import Change
from localsheets.drive.paging import page_size
from localsheets.drive.shapes import CHANGE, CHANGES_DEFAULT, Changed, View
from localsheets.http import Call, Json, whole_number


def start_page_token(call: Call) -> Json:
    """The token from which on the next changes are found."""
    call.world.library.settle(call.now)
    table: Table[Any] = {
        "kind": lambda _: "drive#startPageToken",
        "startPageToken": lambda _: str(call.world.library.history.next_number()),
    }
    return shaped(table, None, mask_of(call, "kind,startPageToken"))


def list_changes(call: Call) -> Json:
    """What changed since a token, for the caller: files changed, and files that they no longer see."""
    call.world.library.settle(call.now)
    mask = mask_of(call, CHANGES_DEFAULT)
    below = mask.get("changes", {})
    since = call.world.library.history.since(start_of(call))
    found = [each for each in since if _wanted(call, each)]
    part = found[: page_size(call, size=100, most=1_000)]
    more = len(found) > len(part)
    table: Table[Any] = {
        "kind": lambda _: "drive#changeList",
        "nextPageToken": lambda _: str(part[-1].number + 1) if more else None,
        "newStartPageToken": lambda _: None if more else str(call.world.library.history.next_number()),
        "changes": lambda _: [shaped(CHANGE, _changed(call, each, below), below) for each in part],
    }
    return shaped(table, None, mask)


def start_of(call: Call) -> int:
    """The number that the page token of a call names; raises GoogleError 400."""
    token = call.text("pageToken")
    if not token:
        raise required("pageToken", "Required parameter: pageToken")
    start = whole_number(token)
    if start is None:
        raise invalid("pageToken")
    return start


def _wanted(call: Call, change: Change) -> bool:
    """Whether the caller is to hear of a change; of shared drives only where asked for."""
    if not call.world.library.concerns(change, call.caller.email):
        return False
    if change.lost_by:
        return call.text("includeRemoved", "true").lower() in ("true", "1")
    file = call.world.library.file(change.file)
    return file is not None and (file.drive is None or (visible(call, file) and call.flag("includeItemsFromAllDrives")))


def _changed(call: Call, change: Change, below: Mask) -> Changed:
    file = None if change.lost_by else call.world.library.file(change.file)
    view = View(call.world, file, call.caller) if file else None
    return Changed(change.file, change.at, view, below.get("file", {}))
