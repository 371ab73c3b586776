"""A spreadsheet that the boss gave to the doctor, with a tab in it that is protected from everybody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import gspread
import pytest

from app.clock import ManualClock
from app.doctor.protecting import TAB, WORD
from app.sheets import Google
from app.sheets.scratch import Scratch
from localsheets.server import Server
from tests.shop import BOSS, NOON, SERVICE, controls, credentials_of, google, signed_in


@dataclass(frozen=True, slots=True)
class Practice:
    """The local Google, the account, and the spreadsheet as its owner sees it."""

    server: Server
    google: Google
    sheet: gspread.Spreadsheet
    scratch: Scratch

    def switch(self, **switches: object) -> None:
        controls(self.server, "POST", "switches", switches)


@pytest.fixture
def practice() -> Iterator[Practice]:
    server = Server()
    # The clock of the test stands still, so that a minute of quota would never pass.
    server.world.controls.switches.service_quota = False
    connection = google(server, credentials_of(server, SERVICE))
    sheet = signed_in(server, BOSS).create("给医生的表格")
    sheet.share(SERVICE, perm_type="user", role="writer", notify=False)
    protected = sheet.add_worksheet(TAB, 5, 5)
    protected.update([[WORD]], "A1")
    protected.add_protected_range("A1:E5", editor_users_emails=[BOSS])
    scratch = Scratch.adopt(connection, sheet.id, clock=ManualClock(NOON))
    yield Practice(server, connection, sheet, scratch)
    server.close()
