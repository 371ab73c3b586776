"""Uploads: CSV that becomes a spreadsheet, new or in place of an old one's content. Other content answers 501.

https://developers.google.com/workspace/drive/api/guides/manage-uploads; the PUT of v2 with `convert=true` is gspread's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from email import message_from_bytes, policy

from localsheets.drive.errors import bad_request, unimplemented
from localsheets.drive.files import UNTITLED, answer
from localsheets.drive.gate import allowed, text, texts
from localsheets.drive.library import SPREADSHEET, File
from localsheets.drive.moves import destination
from localsheets.drive.properties import changed
from localsheets.drive.shapes import link
from localsheets.http import Call, Json


@dataclass(frozen=True, slots=True)
class Upload:
    """What was sent: metadata, and content with its type."""

    metadata: Json
    content_type: str
    content: bytes


def create(call: Call) -> Json:
    """A new spreadsheet from CSV; in the zone of California, its sheet named like the file (recorded)."""
    sent = received(call)
    if text(sent.metadata, "mimeType") != SPREADSHEET:
        raise unimplemented("drive.files.create with content that is not converted to a spreadsheet")
    file = call.world.library.create(
        name=text(sent.metadata, "name") or UNTITLED,
        mime_type=SPREADSHEET,
        owner=call.caller,
        parents=destination(call, texts(sent.metadata, "parents")),
        app_properties=changed({}, sent.metadata, "appProperties"),
    )
    call.world.spreadsheets.import_csv(file.id, csv_text(sent), file.name)
    return answer(call, file)


def update(call: Call) -> Json:
    """New content for a spreadsheet."""
    return answer(call, _replaced(call))


def update_v2(call: Call) -> Json:
    """The same in Drive v2, whose names differ."""
    file = _replaced(call)
    return {
        "kind": "drive#file",
        "id": file.id,
        "title": file.name,
        "mimeType": file.mime_type,
        "alternateLink": link(file),
        "createdDate": file.created,
        "modifiedDate": file.modified,
    }


def _replaced(call: Call) -> File:
    file = allowed(call, "writer").file
    sent = received(call)
    if file.mime_type != SPREADSHEET:
        raise unimplemented("drive.files.update with content of a file that is no spreadsheet")
    call.world.spreadsheets.import_csv(file.id, csv_text(sent), file.name)
    call.world.library.touch(file.id, person=call.caller, now=call.now)
    return call.world.library.file(file.id) or file


def received(call: Call) -> Upload:
    """What a media or multipart upload carries; raises GoogleError 400, or 501 for a resumable one."""
    kind = call.text("uploadType")
    content_type = call.headers.get("content-type", "")
    body = call.body if isinstance(call.body, bytes) else json.dumps(call.body).encode()
    if kind == "media":
        return Upload({}, content_type, body)
    if kind == "multipart":
        return _parts(content_type, body)
    raise unimplemented(f"uploads with uploadType={kind or '(none)'}")


def csv_text(sent: Upload) -> str:
    """The CSV that was sent; raises GoogleError 400 or 501."""
    if not sent.content_type.startswith(("text/csv", "application/csv")):
        raise unimplemented(f"the conversion of {sent.content_type or 'content without a type'}")
    try:
        return sent.content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise bad_request("The CSV has to be UTF-8.") from wrong


def _parts(content_type: str, body: bytes) -> Upload:
    message = message_from_bytes(f"Content-Type: {content_type}\r\n\r\n".encode() + body, policy=policy.HTTP)
    parts = list(message.iter_parts()) if message.is_multipart() else []
    if len(parts) != 2:
        raise bad_request("Malformed multipart body.")
    first, second = (part.get_payload(decode=True) for part in parts)
    try:
        metadata = json.loads(bytes(first or b""))
    except ValueError as wrong:
        raise bad_request("Malformed multipart body.") from wrong
    if not isinstance(metadata, dict):
        raise bad_request("Malformed multipart body.")
    return Upload(metadata, parts[1].get_content_type(), bytes(second or b""))
