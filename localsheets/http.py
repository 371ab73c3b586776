"""What goes in and out of a handler: requests, answers, Google's errors, and JSON written as Google writes it.

Nothing here knows a spreadsheet, a file or a socket.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from localsheets.oauth.accounts import Person
    from localsheets.server import World

Json = dict[str, Any]

SHEETS_HEADERS = (
    ("Content-Type", "application/json; charset=UTF-8"),
    ("Vary", "Origin"),
    ("Vary", "X-Origin"),
    ("Vary", "Referer"),
    ("Server", "ESF"),
    ("Cache-Control", "private"),
    ("X-XSS-Protection", "0"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
)
DRIVE_HEADERS = (
    ("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate"),
    ("Pragma", "no-cache"),
    ("Expires", "Mon, 01 Jan 1990 00:00:00 GMT"),
    ("Vary", "Origin"),
    ("Vary", "X-Origin"),
    ("Server", "ESF"),
    ("X-XSS-Protection", "0"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("X-Content-Type-Options", "nosniff"),
)
JSON_HEADER = ("Content-Type", "application/json; charset=UTF-8")

STATUS_WORDS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ABORTED",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
}


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came: `path` percent-encoded, `query` undecoded, header names in lower case."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: status, headers in order, body."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @classmethod
    def json(cls, value: Any, *, status: int = 200, pretty: bool = True) -> Answer:
        """An answer whose body is `value` as JSON; the server adds the headers of the API that answers."""
        return cls(status, (JSON_HEADER,), json_bytes(value, pretty=pretty))

    @classmethod
    def text(cls, text: str, *, status: int = 200, content_type: str = "text/plain; charset=UTF-8") -> Answer:
        """An answer whose body is `text` in UTF-8."""
        return cls(status, (("Content-Type", content_type),), text.encode())


class GoogleError(Exception):
    """An error that the caller is to see, in Google's words.

    Sheets' envelope has a `status` word and perhaps `details`; Drive's (`errors` given) has a list and no word.
    """

    def __init__(
        self, status: int, message: str, *, word: str | None = None, details: list[Json] | None = None,
        errors: list[Json] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.status = status
        self.message = message
        self.word = word or (None if errors else STATUS_WORDS.get(status, "UNKNOWN"))
        self.details = details or []
        self.errors = errors or []

    def envelope(self) -> Json:
        """The body of the error answer."""
        error: Json = {"code": self.status, "message": self.message}
        if self.errors:
            error["errors"] = self.errors
        if self.word:
            error["status"] = self.word
        if self.details:
            error["details"] = self.details
        return {"error": error}


@dataclass(slots=True)
class Call:
    """What a handler gets: the world, who calls, path parameters, query, body, the time (UTC), headers."""

    world: World
    person: Person | None
    params: dict[str, str]
    query: dict[str, list[str]]
    body: Any
    now: datetime
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def caller(self) -> Person:
        """Who calls, where the route demands somebody."""
        if self.person is None:
            raise unauthenticated()
        return self.person

    def text(self, name: str, default: str = "") -> str:
        """The last value of a query parameter."""
        return self.query[name][-1] if name in self.query else default

    def flag(self, name: str) -> bool:
        """A boolean query parameter; Google takes `true`, `True` and `1` alike."""
        return self.text(name).lower() in ("true", "1")


# An error may be raised, which takes back what was done, or given as an answer, which does not.
Handler = Callable[[Call], "Json | Answer | GoogleError"]


def bad_request(message: str, *, details: list[Json] | None = None) -> GoogleError:
    """400 INVALID_ARGUMENT."""
    return GoogleError(400, message, details=details)


def unauthenticated() -> GoogleError:
    """401, as Google answers a token that it does not know."""
    return GoogleError(401, UNAUTHENTICATED, word="UNAUTHENTICATED", errors=[dict(INVALID_CREDENTIALS)])


UNAUTHENTICATED = (
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
    "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
)
INVALID_CREDENTIALS = {
    "message": "Invalid Credentials",
    "domain": "global",
    "reason": "authError",
    "location": "Authorization",
    "locationType": "header",
}


def json_bytes(value: Any, *, pretty: bool = True) -> bytes:
    """JSON in UTF-8 as Google writes it: two spaces and a trailing newline, or without any white space."""
    if pretty:
        return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def whole_number(text: str) -> int | None:
    """The number that a text from an address is: up to 18 ASCII digits. None for any other text, `¹` and `٣` too."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
