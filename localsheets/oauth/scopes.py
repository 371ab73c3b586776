"""What a token allows by its scopes: which method wants which, as in Google's discovery documents.

`drive.file` reaches only what an app made or was given; all callers count as one app here, so it reaches everything.
"""

from __future__ import annotations

from localsheets.http import GoogleError
from localsheets.oauth.accounts import Person

PREFIX = "https://www.googleapis.com/auth/"

WRITE_CELLS = {"drive", "drive.file", "spreadsheets"}
READ_CELLS = WRITE_CELLS | {"drive.readonly", "spreadsheets.readonly"}
MANAGE = {"drive"}
SHARE = MANAGE | {"drive.file"}
WRITE = SHARE | {"drive.appdata"}
READ_MEMBERS = MANAGE | {"drive.readonly"}
READ_CONTENT = SHARE | {"drive.readonly", "drive.meet.readonly"}
READ_METADATA = READ_CONTENT | {"drive.metadata", "drive.metadata.readonly", "drive.photos.readonly"}
READ_FILES = READ_METADATA | {"drive.appdata"}

SCOPES: dict[str, set[str]] = {
    "spreadsheets.get": READ_CELLS,
    "spreadsheets.values.get": READ_CELLS,
    "spreadsheets.values.batchGet": READ_CELLS,
    "drive.about.get": READ_FILES - {"drive.meet.readonly"},
    "drive.changes.getStartPageToken": READ_FILES,
    "drive.changes.list": READ_FILES,
    "drive.changes.watch": READ_FILES,
    "drive.channels.stop": READ_FILES,
    "drive.comments.list": READ_CONTENT,
    "drive.drives.create": MANAGE,
    "drive.drives.delete": MANAGE,
    "drive.drives.get": READ_MEMBERS,
    "drive.drives.list": READ_MEMBERS,
    "drive.drives.update": MANAGE,
    "drive.files.copy": WRITE | {"drive.photos.readonly"},
    "drive.files.create": WRITE,
    "drive.files.delete": WRITE,
    "drive.files.emptyTrash": MANAGE,
    "drive.files.export": READ_CONTENT,
    "drive.files.get": READ_FILES,
    "drive.files.list": READ_FILES,
    "drive.files.update": WRITE | {"drive.metadata", "drive.scripts"},
    "drive.files.watch": READ_FILES,
    "drive.permissions.create": SHARE,
    "drive.permissions.delete": SHARE,
    "drive.permissions.get": READ_METADATA,
    "drive.permissions.list": READ_METADATA,
    "drive.permissions.update": SHARE,
    "drive.revisions.get": READ_FILES,
    "drive.revisions.list": READ_FILES,
}
"""Every other method of Sheets wants to write cells: reads by data filter too, as Google has it."""


def wanted(method: str) -> set[str]:
    """The scopes of which a method needs one; empty where any will do."""
    return SCOPES.get(method, WRITE_CELLS if method.startswith("spreadsheets.") else set())


def check(method: str, person: Person) -> None:
    """Raises GoogleError 403 where a person's token does not reach that far; one without scopes reaches everywhere."""
    held = {scope.removeprefix(PREFIX) for scope in person.scopes.split()}
    if held and (needed := wanted(method)) and not held & needed:
        raise insufficient(method)


def insufficient(method: str) -> GoogleError:
    """403: the token is good, but not for this."""
    info = {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        "domain": "googleapis.com",
        "metadata": {"service": f"{'sheets' if method.startswith('spreadsheets') else 'drive'}.googleapis.com"},
    }
    item = {"message": "Insufficient Permission", "domain": "global", "reason": "insufficientPermissions"}
    message = "Request had insufficient authentication scopes."
    return GoogleError(403, message, word="PERMISSION_DENIED", details=[info], errors=[item])
