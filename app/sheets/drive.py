"""Files and their sharing: find or create a store's spreadsheet, share it. Knows no cell."""

from __future__ import annotations

from typing import Any, Literal

from app.errors import NoDriveStorage
from app.sheets.google import DRIVE, Google, Refusal

SPREADSHEET = "application/vnd.google-apps.spreadsheet"
STORE_PROPERTY = "shopsheet"
Role = Literal["writer", "reader"]


class Drive:
    """Drive v3 for one account."""

    def __init__(self, google: Google) -> None:
        self.google = google

    def find(self, store_id: str) -> str:
        """Id of the spreadsheet that was created for a store; empty where there is none."""
        query = (
            f"mimeType = '{SPREADSHEET}' and trashed = false and "
            f"appProperties has {{ key='{STORE_PROPERTY}' and value='{store_id}' }}"
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
        """Makes an empty spreadsheet; raises NoDriveStorage where the account may own no files."""
        body: dict[str, Any] = {"name": name, "mimeType": SPREADSHEET, "appProperties": {STORE_PROPERTY: store_id}}
        if folder:
            body["parents"] = [folder]
        try:
            params = {"supportsAllDrives": "true", "fields": "id"}
            return str(self.google.ask("POST", f"{DRIVE}/files", params=params, json=body)["id"])
        except Refusal as refusal:
            if "storageQuotaExceeded" in refusal.reasons:
                raise NoDriveStorage(address=self.google.address) from refusal
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

    def may_edit(self, file_id: str) -> bool:
        """Whether the account can change the file; Refusal(404) where it cannot see it."""
        params = {"fields": "mimeType,trashed,capabilities(canEdit)", "supportsAllDrives": "true"}
        file = self.google.ask("GET", f"{DRIVE}/files/{file_id}", params=params)
        return bool(file.get("capabilities", {}).get("canEdit")) and file.get("mimeType") == SPREADSHEET
