"""One connection to Google: gspread's HTTPClient carried by httpx, with google-auth's tokens. Knows no spreadsheet."""

from __future__ import annotations

import hashlib
import json as jsonlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit, urlunsplit

import gspread
import httpx
from google.auth import transport
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, RefreshError, TransportError
from google.oauth2 import credentials as oauth_user
from google.oauth2 import service_account

from app.errors import CredentialsInvalid, GoogleRefused, GoogleUnavailable, ShopsheetError
from app.sheets.metering import UNMETERED_WAIT, Pace, Unmetered, kind_of

SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
DRIVE = "https://www.googleapis.com/drive/v3"


class NoAnswer(Exception):
    """Nothing usable came back: whether Google did what was asked is unknown."""


@dataclass
class Refusal(Exception):
    """Google answered with an error. `reasons` are the words of Drive's `errors[]` or Sheets' `details[]`."""

    status: int
    message: str
    reasons: tuple[str, ...] = ()
    definite: bool = True
    """Whether the answer was Google's own JSON, so that nothing can have been applied (all but 5xx)."""
    retry_after: float = UNMETERED_WAIT
    """Seconds to wait where it is a matter of waiting."""

    def __str__(self) -> str:
        return f"{self.status}: {self.message}"

    @property
    def rate_limited(self) -> bool:
        return self.status == 429 or bool({"rateLimitExceeded", "userRateLimitExceeded"} & set(self.reasons))


