"""What a fault answers: the bodies of Google's errors by status, for each API, and its front-end's HTML pages.

Those of 500, 502, 503 and 504 are as users reported them; no recording of one was found.
"""

from __future__ import annotations

from localsheets.drive.errors import error as drive_error
from localsheets.http import Answer, GoogleError, unauthenticated
from localsheets.local.faults import Fault
from localsheets.local.occasion import Occasion
from localsheets.local.quotas import exceeded

SHEETS = {
    400: "Request contains an invalid argument.",
    403: "The caller does not have permission",
    404: "Requested entity was not found.",
    408: "The request timed out.",
    500: "Internal error encountered.",
    502: "Bad Gateway",
    503: "The service is currently unavailable.",
    504: "Deadline expired before operation could complete.",
}
DRIVE = {
    400: ("badRequest", "Bad Request"),
    403: ("userRateLimitExceeded", "User Rate Limit Exceeded"),
    404: ("notFound", "File not found: ."),
    408: ("backendError", "The request timed out."),
    429: ("rateLimitExceeded", "Rate Limit Exceeded"),
    500: ("internalError", "Internal Error"),
    502: ("backendError", "Bad Gateway"),
    503: ("backendError", "Transient failure"),
    504: ("backendError", "Gateway Timeout"),
}
TITLES = {400: "Bad Request", 403: "Forbidden", 404: "Not Found", 429: "Too Many Requests"}
HTML = "text/html; charset=UTF-8"


def refusal(fault: Fault, occasion: Occasion) -> Answer | GoogleError:
    """The answer of a fault that has a status."""
    if fault.html:
        return Answer.text(_page(fault.status), status=fault.status, content_type=HTML)
    if fault.status == 401:
        return unauthenticated()
    if occasion.kind == "drive":
        return _of_drive(fault)
    if fault.status == 429:
        return exceeded("write" if occasion.kind == "write" else "read", per_user=True)
    word = {502: "UNKNOWN", 504: "DEADLINE_EXCEEDED", 408: "UNKNOWN"}.get(fault.status)
    return GoogleError(fault.status, SHEETS[fault.status], word=word)


def _of_drive(fault: Fault) -> GoogleError:
    reason, message = DRIVE[fault.status]
    domain = "usageLimits" if fault.status in (403, 429) else "global"
    return drive_error(fault.status, fault.reason or reason, message, domain=domain)


def _page(status: int) -> str:
    title = TITLES.get(status, "Server Error")
    return (
        f"<!DOCTYPE html>\n<html lang=en>\n<title>Error {status} ({title})!!1</title>\n"
        f"<p><b>{status}.</b> <ins>That’s an error.</ins>\n<p>Please try again in 30 seconds.\n"
    )
