"""What a token allows by its scopes."""

from __future__ import annotations

import httpx
import pytest

from localsheets.oauth.scopes import PREFIX, SCOPES, wanted
from localsheets.routes import ROUTES
from localsheets.transport import LocalTransport
from tests.localsheets.conftest import LAN, Office, make
from tests.localsheets.discovery import document, methods


def holder(office: Office, *scopes: str) -> httpx.Client:
    """Lan with a token of these scopes."""
    accounts = office.world.accounts
    token = accounts.issue(accounts.welcome(LAN), scopes=" ".join(PREFIX + scope for scope in scopes))
    office.world.database.commit()
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.Client(transport=LocalTransport(office.server), base_url="http://localhost", headers=headers)


def test_table_is_googles_own() -> None:
    published = {
        method["id"].removeprefix("sheets."): {scope.removeprefix(PREFIX) for scope in method["scopes"]}
        for name in ("sheets.v4", "drive.v3")
        for method in methods(document(name))
    }
    routed = {route.name for route in ROUTES if route.kind in ("read", "write")} | SCOPES.keys()
    assert {name: wanted(name) for name in routed} == {name: published[name] for name in routed}


def test_reader_token_cannot_write(office: Office) -> None:
    reader = holder(office, "drive.readonly", "spreadsheets.readonly")
    answer = reader.post("/drive/v3/files", json={"name": "x"})
    assert answer.status_code == 403
    assert answer.json()["error"]["message"] == "Request had insufficient authentication scopes."
    assert answer.json()["error"]["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"


@pytest.mark.parametrize(("scope", "status"), [("drive", 200), ("drive.file", 200), ("spreadsheets", 403)])
def test_drive_wants_drive_scopes(office: Office, scope: str, status: int) -> None:
    assert holder(office, scope).get("/drive/v3/files").status_code == status


def test_personal_token_reaches_everywhere(office: Office, lan: httpx.Client) -> None:
    assert lan.get(f"/drive/v3/files/{make(lan)}").status_code == 200
