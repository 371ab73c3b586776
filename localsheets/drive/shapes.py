"""The one place that knows the names of Drive's JSON: for each resource a table `name -> value`, in Drive's order.

A value is computed only where the caller's selection names it. Defaults are as recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from localsheets.drive.capabilities import capabilities
from localsheets.drive.fields import Mask, Table, shaped
from localsheets.drive.history import Revision
from localsheets.drive.library import FOLDER, SPREADSHEET, File
from localsheets.drive.shared_drives import SharedDrive
from localsheets.drive.sharing import RANK, Permission
from localsheets.http import Answer, Json
from localsheets.oauth.accounts import Person, account_number

if TYPE_CHECKING:
    from localsheets.server import World

NO_CONTENT = Answer(204, (("Content-Type", "text/html"),), b"")
"""What is left to say of what was deleted or stopped."""

FILE_DEFAULT = "kind,id,name,mimeType"
PERMISSION_DEFAULT = "kind,id,type,role"
REVISION_DEFAULT = "kind,id,mimeType,modifiedTime"
DRIVE_DEFAULT = "kind,id,name"
FILES_DEFAULT = f"kind,incompleteSearch,nextPageToken,files({FILE_DEFAULT})"
PERMISSIONS_DEFAULT = f"kind,nextPageToken,permissions({PERMISSION_DEFAULT})"
REVISIONS_DEFAULT = f"kind,nextPageToken,revisions({REVISION_DEFAULT})"
DRIVES_DEFAULT = f"kind,nextPageToken,drives({DRIVE_DEFAULT})"
CHANGES_DEFAULT = (
    f"kind,newStartPageToken,nextPageToken,changes(kind,removed,file({FILE_DEFAULT}),fileId,time,type,changeType)"
)


@dataclass(frozen=True, slots=True)
class View:
    """A file as one person sees it."""

    world: World
    file: File
    person: Person

    @property
    def role(self) -> str:
        """The viewer's role: that of a reader at least, since they see it."""
        return self.world.library.sharing.role(self.file.id, self.person.email) or "reader"

    @property
    def may_share(self) -> bool:
        """Whether the viewer may see and change who else sees the file."""
        return RANK[self.role] >= RANK["writer"]


@dataclass(frozen=True, slots=True)
class Changed:
    """One change as one person sees it; `view` is None where the file is lost to them, `mask` what of it is wanted."""

    file_id: str
    at: str
    view: View | None
    mask: Mask


def user(world: World, email: str, *, viewer: Person) -> Json:
    """A person as Drive shows them to another."""
    person = world.accounts.find(email)
    return {
        "kind": "drive#user",
        "displayName": person.name if person else email.partition("@")[0],
        "me": email == viewer.email,
        "permissionId": account_number(email),
        "emailAddress": email,
    }


def link(file: File) -> str:
    """Where a browser opens a file."""
    if file.mime_type == SPREADSHEET:
        return f"https://docs.google.com/spreadsheets/d/{file.id}/edit?usp=drivesdk"
    if file.mime_type == FOLDER:
        return f"https://drive.google.com/drive/folders/{file.id}"
    return f"https://drive.google.com/file/d/{file.id}/view?usp=drivesdk"


def _owners(view: View) -> list[Json] | None:
    owner = view.world.library.sharing.owner(view.file.id)
    return [user(view.world, owner, viewer=view.person)] if owner else None


def _parents(view: View) -> list[str] | None:
    """A folder that the viewer does not see is not shown to them."""
    parent = view.file.parent
    seen = parent and view.world.library.sharing.role(parent, view.person.email)
    return [parent] if parent and seen else None


def _permissions(view: View) -> list[Json] | None:
    """Never for what is in a shared drive: permissions.list is the way there."""
    if not view.may_share or view.file.drive is not None:
        return None
    listed = view.world.library.sharing.listed(view.file.id)
    return [shaped(PERMISSION, Shared(view.world, each), {}) for each in listed]


def _permission_ids(view: View) -> list[str] | None:
    return [each.id for each in view.world.library.sharing.listed(view.file.id)] if view.may_share else None


def _shared(view: View) -> bool | None:
    return None if view.file.drive else len(view.world.library.sharing.listed(view.file.id)) > 1


def _owned_by_me(view: View) -> bool | None:
    return None if view.file.drive else view.world.library.sharing.owner(view.file.id) == view.person.email


def _export_links(view: View) -> Json | None:
    if view.file.mime_type != SPREADSHEET:
        return None
    link = f"https://docs.google.com/spreadsheets/export?id={view.file.id}&exportFormat="
    return {"text/csv": f"{link}csv"}


def _size(view: View) -> str | None:
    """As recorded of spreadsheets in 2026; folders have none."""
    return "1024" if view.file.mime_type == SPREADSHEET else None


