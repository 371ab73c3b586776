"""Requests made up from Google's discovery document: whatever is asked of Drive, nothing answers 500."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localsheets.drive.library import SPREADSHEET
from tests.localsheets.conftest import BO, LAN, Office, make, share
from tests.localsheets.discovery import document, methods

DRIVE = document("drive.v3")
MAY_ANSWER = {200, 204, 400, 401, 403, 404, 409, 501}

METHODS = sorted(methods(DRIVE), key=lambda method: str(method["id"]))
FIELDS = sorted({name for schema in DRIVE["schemas"].values() for name in schema.get("properties", {})})
WORDS = st.sampled_from([LAN, BO, "root", "true", "false", "0", "7", "owner", "writer", "reader", "user", "anyone",
                         "organizer", "name", "name desc", "*", "id,name", "files(id", "trashed = true", "web_hook",
                         "'root' in parents", "text/csv", SPREADSHEET, "https://example.com/", "media"])  # fmt: skip
TEXTS = WORDS | st.text(max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=3),
    max_leaves=6,
)
BODIES = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5) | VALUES


@pytest.fixture(scope="module")
def shelf() -> Iterator[tuple[httpx.Client, list[str]]]:
    """Lan with a spreadsheet, a folder, a shared drive; and what ids may be."""
    office = Office()
    lan = office.client(LAN)
    office.client(BO)
    folder = make(lan)
    sheet = make(lan, mime_type=SPREADSHEET, parents=[folder])
    permission = share(lan, sheet, BO, "writer").json()["id"]
    drive = lan.post("/drive/v3/drives", params={"requestId": "1"}, json={"name": "Shop"}).json()["id"]
    yield lan, [folder, sheet, permission, drive, "root", "nowhere", "1"]
    office.server.close()


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_request_answers_500(shelf: tuple[httpx.Client, list[str]], data: st.DataObject) -> None:
    lan, ids = shelf
    method = data.draw(st.sampled_from(METHODS))
    parameters = method.get("parameters", {})
    path = str(method["path"])
    for name in parameters:
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(data.draw(st.sampled_from(ids) | TEXTS), safe="") or "-")
    names = st.sampled_from([*parameters, "fields", "alt", "prettyPrint"])
    query = data.draw(st.dictionaries(names, TEXTS | st.sampled_from(ids), max_size=5))
    body = data.draw(BODIES) if "request" in method else None
    answer = lan.request(method["httpMethod"], f"/drive/v3/{path}", params=query, json=body)
    assert answer.status_code in MAY_ANSWER, (method["id"], path, query, body, answer.text)
