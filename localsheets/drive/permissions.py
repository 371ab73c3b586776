"""permissions.create, get, list, update, delete: who may see and change a file, a folder or a shared drive.

Google applies only the last of several concurrent changes of one file's permissions; here calls come one after
another, so none is lost.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from localsheets.drive.errors import (
    error,
    file_not_found,
    forbidden,
    insufficient,
    invalid_field,
    no_google_account,
    not_found,
    unimplemented,
)
from localsheets.drive.fields import Table, mask_of, shaped
from localsheets.drive.gate import knows_drives, metadata, seen, text
from localsheets.drive.moments import moment, stamp
from localsheets.drive.paging import page
from localsheets.drive.shapes import NO_CONTENT, PERMISSION, PERMISSION_DEFAULT, PERMISSIONS_DEFAULT, Shared
from localsheets.drive.sharing import RANK, Permission, of_person
from localsheets.http import Answer, Call, GoogleError, Json
from localsheets.oauth.accounts import NotAnAddress, account_number, normalised

ON_DRIVES = ("organizer", "fileOrganizer", "writer", "commenter", "reader")
ON_FILES = ("owner", "writer", "commenter", "reader")
TYPES = ("user", "group", "domain", "anyone")


def create(call: Call) -> Json:
    """Share with a person, a group, a domain or everybody who has the link.

    Who is shared with already gets the role that is asked for. An address without an account is refused unless it is
    to be notified; then it is invited, and the permission waits for it (likely).
    """
    item = _item(call, least="writer")
    body = metadata(call)
    wanted = _wanted(call, item, body)
    if wanted.role == "owner":
        return _reply(call, _transferred(call, item, wanted.email))
    known = call.world.library.sharing.permission(item, wanted.id)
    if known is not None and known.role == "owner":
        return _reply(call, known)
    call.world.library.sharing.put(wanted)
    call.world.library.shared(item, lost_by=set(), now=call.now)
    return _reply(call, wanted)


def get(call: Call) -> Json:
    """One permission."""
    item = _item(call, least="writer", member="reader")
    return _reply(call, _permission(call, item))


def list_permissions(call: Call) -> Json:
    """Everybody with whom the file, or a folder that it is in, is shared; for those who may share it."""
    item = _item(call, least="writer", member="reader")
    listed = sorted(call.world.library.sharing.listed(item), key=lambda each: -RANK[each.role])
    part, token = page(call, listed, size=100, most=100)
    mask = mask_of(call, PERMISSIONS_DEFAULT)
    below = mask.get("permissions", {})
    table: Table[Any] = {
        "kind": lambda _: "drive#permissionList",
        "nextPageToken": lambda _: token,
        "permissions": lambda _: [shaped(PERMISSION, Shared(call.world, each), below) for each in part],
    }
    return shaped(table, None, mask)


def update(call: Call) -> Json:
    """Another role for somebody who has one; `transferOwnership=true` makes them the owner."""
    item = _item(call, least="writer")
    body = metadata(call)
    old = _permission(call, item)
    if "pendingOwner" in body:
        raise unimplemented("drive.permissions.update with pendingOwner")
    if body.keys() - {"role", "expirationTime"}:
        message = "The resource body includes fields which are not directly writable."
        raise forbidden("fieldNotWritable", message)
    role = _role(call, item, text(body, "role") or old.role)
    if role == "owner":
        return _reply(call, _transferred(call, item, old.email))
    _own(item, old)
    new = replace(old, role=role, expires=_expiration(call, body) or old.expires)
    call.world.library.sharing.put(new)
    call.world.library.shared(item, lost_by=set(), now=call.now)
    return _reply(call, new)


def delete(call: Call) -> Answer:
    """Take somebody's permission away; everybody may take away their own."""
    item = _item(call, least="reader")
    old = _permission(call, item)
    sharing = call.world.library.sharing
    if old.email != call.caller.email and RANK[_caller_role(call, item)] < RANK["writer"]:
        raise insufficient(item)
    if old.role == "owner":
        raise insufficient(item)
    _own(item, old)
    before = sharing.people(item)
    sharing.remove(item, old.id)
    call.world.library.shared(item, lost_by=before, now=call.now)
    return NO_CONTENT


def _item(call: Call, *, least: str, member: str = "organizer") -> str:
    """The id of the file, or shared drive, that the path names; raises GoogleError 404 or 403.

    The caller has to be at least `least` on a file, at least `member` on a shared drive.
    """
    item = call.params["fileId"]
    if call.world.library.shared_drives.find(item) is None:
        item = seen(call).file.id
    elif not knows_drives(call) or not _caller_role(call, item):
        raise file_not_found(item)
    else:
        least = member
    if RANK[_caller_role(call, item)] < RANK[least]:
        raise insufficient(item)
    return item


