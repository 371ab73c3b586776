"""files.list: what `q` finds, in which order, in which pages."""

from __future__ import annotations

import contextlib

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.drive.query import BadQuery, begins_a_word, parse
from tests.localsheets.conftest import BO, LAN, Office, make, reason, share


def names(client: httpx.Client, **params: str) -> list[str]:
    """The names of the files found."""
    answer = client.get("/drive/v3/files", params={"fields": "files/name", **params})
    assert answer.status_code == 200, answer.text
    return [file["name"] for file in answer.json()["files"]]


@pytest.fixture
def shelf(lan: httpx.Client) -> httpx.Client:
    """Lan with five files."""
    folder = make(lan, name="Shop 2026")
    make(lan, name="客户名单", parents=[folder], appProperties={"shopsheet": "st_1"})
    make(lan, name="Lan's notes", parents=[folder], properties={"colour": "red"})
    make(lan, name="orders 10", mime_type="text/plain")
    thrown = make(lan, name="orders 9")
    lan.patch(f"/drive/v3/files/{thrown}", json={"trashed": True})
    return lan


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("name = 'Shop 2026'", ["Shop 2026"]),
        ('name="shop 2026"', ["Shop 2026"]),
        (r"name = 'Lan\'s notes'", ["Lan's notes"]),
        ("name contains 'note'", ["Lan's notes"]),
        ("name contains 'otes'", []),
        ("name contains '名单'", ["客户名单"]),
        ("mimeType = 'text/plain'", ["orders 10"]),
        ("mimeType contains 'text/'", ["orders 10"]),
        ("trashed = true", ["orders 9"]),
        ("name contains 'orders' and trashed = false", ["orders 10"]),
        ("not trashed = false", ["orders 9"]),
        ("appProperties has { key='shopsheet' and value='st_1' }", ["客户名单"]),
        ("properties has {key='colour' and value='red'}", ["Lan's notes"]),
        ("properties has {key='colour' and value='blue'}", []),
        ("(name = 'orders 9' or name = 'orders 10') and not trashed = true", ["orders 10"]),
        (f"'{LAN}' in owners and name != 'orders 9' and mimeType = 'text/plain'", ["orders 10"]),
        (f"'{BO}' in readers", []),
        ("'root' in parents and mimeType != 'text/plain' and trashed = false", ["Shop 2026"]),
        ("createdTime < '2001-01-01T00:00:00'", []),
        ("sharedWithMe", []),
    ],
)
def test_query_finds_its_files(shelf: httpx.Client, q: str, found: list[str]) -> None:
    assert names(shelf, q=q) == found


@pytest.mark.parametrize(
    "q",
    ["name", "name =", "name = x", "colour = 'red'", "'x' in pockets", "(name = 'x'", "name = 'x' name = 'y'",
     "trashed = 'true'", "createdTime > 'yesterday'", "name ~ 'x'", "appProperties has {key='x'}", "'", "and"],
)  # fmt: skip
def test_senseless_query_is_refused(lan: httpx.Client, q: str) -> None:
    answer = lan.get("/drive/v3/files", params={"q": q})
    assert (answer.status_code, reason(answer)) == (400, "invalid")
    assert answer.json()["error"]["errors"][0]["location"] == "q"


@given(st.text(alphabet="'\"()={}<>! andornotinhasnametrashedtruekeyvalue\\", max_size=40))
def test_any_text_is_read_or_refused(q: str) -> None:
    with contextlib.suppress(BadQuery):
        parse(q)


@given(st.text(min_size=1, max_size=8), st.text(max_size=8))
def test_every_beginning_is_found(start: str, rest: str) -> None:
    assert begins_a_word(start + rest, start)


def test_newest_modified_come_first(office: Office, lan: httpx.Client) -> None:
    for name in ("one", "two", "three"):
        make(lan, name=name)
        office.anybody.post("/_local/clock", json={"advance": 1})
    assert names(lan) == ["three", "two", "one"]
    assert names(lan, orderBy="createdTime") == ["one", "two", "three"]
    assert names(lan, orderBy="name desc") == ["two", "three", "one"]


def test_numbers_in_natural_order(shelf: httpx.Client) -> None:
    found = names(shelf, q="name contains 'orders'", orderBy="name_natural")
    assert found == ["orders 9", "orders 10"]


def test_unknown_order_is_refused(lan: httpx.Client) -> None:
    assert lan.get("/drive/v3/files", params={"orderBy": "colour"}).status_code == 400


def test_pages_give_every_file(lan: httpx.Client) -> None:
    made = {make(lan, name=str(number)) for number in range(7)}
    seen: list[str] = []
    token = None
    while token != "":
        params = {"pageSize": "3"} | ({"pageToken": token} if token else {})
        answer = lan.get("/drive/v3/files", params=params).json()
        seen += [file["id"] for file in answer["files"]]
        token = answer.get("nextPageToken", "")
    assert sorted(seen) == sorted(made)


@pytest.mark.parametrize("params", [{"pageSize": "0"}, {"pageSize": "x"}, {"pageToken": "7"}, {"corpora": "drive"}])
def test_wrong_paging_is_refused(lan: httpx.Client, params: dict[str, str]) -> None:
    assert lan.get("/drive/v3/files", params=params).status_code == 400


def test_shared_files_are_found(lan: httpx.Client, bo: httpx.Client) -> None:
    share(lan, make(lan, name="ours"), BO, "reader")
    make(bo, name="mine")
    assert names(bo, q="sharedWithMe = true") == ["ours"]
    assert sorted(names(bo)) == ["mine", "ours"]


def test_shared_drives_on_demand(office: Office, lan: httpx.Client) -> None:
    drive = office.anybody.post("/_local/drives", json={"name": "Shop", "organizer": LAN}).json()["id"]
    make(lan, name="there", parents=[drive])
    make(lan, name="here")
    both = {"includeItemsFromAllDrives": "true", "supportsAllDrives": "true"}
    assert names(lan) == ["here"]
    assert sorted(names(lan, **both)) == ["here", "there"]
    assert names(lan, corpora="drive", driveId=drive, **both) == ["there"]