FILE: Table[View] = {
    "kind": lambda view: "drive#file",
    "driveId": lambda view: view.file.drive,
    "teamDriveId": lambda view: view.file.drive,
    "id": lambda view: view.file.id,
    "name": lambda view: view.file.name,
    "mimeType": lambda view: view.file.mime_type,
    "description": lambda view: view.file.description or None,
    "starred": lambda view: False,
    "trashed": lambda view: view.world.library.in_trash(view.file),
    "explicitlyTrashed": lambda view: view.file.trashed,
    "parents": _parents,
    "properties": lambda view: dict(view.file.properties) or None,
    "appProperties": lambda view: dict(view.file.app_properties) or None,
    "spaces": lambda view: ["drive"],
    "version": lambda view: str(view.file.version),
    "webViewLink": lambda view: link(view.file),
    "iconLink": lambda view: f"https://drive-thirdparty.googleusercontent.com/16/type/{view.file.mime_type}",
    "hasThumbnail": lambda view: False,
    "thumbnailVersion": lambda view: "0",
    "viewedByMe": lambda view: view.file.editor == view.person.email,
    "createdTime": lambda view: view.file.created,
    "modifiedTime": lambda view: view.file.modified,
    "modifiedByMe": lambda view: view.file.editor == view.person.email,
    "owners": _owners,
    "lastModifyingUser": lambda view: user(view.world, view.file.editor, viewer=view.person),
    "shared": _shared,
    "ownedByMe": _owned_by_me,
    "capabilities": lambda view: capabilities(view.role, view.file),
    "viewersCanCopyContent": lambda view: True,
    "copyRequiresWriterPermission": lambda view: False,
    "writersCanShare": lambda view: None if view.file.drive else True,
    "permissions": _permissions,
    "permissionIds": _permission_ids,
    "quotaBytesUsed": lambda view: _size(view) or "0",
    "size": _size,
    "isAppAuthorized": lambda view: True,
    "exportLinks": _export_links,
    "linkShareMetadata": lambda view: {"securityUpdateEligible": False, "securityUpdateEnabled": True},
}
"""What Drive v3 has beyond these (thumbnails, media, labels, checksums …) is never there for a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A permission and the world in which its grantee has a name."""

    world: World
    permission: Permission


def _display_name(shared: Shared) -> str | None:
    email = shared.permission.email
    person = shared.world.accounts.find(email) if email else None
    return person.name if person else shared.permission.domain or None


def _details(shared: Shared) -> list[Json] | None:
    """Only what lies in a shared drive says where a permission comes from."""
    permission = shared.permission
    file = shared.world.library.file(permission.item)
    on_drive = shared.world.library.shared_drives.find(permission.item)
    if on_drive is None and (file is None or file.drive is None):
        return None
    kind = "member" if on_drive else "file"
    return [{"permissionType": kind, "role": permission.role, "inherited": bool(on_drive)}]


PERMISSION: Table[Shared] = {
    "kind": lambda shared: "drive#permission",
    "id": lambda shared: shared.permission.id,
    "type": lambda shared: shared.permission.type,
    "emailAddress": lambda shared: shared.permission.email or None,
    "domain": lambda shared: shared.permission.domain or None,
    "role": lambda shared: shared.permission.role,
    "view": lambda shared: None,
    "allowFileDiscovery": lambda shared: (
        shared.permission.discoverable if shared.permission.type in ("anyone", "domain") else None
    ),
    "displayName": _display_name,
    "photoLink": lambda shared: None,
    "expirationTime": lambda shared: shared.permission.expires or None,
    "permissionDetails": _details,
    "deleted": lambda shared: False if shared.permission.email else None,
    "pendingOwner": lambda shared: False if shared.permission.email else None,
}


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision as somebody sees it."""

    view: View
    revision: Revision


REVISION: Table[Revised] = {
    "kind": lambda revised: "drive#revision",
    "id": lambda revised: str(revised.revision.id),
    "mimeType": lambda revised: revised.view.file.mime_type,
    "modifiedTime": lambda revised: revised.revision.modified,
    "published": lambda revised: False,
    "lastModifyingUser": lambda revised: user(revised.view.world, revised.revision.editor, viewer=revised.view.person),
    "exportLinks": lambda revised: None,
    "size": lambda revised: None,
}

SHARED_DRIVE: Table[SharedDrive] = {
    "kind": lambda drive: "drive#drive",
    "id": lambda drive: drive.id,
    "name": lambda drive: drive.name,
    "createdTime": lambda drive: drive.created,
    "hidden": lambda drive: False,
}

CHANGE: Table[Changed] = {
    "kind": lambda change: "drive#change",
    "removed": lambda change: change.view is None,
    "file": lambda change: shaped(FILE, change.view, change.mask) if change.view else None,
    "fileId": lambda change: change.file_id,
    "time": lambda change: change.at,
    "type": lambda change: "file",
    "changeType": lambda change: "file",
}
