"""Comments: there are none here, so the list is empty."""

from __future__ import annotations

from localsheets.drive.errors import required
from localsheets.drive.fields import Table, parse, shaped
from localsheets.drive.gate import seen
from localsheets.http import Call, Json

COMMENTS: Table[None] = {
    "kind": lambda _: "drive#commentList",
    "nextPageToken": lambda _: None,
    "comments": lambda _: [],
}


def list_comments(call: Call) -> Json:
    """The comments of a file: none; which fields, has to be said."""
    # supportsAllDrives is no parameter of comments.list: shared drives are open to it.
    call.query.setdefault("supportsAllDrives", ["true"])
    seen(call)
    fields = call.text("fields")
    if not fields:
        raise required("fields", "The 'fields' parameter is required for this method.")
    return shaped(COMMENTS, None, parse(fields))
