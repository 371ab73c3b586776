"""Drive's list of changes, and the channels by which Drive tells that it has grown: minutes late, so hints at most.

https://developers.google.com/workspace/drive/api/guides/manage-changes, …/guides/push
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.sheets.google import DRIVE, Google, NoAnswer, Refusal

MASK = "nextPageToken,newStartPageToken,changes(fileId,file(modifiedTime,lastModifyingUser(me)))"
PAGES = 10
"""Most calls of one look, of a thousand changes each; what is left is found by the next."""
LOST = (400, 404, 410)
"""Answers that mean that a page token is good for nothing any more."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that changed since the last look."""

    file_id: str
    modified_at: datetime | None = None
    """None where the file is gone, or no longer ours to see."""
    by_us: bool = False
    """Whether its last edit was our own; what somebody did before it may be among the changes too."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found since a page token, and the token to go on with."""

    changed: tuple[Changed, ...]
    token: str


@dataclass(frozen=True, slots=True)
class Channel:
    """Where Drive sends word of changes."""

    id: str
    resource_id: str
    expires_at: datetime


class Feed:
    """Changes of all files that one account sees. Every method is at least one call; raises Refusal or NoAnswer."""

    def __init__(self, google: Google) -> None:
        self.google = google

    def start(self) -> str:
        """The token from which on the next changes are found."""
        params = {"supportsAllDrives": "true", "fields": "startPageToken"}
        token = self.google.ask("GET", f"{DRIVE}/changes/startPageToken", params=params).get("startPageToken")
        if not token:
            raise NoAnswer("the answer names no token")
        return str(token)

    def since(self, token: str) -> Look | None:
        """What changed since a token, shared drives included; None where Google no longer knows the token."""
        found: list[Changed] = []
        for _ in range(PAGES):
            try:
                body = self.google.ask("GET", f"{DRIVE}/changes", params=_asked(token))
            except Refusal as refusal:
                if refusal.status in LOST:
                    return None
                raise
            found += (_changed(item) for item in body.get("changes", ()))
            token = str(body.get("nextPageToken") or body.get("newStartPageToken") or token)
            if not body.get("nextPageToken"):
                break
        return Look(tuple(found), token)

    def watch(self, token: str, *, channel_id: str, address: str, secret: str, until: datetime) -> Channel:
        """Opens a channel to an address of ours; Google may end it sooner than asked."""
        body = {
            "id": channel_id,
            "type": "web_hook",
            "address": address,
            "token": secret,
            "expiration": str(int(until.timestamp() * 1000)),
        }
        params = {k: v for k, v in _asked(token).items() if k != "fields"}
        answer = self.google.ask("POST", f"{DRIVE}/changes/watch", params=params, json=body)
        return Channel(channel_id, str(answer.get("resourceId", "")), _ending(answer.get("expiration"), until))

    def stop(self, channel: Channel) -> None:
        """Closes a channel; nothing where Google does not know it any more."""
        body = {"id": channel.id, "resourceId": channel.resource_id}
        try:
            self.google.ask("POST", f"{DRIVE}/channels/stop", json=body)
        except Refusal as refusal:
            if refusal.status not in LOST:
                raise


def _asked(token: str) -> dict[str, str]:
    return {
        "pageToken": token,
        "pageSize": "1000",
        "supportsAllDrives": "true",
        "includeItemsFromAllDrives": "true",
        "fields": MASK,
    }


def _changed(item: Mapping[str, Any]) -> Changed:
    file = item.get("file") or {}
    user = file.get("lastModifyingUser") or {}
    return Changed(str(item.get("fileId", "")), _moment(file.get("modifiedTime")), user.get("me") is True)


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _ending(milliseconds: object, asked: datetime) -> datetime:
    """When a channel ends: as Google says, but not later than asked."""
    try:
        return min(asked, datetime.fromtimestamp(int(str(milliseconds)) / 1000, UTC))
    except (ValueError, OverflowError, OSError):
        return asked
