"""Drive's methods that this server does not have: each answers 501 with its name in Google's API."""

from __future__ import annotations

from localsheets.drive.errors import unimplemented
from localsheets.http import Call, Handler, Json

# method, path below /drive/v3/, name
METHODS = (
    ("GET", "apps", "apps.list"),
    ("GET", "apps/{appId}", "apps.get"),
    ("POST", "drives/{driveId}/hide", "drives.hide"),
    ("POST", "drives/{driveId}/unhide", "drives.unhide"),
    ("GET", "files/generateCseToken", "files.generateCseToken"),
    ("GET", "files/generateIds", "files.generateIds"),
    ("POST", "files/{fileId}/download", "files.download"),
    ("GET", "files/{fileId}/listLabels", "files.listLabels"),
    ("POST", "files/{fileId}/modifyLabels", "files.modifyLabels"),
    ("GET", "files/{fileId}/accessproposals", "accessproposals.list"),
    ("GET", "files/{fileId}/accessproposals/{proposalId}", "accessproposals.get"),
    ("POST", "files/{fileId}/accessproposals/{proposalId}:resolve", "accessproposals.resolve"),
    ("GET", "files/{fileId}/approvals", "approvals.list"),
    ("GET", "files/{fileId}/approvals/{approvalId}", "approvals.get"),
    ("POST", "files/{fileId}/approvals:start", "approvals.start"),
    ("POST", "files/{fileId}/approvals/{approvalId}:approve", "approvals.approve"),
    ("POST", "files/{fileId}/approvals/{approvalId}:cancel", "approvals.cancel"),
    ("POST", "files/{fileId}/approvals/{approvalId}:comment", "approvals.comment"),
    ("POST", "files/{fileId}/approvals/{approvalId}:decline", "approvals.decline"),
    ("POST", "files/{fileId}/approvals/{approvalId}:reassign", "approvals.reassign"),
    ("POST", "files/{fileId}/comments", "comments.create"),
    ("GET", "files/{fileId}/comments/{commentId}", "comments.get"),
    ("PATCH", "files/{fileId}/comments/{commentId}", "comments.update"),
    ("DELETE", "files/{fileId}/comments/{commentId}", "comments.delete"),
    ("GET", "files/{fileId}/comments/{commentId}/replies", "replies.list"),
    ("POST", "files/{fileId}/comments/{commentId}/replies", "replies.create"),
    ("GET", "files/{fileId}/comments/{commentId}/replies/{replyId}", "replies.get"),
    ("PATCH", "files/{fileId}/comments/{commentId}/replies/{replyId}", "replies.update"),
    ("DELETE", "files/{fileId}/comments/{commentId}/replies/{replyId}", "replies.delete"),
    ("PATCH", "files/{fileId}/revisions/{revisionId}", "revisions.update"),
    ("DELETE", "files/{fileId}/revisions/{revisionId}", "revisions.delete"),
    ("GET", "operations/{name}", "operations.get"),
    ("GET", "teamdrives", "teamdrives.list"),
    ("POST", "teamdrives", "teamdrives.create"),
    ("GET", "teamdrives/{teamDriveId}", "teamdrives.get"),
    ("PATCH", "teamdrives/{teamDriveId}", "teamdrives.update"),
    ("DELETE", "teamdrives/{teamDriveId}", "teamdrives.delete"),
)


def absent(name: str) -> Handler:
    """The handler of a method that is not here."""

    def answer(call: Call) -> Json:
        raise unimplemented(name)

    return answer
