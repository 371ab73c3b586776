"""Every URL of the server on one screen, and how a path finds its line.

A pattern's `{name}` is one path segment, percent-decoded for the handler; `:verb` after it is Google's custom method.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from localsheets.drive import (
    about,
    changes,
    comments,
    drives,
    export,
    files,
    listing,
    permissions,
    revisions,
    upload,
    watch,
)
from localsheets.drive.absent import METHODS as ABSENT_FROM_DRIVE
from localsheets.drive.absent import absent
from localsheets.http import Handler
from localsheets.local import panel
from localsheets.oauth import grants
from localsheets.sheets import appending, filtered, metadata, spreadsheets, values

Kind = Literal["read", "write", "drive", "oauth", "local"]


@dataclass(frozen=True, slots=True)
class Route:
    """One line of the table; `name` is Google's name of the method, `kind` what its quota counts."""

    kind: Kind
    method: str
    pattern: str
    handler: Handler
    name: str


def _sheets(kind: Kind, method: str, path: str, handler: Handler, name: str) -> Route:
    return Route(kind, method, f"/v4/spreadsheets{path}", handler, f"spreadsheets.{name}")


ONE = "/{spreadsheetId}"
FILTERED = "ByDataFilter"

SHEETS = (
    _sheets("write", "POST", "", spreadsheets.create, "create"),
    _sheets("read", "GET", ONE, spreadsheets.get, "get"),
    _sheets("read", "POST", f"{ONE}:get{FILTERED}", spreadsheets.get_by_data_filter, f"get{FILTERED}"),
    _sheets("write", "POST", f"{ONE}:batchUpdate", spreadsheets.batch_update, "batchUpdate"),
    _sheets("write", "POST", ONE + "/sheets/{sheetId}:copyTo", spreadsheets.copy_to, "sheets.copyTo"),
    _sheets("read", "GET", ONE + "/developerMetadata/{metadataId}", metadata.get, "developerMetadata.get"),
    _sheets("read", "POST", f"{ONE}/developerMetadata:search", metadata.search, "developerMetadata.search"),
    _sheets("read", "GET", f"{ONE}/values:batchGet", values.batch_get, "values.batchGet"),
    _sheets("write", "POST", f"{ONE}/values:batchUpdate", values.batch_update, "values.batchUpdate"),
    _sheets("write", "POST", f"{ONE}/values:batchClear", values.batch_clear, "values.batchClear"),
    _sheets("read", "POST", f"{ONE}/values:batchGet{FILTERED}", filtered.batch_get, f"values.batchGet{FILTERED}"),
    _sheets(
        "write", "POST", f"{ONE}/values:batchUpdate{FILTERED}", filtered.batch_update, f"values.batchUpdate{FILTERED}"
    ),
    _sheets(
        "write", "POST", f"{ONE}/values:batchClear{FILTERED}", filtered.batch_clear, f"values.batchClear{FILTERED}"
    ),
    _sheets("write", "POST", ONE + "/values/{range}:append", appending.append, "values.append"),
    _sheets("write", "POST", ONE + "/values/{range}:clear", values.clear, "values.clear"),
    _sheets("read", "GET", ONE + "/values/{range}", values.get, "values.get"),
    _sheets("write", "PUT", ONE + "/values/{range}", values.update, "values.update"),
)

PERMISSION = "files/{fileId}/permissions/{permissionId}"


def _drive(method: str, path: str, handler: Handler, name: str) -> Route:
    return Route("drive", method, f"/drive/v3/{path}", handler, f"drive.{name}")


