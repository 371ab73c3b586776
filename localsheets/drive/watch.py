"""changes.watch, files.watch and channels.stop: be told by HTTP that something changed."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from localsheets.drive.changes import start_of
from localsheets.drive.channels import Channel, lifetime, milliseconds
from localsheets.drive.errors import error, required
from localsheets.drive.gate import metadata, seen, text
from localsheets.drive.moments import stamp
from localsheets.drive.shapes import NO_CONTENT
from localsheets.http import Answer, Call, Json

MOST_ID, MOST_TOKEN = 64, 256
API = "https://www.googleapis.com/drive/v3"


def watch_changes(call: Call) -> Json:
    """Open a channel for all changes that the caller would be told of by changes.list, from a page token on."""
    start = start_of(call)
    uri = f"{API}/changes?alt=json&pageToken={start}"
    return _opened(call, file_id="", uri=uri, start=start)


def watch_file(call: Call) -> Json:
    """Open a channel for one file."""
    file_id = seen(call).file.id
    start = call.world.library.history.next_number()
    return _opened(call, file_id=file_id, uri=f"{API}/files/{file_id}?alt=json", start=start)


def stop(call: Call) -> Answer:
    """Close a channel of the caller's, by its id and that of its resource."""
    body = metadata(call)
    name, resource = text(body, "id") or "", text(body, "resourceId") or ""
    if not call.world.channels.stop(name, resource, email=call.caller.email):
        raise error(404, "notFound", f"Channel '{name}' not found for project '1048576000000'")
    return NO_CONTENT


def _opened(call: Call, *, file_id: str, uri: str, start: int) -> Json:
    body = metadata(call)
    channel = Channel(
        id=_id(call, body),
        resource=_resource(call.caller.email, file_id),
        file=file_id,
        email=call.caller.email,
        address=_address(body),
        token=_short(body, "token", MOST_TOKEN),
        uri=uri,
        expires=stamp(lifetime(_expiration(body), now=call.now, of_file=bool(file_id))),
        next=start,
    )
    call.world.channels.open(channel)
    answer = {"kind": "api#channel", "id": channel.id, "resourceId": channel.resource, "resourceUri": uri}
    token = {"token": channel.token} if channel.token else {}
    return {**answer, **token, "expiration": milliseconds(channel)}


def _id(call: Call, body: Json) -> str:
    name = _short(body, "id", MOST_ID)
    if not name:
        raise required("entity.resource.id", "Required")
    if call.world.channels.known(name):
        raise error(400, "channelIdNotUnique", f"Channel id {name} not unique")
    if text(body, "type") not in ("web_hook", "webhook"):
        raise error(400, "channelUnknownType", "Unknown channel type")
    return name


def _short(body: Json, name: str, most: int) -> str:
    value = text(body, name) or ""
    if len(value) > most:
        raise error(400, "invalidParameter", f"{name} is longer than {most} characters")
    return value


def _address(body: Json) -> str:
    """Where letters go: HTTPS, as with Google; plain HTTP only to this machine, which Google could not reach."""
    address = text(body, "address") or ""
    try:
        parts = urlsplit(address)
        reachable = bool(parts.hostname) and (parts.scheme == "https" or _near(parts))
    except ValueError:
        reachable = False
    if not reachable:
        raise error(400, "push.webhookUrlNotHttps", f"WebHook callback must be HTTPS: {address}")
    return address


def _near(parts: SplitResult) -> bool:
    """Whether plain HTTP stays on this machine; raises ValueError for a host that is no address."""
    host = parts.hostname or ""
    return parts.scheme == "http" and (host == "localhost" or ip_address(host).is_loopback)


def _expiration(body: Json) -> datetime | None:
    asked = body.get("expiration")
    if asked in (None, "", 0, "0"):
        return None
    try:
        return datetime.fromtimestamp(int(asked) / 1_000, UTC)
    except (TypeError, ValueError, OverflowError, OSError) as wrong:
        raise error(400, "invalid", "expiration is milliseconds since 1970") from wrong


def _resource(email: str, file_id: str) -> str:
    """An opaque id, the same for everything that watches the same."""
    return hashlib.sha256(f"{email} {file_id}".encode()).hexdigest()[:27]
