"""Developer metadata in batches: ids, places that follow, lookups that guard."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json, span


def entry(number: int, location: Json, *, key: str = "k", value: str = "v") -> Json:
    """A createDeveloperMetadata."""
    made = {"metadataId": number, "metadataKey": key, "metadataValue": value, "visibility": "DOCUMENT"}
    return {"createDeveloperMetadata": {"developerMetadata": {**made, "location": location}}}


def column(index: int, sheet: int = 0) -> Json:
    """The location of one column."""
    return {"dimensionRange": span("COLUMNS", index, index + 1, sheet=sheet)}


def row(index: int) -> Json:
    """The location of one row."""
    return {"dimensionRange": span("ROWS", index, index + 1)}


def where(book: Book, number: int) -> int:
    """The index of the row or column that an entry is at now."""
    location = book.get(f"/developerMetadata/{number}")["location"]["dimensionRange"]
    return int(location["startIndex"])


def guard(number: int, location: Json) -> Json:
    """An updateDeveloperMetadata that changes nothing where the entry is at that place."""
    lookup = {"metadataId": number, "metadataLocation": location, "locationMatchingStrategy": "EXACT_LOCATION"}
    body = {"dataFilters": [{"developerMetadataLookup": lookup}], "fields": "metadataValue"}
    return {"updateDeveloperMetadata": {**body, "developerMetadata": {"metadataValue": "v"}}}


def test_created_entry_is_shown(book: Book) -> None:
    reply = book.batch(entry(7, {"spreadsheet": True}))[0]["createDeveloperMetadata"]["developerMetadata"]
    assert reply == book.get("/developerMetadata/7")
    assert reply["location"] == {"locationType": "SPREADSHEET", "spreadsheet": True}


def test_used_id_refuses_batch(book: Book) -> None:
    book.batch(entry(7, {"spreadsheet": True}))
    rename = {"updateSpreadsheetProperties": {"properties": {"title": "other"}, "fields": "title"}}
    assert book.refused(rename, entry(7, {"sheetId": 0})).startswith("Invalid requests[1].createDeveloperMetadata: ")
    assert book.get()["properties"]["title"] == "Shop"


def test_id_is_free_again(book: Book) -> None:
    book.batch(entry(7, {"spreadsheet": True}))
    lookup = {"developerMetadataLookup": {"metadataId": 7}}
    reply = book.batch({"deleteDeveloperMetadata": {"dataFilter": lookup}})[0]["deleteDeveloperMetadata"]
    assert reply["deletedDeveloperMetadata"][0]["metadataId"] == 7
    book.batch(entry(7, {"spreadsheet": True}))


def test_missing_entry_answers_404(book: Book) -> None:
    answer = book.client.get(book.url + "/developerMetadata/9")
    assert (answer.status_code, answer.json()["error"]["message"]) == (404, "No developer metadata with ID 9")


def test_entry_follows_its_column(book: Book) -> None:
    book.batch(entry(7, column(3)))
    book.batch({"insertDimension": {"range": span("COLUMNS", 1, 3)}})
    assert where(book, 7) == 5
    book.batch({"deleteDimension": {"range": span("COLUMNS", 0, 1)}})
    assert where(book, 7) == 4
    book.batch({"moveDimension": {"source": span("COLUMNS", 4, 5), "destinationIndex": 1}})
    assert where(book, 7) == 1


def test_entry_stays_in_sort(book: Book) -> None:
    book.put("A1", [["b"], ["a"]])
    book.batch(entry(7, row(0)))
    sort = {"range": {"endRowIndex": 2, "endColumnIndex": 1}, "sortSpecs": [{"sortOrder": "ASCENDING"}]}
    book.batch({"sortRange": sort})
    assert (where(book, 7), book.values("A1:A2")) == (0, [["a"], ["b"]])


def test_entry_goes_with_row(book: Book) -> None:
    book.batch(entry(7, row(4)))
    book.batch({"deleteDimension": {"range": span("ROWS", 3, 6)}})
    assert book.client.get(book.url + "/developerMetadata/7").status_code == 404


def test_entry_goes_with_sheet(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"sheetId": 5}}}, entry(7, {"sheetId": 5}), entry(8, column(0, 5)))
    book.batch({"deleteSheet": {"sheetId": 5}})
    assert book.post("/developerMetadata:search", {"dataFilters": [{"developerMetadataLookup": {}}]}) == {}


def test_guard_holds_in_place(book: Book) -> None:
    book.batch(entry(7, column(3)))
    reply = book.batch(guard(7, column(3)))[0]["updateDeveloperMetadata"]
    assert reply["developerMetadata"][0]["metadataValue"] == "v"


@pytest.mark.parametrize("place", [column(2), column(9), row(3), {"sheetId": 0}])
def test_guard_refuses_moved_column(book: Book, place: Json) -> None:
    book.batch(entry(7, column(3)))
    assert book.refused(guard(7, place)).startswith("Invalid requests[0].updateDeveloperMetadata: ")


def test_more_than_one_line_refused(book: Book) -> None:
    assert "exactly one row or column" in book.refused(entry(7, {"dimensionRange": span("ROWS", 0, 2)}))


def test_values_of_entry_are_limited(book: Book) -> None:
    big = "x" * 15_000
    book.batch(entry(1, {"spreadsheet": True}, value=big))
    assert "cannot exceed 30000 characters" in book.refused(entry(2, {"spreadsheet": True}, value=big))
    book.batch(entry(2, {"sheetId": 0}, value=big))