DRIVE = (
    _drive("GET", "about", about.get, "about.get"),
    _drive("GET", "changes", changes.list_changes, "changes.list"),
    _drive("GET", "changes/startPageToken", changes.start_page_token, "changes.getStartPageToken"),
    _drive("POST", "changes/watch", watch.watch_changes, "changes.watch"),
    _drive("POST", "channels/stop", watch.stop, "channels.stop"),
    _drive("GET", "drives", drives.list_drives, "drives.list"),
    _drive("POST", "drives", drives.create, "drives.create"),
    _drive("GET", "drives/{driveId}", drives.get, "drives.get"),
    _drive("PATCH", "drives/{driveId}", drives.update, "drives.update"),
    _drive("DELETE", "drives/{driveId}", drives.delete, "drives.delete"),
    _drive("GET", "files", listing.list_files, "files.list"),
    _drive("POST", "files", files.create, "files.create"),
    _drive("DELETE", "files/trash", files.empty_trash, "files.emptyTrash"),
    *(_drive(method, path, absent(f"drive.{name}"), name) for method, path, name in ABSENT_FROM_DRIVE),
    _drive("GET", "files/{fileId}", files.get, "files.get"),
    _drive("PATCH", "files/{fileId}", files.update, "files.update"),
    _drive("DELETE", "files/{fileId}", files.delete, "files.delete"),
    _drive("POST", "files/{fileId}/watch", watch.watch_file, "files.watch"),
    _drive("POST", "files/{fileId}/copy", files.copy, "files.copy"),
    _drive("GET", "files/{fileId}/export", export.export, "files.export"),
    _drive("GET", "files/{fileId}/comments", comments.list_comments, "comments.list"),
    _drive("GET", "files/{fileId}/permissions", permissions.list_permissions, "permissions.list"),
    _drive("POST", "files/{fileId}/permissions", permissions.create, "permissions.create"),
    _drive("GET", PERMISSION, permissions.get, "permissions.get"),
    _drive("PATCH", PERMISSION, permissions.update, "permissions.update"),
    _drive("DELETE", PERMISSION, permissions.delete, "permissions.delete"),
    _drive("GET", "files/{fileId}/revisions", revisions.list_revisions, "revisions.list"),
    _drive("GET", "files/{fileId}/revisions/{revisionId}", revisions.get, "revisions.get"),
    Route("drive", "POST", "/upload/drive/v3/files", upload.create, "drive.files.create"),
    Route("drive", "PATCH", "/upload/drive/v3/files/{fileId}", upload.update, "drive.files.update"),
    Route("drive", "PUT", "/upload/drive/v2/files/{fileId}", upload.update_v2, "drive.v2.files.update"),
)

OAUTH = (
    Route("oauth", "POST", "/token", grants.token, "oauth2.token"),
    Route("oauth", "POST", "/revoke", grants.revoke, "oauth2.revoke"),
    Route("oauth", "GET", "/tokeninfo", grants.tokeninfo, "oauth2.tokeninfo"),
    Route("oauth", "POST", "/tokeninfo", grants.tokeninfo, "oauth2.tokeninfo"),
    Route("oauth", "GET", "/oauth2/v3/tokeninfo", grants.tokeninfo, "oauth2.tokeninfo"),
    Route("oauth", "GET", "/oauth2/v3/userinfo", grants.userinfo, "oauth2.userinfo"),
)

LOCAL = (
    Route("local", "GET", "/_local/health", panel.health, "local.health"),
    Route("local", "GET", "/_local/counts", panel.counts, "local.counts"),
    Route("local", "POST", "/_local/reset", panel.reset, "local.reset"),
    Route("local", "GET", "/_local/clock", panel.clock, "local.clock"),
    Route("local", "POST", "/_local/clock", panel.clock, "local.clock"),
    Route("local", "GET", "/_local/switches", panel.switches, "local.switches"),
    Route("local", "POST", "/_local/switches", panel.switches, "local.switches"),
    Route("local", "GET", "/_local/faults", panel.faults, "local.faults"),
    Route("local", "POST", "/_local/faults", panel.add_faults, "local.faults"),
    Route("local", "DELETE", "/_local/faults", panel.remove_faults, "local.faults"),
    Route("local", "GET", "/_local/log", panel.log, "local.log"),
    Route("local", "POST", "/_local/drives", panel.create_drive, "local.drives"),
)

ROUTES: tuple[Route, ...] = (*SHEETS, *DRIVE, *OAUTH, *LOCAL)


class Table:
    """Finds the route of a path: the first line that fits, in the order of the table."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._lines: dict[tuple[str, int], list[tuple[re.Pattern[str], Route]]] = {}
        for route in routes:
            key = (route.method, route.pattern.count("/"))
            self._lines.setdefault(key, []).append((_compiled(route.pattern), route))

    def find(self, method: str, path: str) -> tuple[Route, dict[str, str]] | None:
        """The route and its decoded path parameters, or None where no line fits."""
        for pattern, route in self._lines.get((method, path.count("/")), ()):
            if found := pattern.fullmatch(path):
                return route, {name: unquote(text) for name, text in found.groupdict().items()}
        return None


def _compiled(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", pattern)
    names = [f"(?P<{part}>[^/]+)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)]
    return re.compile("".join(names))
