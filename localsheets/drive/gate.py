"""Which file a call is about, and what the caller may do to it: 404 for what they do not see, 403 for the rest."""

from __future__ import annotations

from typing import Any

from localsheets.drive.errors import bad_request, file_not_found, insufficient
from localsheets.drive.library import File
from localsheets.drive.shapes import View
from localsheets.drive.sharing import RANK
from localsheets.http import Call, Json


def seen(call: Call, *, file_id: str | None = None) -> View:
    """The file that the path (or `file_id`) names, as the caller sees it; raises GoogleError 404.

    What is in a shared drive exists only for calls that say `supportsAllDrives=true`.
    """
    name = call.params["fileId"] if file_id is None else file_id
    library = call.world.library
    library.settle(call.now)
    file = library.file(library.root(call.caller) if name == "root" else name)
    if file is None or not visible(call, file):
        raise file_not_found(name)
    return View(call.world, file, call.caller)


def visible(call: Call, file: File) -> bool:
    """Whether the caller has any role on a file, and speaks of shared drives where it is in one."""
    if file.drive is not None and not knows_drives(call):
        return False
    return call.world.library.sharing.role(file.id, call.caller.email) is not None


def knows_drives(call: Call) -> bool:
    """Whether a call says that its sender knows of shared drives; what is in one exists only for those."""
    return call.flag("supportsAllDrives") or call.flag("supportsTeamDrives")


def allowed(call: Call, least: str) -> View:
    """The file that the path names, where the caller has at least that role; raises GoogleError 404 or 403."""
    view = seen(call)
    if RANK[view.role] < RANK[least]:
        raise insufficient(view.file.id)
    return view


def may_remove(view: View) -> bool:
    """Only the owner deletes or trashes a file; in a shared drive, who manages it or its content."""
    return view.role in (("organizer", "fileOrganizer") if view.file.drive else ("owner",))


def metadata(call: Call) -> Json:
    """The body as an object; raises GoogleError 400. A body of bytes that says nothing is an empty one."""
    if isinstance(call.body, bytes):
        return {} if not call.body else _refuse("the body has to be JSON")
    return call.body if isinstance(call.body, dict) else _refuse("the body has to be a JSON object")


def text(body: Json, name: str) -> str | None:
    """A string of the body; None where it is absent or null; raises GoogleError 400."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        _refuse(f"Invalid value at '{name}' (TYPE_STRING), {value!r}")
    return value


def texts(body: Json, name: str) -> list[str]:
    """A list of strings of the body; raises GoogleError 400."""
    value = body.get(name) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        _refuse(f"Invalid value at '{name}' (TYPE_STRING), {value!r}")
    return list(value)


def _refuse(message: str) -> Any:
    raise bad_request(message)
