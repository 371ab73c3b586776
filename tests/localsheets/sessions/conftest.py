"""Each client, signed in as Lan, whose server is in the same process."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
from google.oauth2.credentials import Credentials
from googleapiclient.discovery import build

from tests.localsheets.clients import LocalHttp, session
from tests.localsheets.conftest import LAN, Office


def token(office: Office, email: str) -> str:
    """A token of somebody."""
    accounts = office.world.accounts
    issued = accounts.issue(accounts.welcome(email))
    office.world.database.commit()
    return issued


def gspread_of(office: Office, email: str) -> gspread.Client:
    """gspread as somebody."""
    return gspread.Client(auth=None, session=session(office.server, token(office, email)))  # type: ignore[arg-type]


@pytest.fixture
def gc(office: Office) -> gspread.Client:
    return gspread_of(office, LAN)


@pytest.fixture
def tab(gc: gspread.Client) -> gspread.Worksheet:
    """The first tab of a new spreadsheet, with goods in it."""
    sheet = gc.create("商品").sheet1
    sheet.update([["sku", "price", "stock"], ["B-2", 12.5, 3], ["A-1", 99, 10], ["C-3", 5, 0]], "A1")
    return sheet


@pytest.fixture
def drive(office: Office) -> Any:
    """Google's own client of Drive."""
    return build("drive", "v3", http=LocalHttp(office.server, token(office, LAN)), static_discovery=True)


@pytest.fixture
def sheets(office: Office) -> Any:
    """Google's own client of Sheets."""
    return build("sheets", "v4", http=LocalHttp(office.server, token(office, LAN)), static_discovery=True)


@pytest.fixture
def credentials(office: Office) -> Credentials:
    return Credentials(token=token(office, LAN))  # type: ignore[no-untyped-call]
