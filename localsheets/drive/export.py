"""files.export: a spreadsheet's first sheet as CSV. Other formats answer 501."""

from __future__ import annotations

from localsheets.drive.errors import bad_request, forbidden, required, unimplemented
from localsheets.drive.gate import seen
from localsheets.drive.library import SPREADSHEET
from localsheets.http import DRIVE_HEADERS, Answer, Call

# https://developers.google.com/workspace/drive/api/guides/ref-export-formats
FORMATS = {
    "text/csv",
    "text/tab-separated-values",
    "application/pdf",
    "application/zip",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/x-vnd.oasis.opendocument.spreadsheet",
}
MOST_BYTES = 10_000_000


def export(call: Call) -> Answer:
    """The first sheet as CSV: CRLF between rows, none at the end, no byte order mark (recorded)."""
    # supportsAllDrives is no parameter of files.export: shared drives are open to it.
    call.query.setdefault("supportsAllDrives", ["true"])
    view = seen(call)
    wanted = call.text("mimeType")
    if not wanted:
        raise required("mimeType", "Required parameter: mimeType")
    if view.file.mime_type != SPREADSHEET:
        raise forbidden("fileNotExportable", "Export only supports Docs Editors files.")
    if wanted not in FORMATS:
        raise bad_request("The requested conversion is not supported.")
    if wanted != "text/csv":
        raise unimplemented(f"drive.files.export to {wanted}")
    return _csv(call.world.spreadsheets.csv(view.file.id).encode())


def _csv(body: bytes) -> Answer:
    if len(body) > MOST_BYTES:
        raise forbidden("exportSizeLimitExceeded", "This file is too large to be exported.")
    headers = (("Content-Type", "text/csv"), ("Content-Disposition", "attachment"), *DRIVE_HEADERS)
    return Answer(200, headers, body)
