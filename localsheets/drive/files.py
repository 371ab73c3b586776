"""files.create, get, update, delete, copy, emptyTrash, generateIds."""

from __future__ import annotations

from dataclasses import replace

from localsheets.drive.errors import forbidden, insufficient
from localsheets.drive.fields import mask_of, shaped
from localsheets.drive.gate import allowed, may_remove, metadata, seen, text, texts
from localsheets.drive.library import FOLDER, SPREADSHEET, File
from localsheets.drive.moves import destination, moved
from localsheets.drive.properties import changed
from localsheets.drive.shapes import FILE, FILE_DEFAULT, NO_CONTENT, View
from localsheets.http import Answer, Call, Json

UNTITLED = "Untitled"


def create(call: Call) -> Json:
    """A new spreadsheet, folder or file without content."""
    body = metadata(call)
    mime_type = text(body, "mimeType") or "application/octet-stream"
    file = call.world.library.create(
        name=text(body, "name") or UNTITLED,
        mime_type=mime_type,
        owner=call.caller,
        parents=destination(call, texts(body, "parents")),
        app_properties=changed({}, body, "appProperties"),
    )
    if mime_type == SPREADSHEET:
        call.world.spreadsheets.create(file.id)
    return answer(call, _described(call, file, body))


def get(call: Call) -> Json:
    """A file's metadata."""
    if call.text("alt") == "media":
        message = "Only files with binary content can be downloaded. Use Export with Docs Editors files."
        raise forbidden("fileNotDownloadable", message, location="alt", locationType="parameter")
    return shaped(FILE, seen(call), mask_of(call, FILE_DEFAULT))


def update(call: Call) -> Json:
    """Change name, description, properties, trash mark, or the folder that a file is in."""
    view = allowed(call, "writer")
    body = metadata(call)
    trashed = body.get("trashed", view.file.trashed) is True
    if trashed != view.file.trashed and not may_remove(view):
        raise insufficient(view.file.id)
    file = moved(call, view)
    if name := text(body, "name"):
        file = replace(file, name=name)
    return answer(call, _described(call, replace(file, trashed=trashed), body))


def copy(call: Call) -> Json:
    """A copy of a spreadsheet, owned by the caller; developer metadata, protections and properties come along.

    Folders cannot be copied. Without a name it is `Copy of …`, as recorded.
    """
    view = seen(call)
    body = metadata(call)
    if view.file.mime_type == FOLDER:
        raise forbidden("cannotCopyFile", "This file cannot be copied by the user.")
    parents = texts(body, "parents") or _parent_of(view)
    file = call.world.library.create(
        name=text(body, "name") or f"Copy of {view.file.name}",
        mime_type=view.file.mime_type,
        owner=call.caller,
        parents=destination(call, parents),
        app_properties=changed(view.file.app_properties, body, "appProperties"),
    )
    if file.mime_type == SPREADSHEET:
        call.world.spreadsheets.copy(view.file.id, file.id)
    return answer(call, file)


def delete(call: Call) -> Answer:
    """Remove a file for good, without the trash; of a folder, all that is inside."""
    view = seen(call)
    if not may_remove(view):
        raise insufficient(view.file.id)
    remove(call, view.file)
    return NO_CONTENT


def empty_trash(call: Call) -> Answer:
    """Remove for good whatever the caller owns in the trash."""
    library = call.world.library
    for file in library.visible(call.caller.email):
        if file.trashed and library.sharing.owner(file.id) == call.caller.email:
            remove(call, file)
    return NO_CONTENT


def remove(call: Call, file: File) -> None:
    """Remove a file and the spreadsheets that go with it."""
    library = call.world.library
    spreadsheets = {each for each in library.inside(file.id) if _is_spreadsheet(call, each)}
    for each in spreadsheets.intersection(library.delete(file.id, now=call.now)):
        call.world.spreadsheets.delete(each)


def answer(call: Call, file: File) -> Json:
    """What create, copy and update reply: the file, by the caller's selection."""
    return shaped(FILE, View(call.world, file, call.caller), mask_of(call, FILE_DEFAULT))


def _described(call: Call, file: File, body: Json) -> File:
    """The file with what else the body says of it; stored where that is anything new."""
    described = replace(
        file,
        description=text(body, "description") or file.description,
        app_properties=changed(file.app_properties, body, "appProperties"),
        properties=changed(file.properties, body, "properties"),
    )
    library = call.world.library
    stored = library.file(file.id)
    return described if described == stored else library.store(described, person=call.caller, now=call.now)


def _parent_of(view: View) -> list[str]:
    """The folder of the original, where the copier may write to it; else, none: their My Drive."""
    parent = view.file.parent
    role = parent and view.world.library.role(parent, view.person.email)
    return [parent] if parent and role in ("owner", "writer") else []


def _is_spreadsheet(call: Call, file_id: str) -> bool:
    file = call.world.library.file(file_id)
    return file is not None and file.mime_type == SPREADSHEET