def _caller_role(call: Call, item: str) -> str:
    return call.world.library.sharing.role(item, call.caller.email) or ""


def _permission(call: Call, item: str) -> Permission:
    name = call.params["permissionId"]
    permission = call.world.library.sharing.permission(item, name)
    if permission is None:
        raise not_found("Permission", name, "permissionId")
    return permission


def _wanted(call: Call, item: str, body: Json) -> Permission:
    """The permission that a body describes; raises GoogleError 400 or 403."""
    kind = text(body, "type")
    if kind is None:
        raise _missing("type")
    if kind not in TYPES:
        raise invalid_field("permission.type", "The specified type is invalid or not supported.")
    role = _role(call, item, text(body, "role"))
    discoverable = body.get("allowFileDiscovery") is True
    if kind == "anyone":
        name = "anyone" if discoverable else "anyoneWithLink"
        return Permission(item, name, kind, role, discoverable=discoverable)
    if kind == "domain":
        domain = _domain(body)
        name = f"{account_number(domain)}k"
        return Permission(item, name, kind, role, domain=domain, discoverable=discoverable)
    permission = of_person(item, _address(body), role=role)
    pending = _pending(call, permission.email)
    return replace(permission, type=kind, pending=pending, expires=_expiration(call, body))


def _role(call: Call, item: str, role: str | None) -> str:
    if role is None:
        raise _missing("role")
    in_drive = call.world.library.shared_drives.find(item) is not None
    file = call.world.library.file(item)
    known = ON_DRIVES if in_drive or (file is not None and file.drive) else ON_FILES
    if role not in known:
        raise invalid_field("permission.role", "The specified role is invalid or not supported.")
    if role == "owner" and not call.flag("transferOwnership"):
        message = "The transferOwnership parameter must be enabled when the permission role is 'owner'."
        raise forbidden("forbidden", message, location="transferOwnership", locationType="parameter")
    return role


def _expiration(call: Call, body: Json) -> str:
    """When a permission ends, as a stamp; empty where it never does. Raises GoogleError 400."""
    asked = text(body, "expirationTime")
    if asked is None:
        return ""
    try:
        expires = stamp(moment(asked))
    except ValueError as wrong:
        raise invalid_field("permission.expirationTime") from wrong
    if expires <= stamp(call.now):
        raise invalid_field("permission.expirationTime", "Expiration dates must be in the future.")
    return expires


def _domain(body: Json) -> str:
    domain = (text(body, "domain") or "").strip().lower()
    if not domain or "@" in domain:
        message = "The specified domain is invalid or not applicable for the given permission type."
        raise invalid_field("permission.domain", message)
    return domain


def _address(body: Json) -> str:
    try:
        return normalised(text(body, "emailAddress") or "")
    except NotAnAddress as wrong:
        message = "The specified emailAddress is invalid or not applicable for the given permission type."
        raise invalid_field("permission.emailAddress", message) from wrong


def _pending(call: Call, email: str) -> bool:
    """Whether an address still has to make an account; raises GoogleError 400 where it is not to be told so."""
    if call.world.controls.switches.any_address or call.world.accounts.exists(email):
        return False
    if call.text("sendNotificationEmail", "true").lower() in ("false", "0"):
        raise no_google_account(email)
    return True


def _transferred(call: Call, item: str, email: str) -> Permission:
    """A file that has another owner; the one before may still write.

    Only within an organisation, which here is a domain: elsewhere Google demands the new owner's consent
    (https://github.com/nithinmurali/pygsheets/pull/312), which cannot be asked for here.
    """
    library = call.world.library
    owner = library.sharing.owner(item)
    if owner is None or owner != call.caller.email:
        raise insufficient(item)
    if owner.rpartition("@")[2] != email.rpartition("@")[2]:
        message = "Consent is required to transfer ownership of a file to another user."
        raise forbidden("consentRequiredForOwnershipTransfer", message)
    new = of_person(item, email, role="owner")
    if owner != email:
        library.sharing.put(of_person(item, owner, role="writer"))
        library.sharing.put(new)
        library.shared(item, lost_by=set(), now=call.now)
    return new


def _own(item: str, permission: Permission) -> None:
    if permission.item != item:
        message = "Cannot update or delete an inherited permission on a shared drive item."
        raise forbidden("cannotModifyInheritedTeamDrivePermission", message)


def _missing(name: str) -> GoogleError:
    place = {"location": f"permission.{name}", "locationType": "other"}
    return error(400, "required", f"The permission {name} field is required.", **place)


def _reply(call: Call, permission: Permission) -> Json:
    return shaped(PERMISSION, Shared(call.world, permission), mask_of(call, PERMISSION_DEFAULT))
