"""What a role allows on a file, as Drive tells a caller about their own."""

from __future__ import annotations

from localsheets.drive.library import FOLDER, File
from localsheets.drive.sharing import RANK


def capabilities(role: str, file: File) -> dict[str, bool]:
    """The fine-grained rights of `role` on a file, by Drive's names."""
    owns = role in ("owner", "organizer")
    writes, comments = RANK[role] >= RANK["writer"], RANK[role] >= RANK["commenter"]
    folder = file.mime_type == FOLDER
    return {
        "canAddChildren": writes and folder,
        "canComment": comments and not folder,
        "canCopy": not folder,
        "canDelete": owns,
        "canDownload": True,
        "canEdit": writes,
        "canListChildren": folder,
        "canModifyContent": writes,
        "canReadRevisions": writes and not folder,
        "canRename": writes,
        "canShare": writes,
        "canTrash": owns or role == "fileOrganizer",
        "canUntrash": owns or role == "fileOrganizer",
    }