class Google(gspread.HTTPClient):
    """Sends one request and gives its JSON, or raises Refusal or NoAnswer. It never repeats one.

    `base_url` puts another server (localsheets) in the place of Google's hosts; `pace` says when a call may be sent.
    """

    pace: Pace = Unmetered()

    def __init__(self, credentials: Credentials, *, base_url: str = "", http: httpx.Client) -> None:
        self.auth = credentials
        self.base_url = base_url.rstrip("/")
        self.base = urlsplit(self.base_url)
        self.http = http
        self._address = str(getattr(credentials, "service_account_email", "") or "")

    @property
    def address(self) -> str:
        """The account's e-mail, with which people share their spreadsheets; empty where Google does not tell now."""
        if not self._address:
            try:
                about = self.ask("GET", f"{DRIVE}/about", params={"fields": "user(emailAddress)"})
                self._address = str(about.get("user", {}).get("emailAddress", ""))
            except (NoAnswer, Refusal):
                return ""
        return self._address

    @property
    def account(self) -> str:
        """A name for the account, by which calls are counted; the same in every process that uses it, and no secret."""
        named = ("service_account_email", "refresh_token", "token")
        return _digest(next((str(found) for name in named if (found := getattr(self.auth, name, None))), ""))

    @property
    def project(self) -> str:
        """The Google Cloud project that the calls are counted for."""
        return _digest(str(getattr(self.auth, "project_id", None) or getattr(self.auth, "client_id", None) or ""))

    def request(  # type: ignore[override]  # noqa: PLR0913  (gspread's signature)
        self,
        method: str,
        endpoint: str,
        params: Any = None,
        data: Any = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,
        headers: Any = None,
    ) -> httpx.Response:
        kind = kind_of(method, endpoint)
        if kind is not None:
            self.pace(kind)
        answer = self._send(method, endpoint, params=params, json=json, headers=headers)
        if answer.status_code == 401:  # nothing was done: once more with a new token, as google-auth's own session does
            self.auth.token = None
            with suppress(CredentialsInvalid):
                answer = self._send(method, endpoint, params=params, json=json, headers=headers)
        if answer.is_success:
            return answer
        error = refusal(answer)
        if kind is not None and answer.status_code == 429 and isinstance(error, Refusal):
            error.retry_after = self.pace.refused(kind)
        raise error

    def ask(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        json: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """The JSON object that Google answers; `{}` for an empty body."""
        answer = self.request(method, url, params=params, json=json)
        if not answer.content.strip():
            return {}
        return parsed(answer)

    def _send(self, method: str, url: str, *, params: Any, json: Any, headers: Any) -> httpx.Response:
        query = {"prettyPrint": "false", **{k: v for k, v in (params or {}).items() if v is not None}}
        try:
            return self.http.request(
                method.upper(), self._place(url), params=query, json=json, headers={**(headers or {}), **self._token()}
            )
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(type(error).__name__) from error

    def _place(self, url: str) -> str:
        if not self.base.netloc:
            return url
        return urlunsplit(urlsplit(url)._replace(scheme=self.base.scheme, netloc=self.base.netloc))

    def _token(self) -> dict[str, str]:
        if not self.auth.valid:
            try:
                self.auth.refresh(HttpxRequest(self.http))  # type: ignore[no-untyped-call]
            except (TransportError, RefreshError) as error:
                raise refused_token(error) from error
        return {"Authorization": f"Bearer {self.auth.token}"}


class HttpxRequest(transport.Request):
    """google-auth's way to the token endpoint, carried by httpx."""

    def __init__(self, http: httpx.Client) -> None:
        self.http = http

    def __call__(  # type: ignore[no-untyped-def]
        self, url, method="GET", body=None, headers=None, timeout=None, **kwargs
    ) -> transport.Response:
        try:
            answer = self.http.request(method, url, content=body, headers=headers)
        except httpx.HTTPError as error:
            raise TransportError(error) from error  # type: ignore[no-untyped-call]
        return cast(transport.Response, TokenAnswer(answer.status_code, dict(answer.headers), answer.content))


@dataclass(frozen=True, slots=True)
class TokenAnswer:
    """What google-auth reads of an answer."""

    status: int
    headers: Mapping[str, str]
    data: bytes


def refused_token(error: GoogleAuthError) -> Exception:
    """NoAnswer where the token endpoint was not reached or is out of order, CredentialsInvalid where it said no."""
    if isinstance(error, TransportError) or error.retryable:
        return NoAnswer("no token: the token endpoint did not answer")
    return CredentialsInvalid(reason=str(error.args[0]) if error.args else "refused")


def refusal(answer: httpx.Response) -> Refusal | NoAnswer:
    """The error of an answer; any shape of body is taken, HTML too."""
    try:
        error = answer.json()["error"]
        reasons = [item.get("reason", "") for item in (*error.get("errors", ()), *error.get("details", ()))]
        message = str(error["message"])[:2000]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Refusal(answer.status_code, f"HTTP {answer.status_code} without a readable body", definite=False)
    definite = answer.status_code < 500 and answer.status_code != 408
    return Refusal(answer.status_code, message, tuple(filter(None, reasons)), definite=definite)


def explained(error: Refusal | NoAnswer) -> ShopsheetError:
    """What people can do about it: wait, or mend what Google names."""
    if isinstance(error, NoAnswer):
        return GoogleUnavailable(reason=str(error), retry_after=30)
    if error.rate_limited or not error.definite:
        return GoogleUnavailable(reason=str(error.status), retry_after=error.retry_after)
    return GoogleRefused(reason=error.message.rstrip("."))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def parsed(answer: httpx.Response) -> dict[str, Any]:
    """The JSON object of a 2xx answer; NoAnswer where it is not one."""
    try:
        body = answer.json()
    except (ValueError, RecursionError, httpx.DecodingError) as error:
        raise NoAnswer("the answer was cut or is not JSON") from error
    if not isinstance(body, dict):
        raise NoAnswer("the answer is not a JSON object")
    return body


def connect(path: str, *, base_url: str = "", timeout: timedelta) -> Google:
    """A connection, kept alive, with the credentials in the file at `path`."""
    http = httpx.Client(timeout=timeout.total_seconds(), headers={"Accept-Encoding": "gzip"})
    return Google(load_credentials(path), base_url=base_url, http=http)


def load_credentials(path: str) -> Credentials:
    """The credentials in a service account's or OAuth user's JSON file; CredentialsInvalid says what is wrong."""
    if not path:
        raise CredentialsInvalid(reason="none are given")
    try:
        info = jsonlib.loads(Path(path).read_text(encoding="utf-8"))
        if info.get("type") == "authorized_user":
            return oauth_user.Credentials.from_authorized_user_info(info, SCOPES)  # type: ignore[no-any-return,no-untyped-call]
        return service_account.Credentials.from_service_account_info(info, scopes=SCOPES)  # type: ignore[no-any-return,no-untyped-call]
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise CredentialsInvalid(reason=f"{path}: {error}") from error
