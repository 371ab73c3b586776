"""Who we are to Google, for what, and what time it is there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.errors import CredentialsInvalid
from app.sheets import NoAnswer, Refusal
from app.sheets.account import _moment, account
from tests.app.sheets.conftest import Desk
from tests.shop import SERVICE

PREFIX = "https://www.googleapis.com/auth/"


def scoped(desk: Desk, *scopes: str) -> None:
    """The service's token is one of these scopes from now on."""
    accounts = desk.server.world.accounts
    token = accounts.issue(accounts.welcome(SERVICE), scopes=" ".join(PREFIX + scope for scope in scopes))
    desk.google.auth.token = token


def test_account_is_named(desk: Desk) -> None:
    found = account(desk.google)
    assert (found.address, found.missing, found.now) == (SERVICE, (), None)


def test_drive_reaches_sheets_too(desk: Desk) -> None:
    scoped(desk, "drive")
    assert account(desk.google).missing == ()


def test_lacking_scope_is_named(desk: Desk) -> None:
    scoped(desk, "spreadsheets", "drive.file")
    assert account(desk.google).missing == (f"{PREFIX}drive",)


def test_worthless_token_is_refused(desk: Desk) -> None:
    desk.google.auth.token = "ya29.nothing"
    with pytest.raises((Refusal, CredentialsInvalid)):
        account(desk.google)


def test_silence_is_no_account(desk: Desk) -> None:
    desk.fault("drive.about.get", manner="reset")
    with pytest.raises(NoAnswer):
        account(desk.google)


def test_disabled_sheets_are_told(desk: Desk) -> None:
    desk.fault("spreadsheets.get", status=403)
    with pytest.raises(Refusal, match="403"):
        account(desk.google)


def test_dates_are_read() -> None:
    assert _moment("Tue, 24 Nov 2026 04:00:00 GMT") == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    assert _moment("") is _moment("tomorrow") is None
