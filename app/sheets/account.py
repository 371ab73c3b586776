"""What can be asked of Google about the account itself: whether it is let in, for what, and what time it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from app.sheets.google import DRIVE, SCOPES, SHEETS, Google, Refusal, parsed

EVERYTHING = "https://www.googleapis.com/auth/drive"
NOBODYS = "shopsheet-doctor-knocks-here-0000000000000"
TOKENINFO = "https://oauth2.googleapis.com/tokeninfo"


@dataclass(frozen=True, slots=True)
class Account:
    """An account that Google let in."""

    address: str
    missing: tuple[str, ...]
    """Scopes that the service needs and the token lacks."""
    now: datetime | None
    """Google's clock; None where the answer did not tell."""


def account(google: Google) -> Account:
    """Who we are to Google: a token, one call to each of its APIs. Raises CredentialsInvalid, NoAnswer or Refusal."""
    answer = google.request("GET", f"{DRIVE}/about", params={"fields": "user(emailAddress)"})
    address = str(parsed(answer).get("user", {}).get("emailAddress", ""))
    _knock(google)
    granted = str(google.ask("POST", TOKENINFO).get("scope", "")).split()
    return Account(address, _missing(granted), _moment(answer.headers.get("Date", "")))


def _knock(google: Google) -> None:
    """Raises what the Sheets API answers, unless it is that there is no such spreadsheet: then it is enabled."""
    try:
        google.ask("GET", f"{SHEETS}/{NOBODYS}", params={"fields": "spreadsheetId"})
    except Refusal as refusal:
        if refusal.status != 404:
            raise


def _missing(granted: Sequence[str]) -> tuple[str, ...]:
    """Drive's scope reaches spreadsheets, too. https://developers.google.com/workspace/sheets/api/scopes"""
    return () if EVERYTHING in granted else tuple(scope for scope in SCOPES if scope not in granted)


def _moment(text: str) -> datetime | None:
    """https://www.rfc-editor.org/rfc/rfc9110#field.date"""
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None
