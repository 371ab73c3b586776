"""Protected ranges and sheets bind by person, and nobody but their owner escapes them."""

from __future__ import annotations

import httpx
import pytest

from tests.localsheets.book import Book, Json, box, message, span
from tests.localsheets.conftest import BO, LAN

TEXT = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove "
    "protection if you need to edit."
)


def protect(book: Book, where: Json, **more: object) -> int:
    """The id of a new protection."""
    reply = book.batch({"addProtectedRange": {"protectedRange": {"range": where, **more}}})[0]
    return int(reply["addProtectedRange"]["protectedRange"]["protectedRangeId"])


def listed(book: Book) -> list[Json]:
    """The protections of the first sheet."""
    found: list[Json] = book.sheet().get("protectedRanges", [])
    return found


def test_maker_becomes_editor(book: Book) -> None:
    given = {"range": box((0, 2), (0, 2)), "warningOnly": False, "editors": {"users": [], "groups": []}}
    reply = book.batch({"addProtectedRange": {"protectedRange": given}})[0]["addProtectedRange"]["protectedRange"]
    assert (reply["requestingUserCanEdit"], reply["editors"]) == (True, {})
    assert listed(book)[0]["editors"] == {"users": [LAN]}


def test_warning_names_no_editors(book: Book) -> None:
    protect(book, box((0, 1)), warningOnly=True, editors={"users": [BO]})
    assert listed(book)[0] == {
        "protectedRangeId": listed(book)[0]["protectedRangeId"],
        "range": {"startRowIndex": 0, "endRowIndex": 1},
        "warningOnly": True,
        "requestingUserCanEdit": True,
    }


def test_others_cannot_write_there(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)))
    answer = shared.client.put(shared.value_url("A1"), params={"valueInputOption": "RAW"}, json={"values": [["x"]]})
    assert message(answer, status=400) == TEXT
    shared.put("A2", [["x"]])
    book.put("A1", [["x"]])


def test_warning_stops_nobody(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)), warningOnly=True)
    shared.put("A1", [["x"]])


def test_listed_editor_may_write(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)), editors={"users": [BO.upper()]})
    shared.put("A1", [["x"]])


def test_owner_may_always_write(book: Book, shared: Book) -> None:
    protect(shared, box((0, 1)))
    book.put("A1", [["x"]])
    assert listed(shared)[0]["editors"] == {"users": [BO]}


@pytest.mark.parametrize(
    "request_",
    [
        {"updateCells": {"start": {}, "rows": [{"values": [{}]}], "fields": "*"}},
        {"repeatCell": {"range": box((0, 3), (0, 1)), "cell": {}, "fields": "note"}},
        {"deleteDimension": {"range": span("ROWS", 0, 1)}},
        {"insertDimension": {"range": span("COLUMNS", 0, 1)}},
        {"moveDimension": {"source": span("ROWS", 3, 4), "destinationIndex": 0}},
        {"sortRange": {"range": box((0, 9), (0, 9)), "sortSpecs": []}},
        {"mergeCells": {"range": box((0, 2), (0, 2)), "mergeType": "MERGE_ALL"}},
        {"deleteSheet": {"sheetId": 0}},
    ],
)
def test_structure_respects_protection(book: Book, shared: Book, request_: Json) -> None:
    book.batch({"addSheet": {}})
    protect(book, box((0, 1), (0, 3)))
    kind = next(iter(request_))
    assert shared.refused(request_) == f"Invalid requests[0].{kind}: {TEXT}"
    book.batch(request_)


def test_structure_below_is_free(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)))
    shared.batch(
        {"insertDimension": {"range": span("ROWS", 1, 3), "inheritFromBefore": True}},
        {"deleteDimension": {"range": span("ROWS", 5, 6)}},
        {"moveDimension": {"source": span("ROWS", 3, 4), "destinationIndex": 1}},
        {"sortRange": {"range": box((1, 9), (0, 9)), "sortSpecs": []}},
    )


def test_sheet_leaves_holes_open(book: Book, shared: Book) -> None:
    protect(book, box(), unprotectedRanges=[box((1, 3), (0, 1)), box((1, 3), (1, 2))])
    shared.put("A2:B3", [["a", "b"], ["c", "d"]])
    answer = shared.client.put(
        shared.value_url("A2:C2"), params={"valueInputOption": "RAW"}, json={"values": [["a", "b", "c"]]}
    )
    assert message(answer, status=400) == TEXT
    assert TEXT in shared.refused({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})


def test_others_cannot_unprotect(book: Book, shared: Book) -> None:
    number = protect(book, box((0, 1)))
    assert TEXT in shared.refused({"deleteProtectedRange": {"protectedRangeId": number}})
    change = {"protectedRangeId": number, "editors": {"users": [BO]}}
    assert TEXT in shared.refused({"updateProtectedRange": {"protectedRange": change, "fields": "editors"}})
    book.batch({"deleteProtectedRange": {"protectedRangeId": number}})
    assert listed(book) == []


def test_update_takes_masked_fields(book: Book, shared: Book) -> None:
    number = protect(book, box((0, 1)), description="header")
    change = {"protectedRangeId": number, "description": "no", "editors": {"users": [LAN, BO]}}
    book.batch({"updateProtectedRange": {"protectedRange": change, "fields": "editors.users"}})
    assert (listed(book)[0]["description"], listed(book)[0]["editors"]) == ("header", {"users": [LAN, BO]})
    shared.put("A1", [["x"]])


def test_editors_hidden_from_others(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)))
    assert "editors" not in listed(shared)[0]
    assert "requestingUserCanEdit" not in listed(shared)[0]


def test_protection_follows_its_rows(book: Book) -> None:
    protect(book, box((2, 4), (0, 2)))
    book.batch({"insertDimension": {"range": span("ROWS", 0, 3)}})
    assert listed(book)[0]["range"]["startRowIndex"] == 5
    book.batch({"deleteDimension": {"range": span("ROWS", 5, 7)}})
    assert listed(book) == []


def test_named_range_shows_its_place(book: Book) -> None:
    book.batch(
        {"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "top", "range": box((0, 1))}}},
        {"addProtectedRange": {"protectedRange": {"namedRangeId": "n"}}},
        {"insertDimension": {"range": span("ROWS", 0, 2)}},
    )
    assert (listed(book)[0]["namedRangeId"], listed(book)[0]["range"]["startRowIndex"]) == ("n", 2)


def test_unknown_protection_is_named(book: Book) -> None:
    text = book.refused({"deleteProtectedRange": {"protectedRangeId": 5}})
    assert text == "Invalid requests[0].deleteProtectedRange: No protected range with ID: 5"


def test_refusal_takes_all_back(book: Book, shared: Book) -> None:
    protect(book, box((0, 1)))
    book.put("A2", [["a"]])
    cut = {"deleteDimension": {"range": span("ROWS", 1, 2)}}
    write = {"updateCells": {"start": {}, "rows": [{"values": [{}]}], "fields": "*"}}
    assert shared.refused(cut, write).startswith("Invalid requests[1].updateCells: ")
    assert book.values("A2") == [["a"]]


def test_commenter_may_read_only(book: Book, eve: httpx.Client) -> None:
    share = {"type": "user", "role": "commenter", "emailAddress": "eve@example.org"}
    book.client.post(f"/drive/v3/files/{book.id}/permissions?sendNotificationEmail=false", json=share)
    assert eve.get(book.url).status_code == 200
    assert message(eve.post(book.value_url("A1") + ":clear"), status=403) == "The caller does not have permission"
