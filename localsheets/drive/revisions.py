"""revisions.list and revisions.get: who edited a file when; the edits of one person are merged."""

from __future__ import annotations

from typing import Any

from localsheets.drive.errors import not_found
from localsheets.drive.fields import Table, mask_of, shaped
from localsheets.drive.gate import allowed
from localsheets.drive.paging import page
from localsheets.drive.shapes import REVISION, REVISION_DEFAULT, REVISIONS_DEFAULT, Revised
from localsheets.http import Call, Json


def list_revisions(call: Call) -> Json:
    """The revisions of a file, oldest first."""
    view = allowed(call, "writer")
    part, token = page(call, call.world.library.history.revisions(view.file.id), size=200, most=1_000)
    mask = mask_of(call, REVISIONS_DEFAULT)
    below = mask.get("revisions", {})
    table: Table[Any] = {
        "kind": lambda _: "drive#revisionList",
        "nextPageToken": lambda _: token,
        "revisions": lambda _: [shaped(REVISION, Revised(view, each), below) for each in part],
    }
    return shaped(table, None, mask)


def get(call: Call) -> Json:
    """One revision; its content cannot be had (nor at Google: 404 for alt=media of a spreadsheet)."""
    view = allowed(call, "writer")
    name = call.params["revisionId"]
    found = [each for each in call.world.library.history.revisions(view.file.id) if str(each.id) == name]
    if not found or call.text("alt") == "media":
        raise not_found("Revision", name, "revisionId")
    return shaped(REVISION, Revised(view, found[0]), mask_of(call, REVISION_DEFAULT))
