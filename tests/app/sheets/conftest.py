"""A spreadsheet with one tab of ours in a local Google, and the service's hands on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import gspread
import pytest

from app.model.change import AddTab, Header, Place, RewriteValue, SetHeader, TagColumn
from app.model.operation import Operation
from app.model.plan import Plan
from app.sheets import Drive, Google, Sheets
from localsheets.server import Server
from tests.shop import BOSS, SERVICE, armed, credentials_of, google, signed_in

TAB, PHONE, NAME = 7, Place(7, 0, 71), Place(7, 1, 72)


@dataclass(frozen=True, slots=True)
class Desk:
    """The service's connection, and the spreadsheet as its owner sees it."""

    server: Server
    google: Google
    sheets: Sheets
    sheet_id: str
    people: gspread.Worksheet

    def fault(self, method: str, **fault: object) -> None:
        armed(self.server, method, **fault)

    def phones(self) -> list[Any]:
        return self.people.col_values(1)[1:]


def rewrite(number: int = 1, *, find: str = "+86 138", **changed: Any) -> Operation:
    """An operation that rewrites one text, guarded."""
    plan = Plan((RewriteValue(PHONE, find, "138"),), (PHONE,))
    return Operation(**{"id": f"op_{number}", "metadata_id": 1000 + number, "plan": plan, **changed})


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Headers 电话 and 姓名, and three rows."""
    server = Server()
    connection = google(server, credentials_of(server, SERVICE))
    drive, sheets = Drive(connection), Sheets(connection)
    credentials_of(server, BOSS)
    sheet_id = drive.create("desk", store_id="st_1")
    drive.share(sheet_id, BOSS, role="writer", notify=False)
    headers = SetHeader(TAB, 0, (Header("电话"), Header("姓名")))
    tags = (TagColumn(PHONE, "customers.phone"), TagColumn(NAME, "customers.name"))
    sheets.apply(sheet_id, Operation("op_0", 1000, Plan((AddTab(TAB, "客户", 0, 100, 5), headers, *tags))))
    people = signed_in(server, BOSS).open_by_key(sheet_id).worksheet("客户")
    people.update([["+86 138", "小美"], ["139", "阿美"], ["+86 138", "大美"]], "A2:B4", raw=True)
    yield Desk(server, connection, sheets, sheet_id, people)
    server.close()
