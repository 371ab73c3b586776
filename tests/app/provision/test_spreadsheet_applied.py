"""The plan sent to a local Google: one write makes the whole spreadsheet, and read back, nothing is left to change."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from google.oauth2.credentials import Credentials

from app.model.operation import Applied, Operation
from app.model.plan import Plan
from app.model.template import Template
from app.provision import changes, collisions
from app.sheets import Drive, Google, Sheets
from app.templates import load
from localsheets.server import Server
from localsheets.transport import LocalTransport

URL, OWNER = "http://localhost", "lan@example.com"


@pytest.fixture
def google() -> Iterator[Google]:
    """A local Google in memory, called as its owner by a person with an account."""
    server = Server()
    accounts = server.world.accounts
    token = accounts.issue(accounts.welcome(OWNER))
    server.world.commit()
    with httpx.Client(transport=LocalTransport(server)) as http:
        yield Google(Credentials(token=token), base_url=URL, http=http)  # type: ignore[no-untyped-call]
    server.close()


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_one_write_makes_everything(google: Google, locale: str) -> None:
    template = load("base", locale)
    file_id = _provisioned(google, template)
    structure = Sheets(google).structure(file_id)
    assert [tab.title for tab in structure.tabs][:3] == [tab.label for tab in template.tabs[:3]]
    assert changes(template, structure, timezone="Asia/Shanghai", editors=(OWNER,)) == ()
    assert collisions(template, structure) == ()


def test_new_sheet_reads_as_declared(google: Google) -> None:
    template = load("base", "zh-CN")
    file_id = _provisioned(google, template)
    readings = Sheets(google).read(file_id, template.inputs)
    for tab in template.inputs:
        assert readings[tab.name].header == tuple(column.label for column in tab.standing)
        assert [dict(row.cells) for row in readings[tab.name].rows] == [
            _filled(template, tab.name, row) for row in tab.seeds
        ]


def _provisioned(google: Google, template: Template) -> str:
    file_id, sheets = Drive(google).create("店铺", store_id="st_1"), Sheets(google)
    plan = Plan(changes(template, sheets.structure(file_id), timezone="Asia/Shanghai", editors=(OWNER,)))
    assert isinstance(sheets.apply(file_id, Operation("op_1", 7, plan)), Applied)
    return file_id


def _filled(template: Template, tab: str, seed: tuple[object, ...]) -> dict[str, object]:
    columns = template.tab(tab).columns
    return {column.name: value for column, value in zip(columns, seed, strict=True) if value is not None}
