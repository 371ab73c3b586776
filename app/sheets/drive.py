"""Files and their sharing: find or create a store's spreadsheet, share it. Knows no cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.errors import CopyRefused, FolderNotUsable, NoDriveStorage
from app.sheets.google import DRIVE, Google, Refusal

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
STORE_PROPERTY = "shopsheet"
COPY_PROPERTY = "shopsheetCopy"
Role = Literal["writer", "reader"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file, as far as the account may know."""

    visible: bool = False
    spreadsheet: bool = False
    """A spreadsheet of Google's that is not in the bin."""
    editable: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """Edits of a file that Drive has merged. Who made the last of them; both are empty where Drive does not say."""

    id: str
    modified_at: str
    """RFC 3339 in UTC, as Drive writes it: sorts as text."""
    email: str = ""
    name: str = ""


class Drive:
    """Drive v3 for one account."""

    def __init__(self, google: Google) -> None:
        self.google = google

    def find(self, store_id: str) -> str:
        """Id of the spreadsheet that was created for a store; empty where there is none."""
        return self._found(STORE_PROPERTY, store_id)

    def copy(self, file_id: str, name: str, *, store_id: str) -> str:
        """The copy of a spreadsheet that was made for a store: the one of an earlier try, or a new one.

        Raises CopyRefused where Google makes none: the account has no storage, or its owner forbids it.
        """
        if found := self._found(COPY_PROPERTY, store_id):
            return found
        body = {"name": name, "appProperties": {COPY_PROPERTY: store_id}}
        params = {"supportsAllDrives": "true", "fields": "id"}
        try:
            return str(self.google.ask("POST", f"{DRIVE}/files/{file_id}/copy", params=params, json=body)["id"])
        except Refusal as refusal:
            if refusal.status not in (400, 403) or not refusal.definite or refusal.rate_limited:
                raise
            raise CopyRefused(reason=refusal.message.rstrip("."), field="spreadsheet.adopt") from refusal

    def _found(self, name: str, value: str) -> str:
        """Id of the first file that bears this property of ours; empty where there is none."""
        query = (
            f"mimeType = '{SPREADSHEET}' and trashed = false and "
            f"appProperties has {{ key='{name}' and value='{value}' }}"
        )
        params = {
            "q": query,
            "fields": "files(id)",
            "orderBy": "createdTime",
            "supportsAllDrives": "true",
            "includeItemsFromAllDrives": "true",
        }
        files = self.google.ask("GET", f"{DRIVE}/files", params=params).get("files", ())
        return str(files[0]["id"]) if files else ""

    def create(self, name: str, *, store_id: str, folder: str = "") -> str:
        """Makes an empty spreadsheet; raises NoDriveStorage where the account may own no files, FolderNotUsable."""
        body: dict[str, Any] = {"name": name, "mimeType": SPREADSHEET, "appProperties": {STORE_PROPERTY: store_id}}
        if folder:
            body["parents"] = [folder]
        try:
            params = {"supportsAllDrives": "true", "fields": "id"}
            return str(self.google.ask("POST", f"{DRIVE}/files", params=params, json=body)["id"])
        except Refusal as refusal:
            if "storageQuotaExceeded" in refusal.reasons:
                raise NoDriveStorage(address=self.google.address, field="spreadsheet.create") from refusal
            if folder and refusal.status in (400, 403, 404) and refusal.definite and not refusal.rate_limited:
                raise FolderNotUsable(address=self.google.address, field="spreadsheet.create.folder") from refusal
            raise

    def share(self, file_id: str, email: str, *, role: Role, notify: bool) -> str:
        """Gives a person a role; empty when done, else Google's reason for refusing. Other failures raise Refusal."""
        body = {"type": "user", "role": role, "emailAddress": email}
        params = {"sendNotificationEmail": str(notify).lower(), "supportsAllDrives": "true", "fields": "id"}
        try:
            self.google.ask("POST", f"{DRIVE}/files/{file_id}/permissions", params=params, json=body)
        except Refusal as refusal:
            if refusal.rate_limited or not refusal.definite or refusal.status == 401:
                raise
            return refusal.message
        return ""

    def unshare(self, file_id: str, email: str) -> None:
        """Takes a person's access away; nothing where there is none."""
        url = f"{DRIVE}/files/{file_id}/permissions"
        params = {"supportsAllDrives": "true", "fields": "permissions(id,emailAddress)", "pageSize": 100}
        for permission in self.google.ask("GET", url, params=params).get("permissions", ()):
            if str(permission.get("emailAddress", "")).lower() == email.lower():
                self.google.ask("DELETE", f"{url}/{permission['id']}", params={"supportsAllDrives": "true"})

    def open_to(self, file_id: str) -> str | None:
        """The role of anybody who has the link; empty where nobody has one by it; None where we may not know."""
        params = {"supportsAllDrives": "true", "fields": "permissions(type,role)", "pageSize": 100}
        try:
            permissions = self.google.ask("GET", f"{DRIVE}/files/{file_id}/permissions", params=params)
        except Refusal as refusal:
            if refusal.status in (403, 404) and not refusal.rate_limited:
                return None
            raise
        roles = (str(one.get("role")) for one in permissions.get("permissions", ()) if one.get("type") == "anyone")
        return next(roles, "")

    def revisions(self, file_id: str) -> list[Revision]:
        """The revisions of a file, oldest first: one call for each thousand. Drive merges what follows closely."""
        fields = "nextPageToken,revisions(id,modifiedTime,lastModifyingUser(displayName,emailAddress))"
        params: dict[str, Any] = {"fields": fields, "pageSize": 1000}
        found: list[Revision] = []
        while True:
            answer = self.google.ask("GET", f"{DRIVE}/files/{file_id}/revisions", params=params)
            found += (_revision(one) for one in answer.get("revisions", ()))
            if not answer.get("nextPageToken"):
                return found
            params = {**params, "pageToken": answer["nextPageToken"]}

    def look_at(self, file_id: str) -> Found:
        """What there is under an id; a file that the account cannot see is as good as none."""
        params = {"fields": "mimeType,trashed,capabilities(canEdit)", "supportsAllDrives": "true"}
        try:
            file = self.google.ask("GET", f"{DRIVE}/files/{file_id}", params=params)
        except Refusal as refusal:
            if refusal.status == 404 or (refusal.status == 403 and not refusal.rate_limited):
                return Found()
            raise
        return Found(
            visible=True,
            spreadsheet=file.get("mimeType") == SPREADSHEET and not file.get("trashed"),
            editable=bool(file.get("capabilities", {}).get("canEdit")),
        )


def _revision(body: Mapping[str, Any]) -> Revision:
    user = body.get("lastModifyingUser") or {}
    return Revision(
        id=str(body.get("id", "")),
        modified_at=str(body.get("modifiedTime", "")),
        email=str(user.get("emailAddress", "")),
        name=str(user.get("displayName", "")),
    )
