"""Where a file goes: the parents of a new one, and addParents and removeParents of an old one.

A file is in one place: https://developers.google.com/workspace/drive/api/guides/ref-single-parent.
"""

from __future__ import annotations

from collections.abc import Sequence

from localsheets.drive.errors import file_not_found, forbidden, insufficient
from localsheets.drive.gate import knows_drives, visible
from localsheets.drive.library import FOLDER, File
from localsheets.drive.shapes import View
from localsheets.http import Call, GoogleError


def destination(call: Call, parents: Sequence[str]) -> list[str]:
    """The folder or shared drive that a file is to go to, by id; nothing for the caller's My Drive.

    Raises GoogleError: 404 for a place that the caller does not see, 403 for one that they may not write to, that is
    no folder, or for more than one.
    """
    if len(parents) > 1:
        raise too_many_parents()
    return [_place(call, parent) for parent in parents]


def moved(call: Call, view: View) -> File:
    """The file after `addParents` and `removeParents`; raises GoogleError 403 or 404."""
    adds, removes = _ids(call, "addParents"), _ids(call, "removeParents")
    library = call.world.library
    here = view.file.parent
    if not adds or adds == [here]:
        return view.file
    if here is not None and here not in removes:
        raise too_many_parents()
    (place,) = destination(call, adds)
    if place in library.inside(view.file.id):
        raise forbidden("cyclicMembershipsNotAllowed", "A folder cannot be put into itself.")
    return library.move(view.file, place, now=call.now)


def too_many_parents() -> GoogleError:
    """403, whether a file is to have two parents or the one that it has is not seen to go."""
    return forbidden("cannotAddParent", "Increasing the number of parents is not allowed")


def _ids(call: Call, name: str) -> list[str]:
    library = call.world.library
    ids = [each.strip() for each in call.text(name).split(",") if each.strip()]
    return [library.root(call.caller) if each == "root" else each for each in ids]


def _place(call: Call, parent: str) -> str:
    library = call.world.library
    place = library.root(call.caller) if parent == "root" else parent
    folder, drive = library.file(place), library.shared_drives.find(place)
    shown = visible(call, folder) if folder else drive is not None and knows_drives(call)
    if not shown or library.role(place, call.caller.email) is None:
        raise file_not_found(parent)
    if folder is not None and folder.mime_type != FOLDER:
        raise forbidden("parentNotAFolder", "The specified parent is not a folder.")
    if library.role(place, call.caller.email) not in ("owner", "writer"):
        raise insufficient(parent)
    return place
