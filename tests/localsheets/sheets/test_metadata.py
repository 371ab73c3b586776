"""Searching developer metadata, and reading and writing values by it."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.localsheets.batch.test_metadata import column, entry, row
from tests.localsheets.book import Book, Json, span


def by(**lookup: Any) -> Json:
    """A data filter."""
    return {"developerMetadataLookup": lookup}


def found(book: Book, *filters: Json) -> list[int]:
    """Ids of the entries that a search finds."""
    matched = book.post("/developerMetadata:search", {"dataFilters": list(filters)})
    return sorted(one["developerMetadata"]["metadataId"] for one in matched.get("matchedDeveloperMetadata", []))


@pytest.fixture
def tagged(book: Book) -> Book:
    """A spreadsheet with an entry of every kind."""
    book.put("A1", [["a", "b"], ["c", "d"], ["e", "f"]])
    book.batch(
        entry(1, {"spreadsheet": True}, key="all"),
        entry(2, {"sheetId": 0}, key="tab"),
        entry(3, row(1), key="row"),
        entry(4, column(1), key="column"),
        entry(5, row(2), key="row", value="other"),
    )
    return book


def test_search_by_properties(tagged: Book) -> None:
    assert found(tagged, by(metadataKey="row")) == [3, 5]
    assert found(tagged, by(metadataKey="row", metadataValue="other")) == [5]
    assert found(tagged, by(locationType="COLUMN"), by(metadataId=1)) == [1, 4]
    assert found(tagged, by(visibility="PROJECT")) == []


def test_exact_place_is_alone(tagged: Book) -> None:
    exact = {"locationMatchingStrategy": "EXACT_LOCATION"}
    assert found(tagged, by(metadataLocation=row(1), **exact)) == [3]
    assert found(tagged, by(metadataLocation={"sheetId": 0}, **exact)) == [2]


def test_meeting_places_by_default(tagged: Book) -> None:
    assert found(tagged, by(metadataLocation=row(1))) == [1, 2, 3, 4]


def test_range_meets_its_entries(tagged: Book) -> None:
    assert found(tagged, {"a1Range": "A2:B2"}) == [2, 3, 4]
    assert found(tagged, {"gridRange": {"startRowIndex": 9, "endColumnIndex": 1}}) == [2]


def test_empty_search_is_bare(tagged: Book) -> None:
    body = {"dataFilters": [by(metadataId=99)]}
    assert tagged.post("/developerMetadata:search", body) == {}


def test_values_read_by_tag(tagged: Book) -> None:
    tagged.batch({"insertDimension": {"range": span("ROWS", 0, 1)}})
    answer = tagged.post("/values:batchGetByDataFilter", {"dataFilters": [by(metadataId=3)]})
    assert answer["valueRanges"] == [
        {
            "valueRange": {"range": "Sheet1!A3:Z3", "majorDimension": "ROWS", "values": [["c", "d"]]},
            "dataFilters": [by(metadataId=3)],
        }
    ]


def test_tabs_read_by_id(tagged: Book) -> None:
    body = {"dataFilters": [{"gridRange": {"sheetId": 0, "endRowIndex": 1}}, {"a1Range": "B2:B3"}]}
    shown = tagged.post("/values:batchGetByDataFilter", body)["valueRanges"]
    assert [one["valueRange"]["values"] for one in shown] == [[["a", "b"]], [["d"], ["f"]]]


def test_values_written_by_tag(tagged: Book) -> None:
    data = [{"dataFilter": by(metadataKey="row"), "values": [["x"]], "majorDimension": "ROWS"}]
    answer = tagged.post("/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": data})
    assert (answer["totalUpdatedRows"], answer["totalUpdatedCells"]) == (2, 2)
    assert [one["updatedRange"] for one in answer["responses"]] == ["Sheet1!A2", "Sheet1!A3"]
    assert tagged.values("A1:B3") == [["a", "b"], ["x", "d"], ["x", "f"]]


def test_larger_values_refused_by_tag(tagged: Book) -> None:
    data = [{"dataFilter": by(metadataId=3), "values": [["x"], ["y"]], "majorDimension": "ROWS"}]
    body = {"valueInputOption": "RAW", "data": data}
    assert tagged.client.post(tagged.url + "/values:batchUpdateByDataFilter", json=body).status_code == 400
    assert tagged.values("A2") == [["c"]]


def test_tag_gone_writes_nothing(tagged: Book) -> None:
    data = [{"dataFilter": by(metadataId=99), "values": [["x"]], "majorDimension": "ROWS"}]
    answer = tagged.post("/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": data})
    assert answer == {"spreadsheetId": tagged.id}


def test_values_cleared_by_tag(tagged: Book) -> None:
    answer = tagged.post("/values:batchClearByDataFilter", {"dataFilters": [by(metadataId=4)]})
    assert answer["clearedRanges"] == ["Sheet1!B1:B1000"]
    assert tagged.values("A1:B3") == [["a"], ["c"], ["e"]]


def test_spreadsheet_read_by_tag(tagged: Book) -> None:
    data = tagged.post(":getByDataFilter", {"dataFilters": [by(metadataId=3)]})["sheets"][0]["data"][0]
    assert (data["startRow"], len(data["rowMetadata"]), len(data["columnMetadata"])) == (1, 1, 26)
    assert [cell["formattedValue"] for cell in data["rowData"][0]["values"]] == ["c", "d"]
    assert data["rowMetadata"][0]["developerMetadata"][0]["metadataId"] == 3


@pytest.mark.parametrize("name", ["¹", "٣", "-3", "9" * 5000])
def test_odd_ids_name_nothing(tagged: Book, name: str) -> None:
    """Digits to Python, yet no number in an address; or more of them than it makes a number of."""
    assert tagged.client.get(tagged.url + "/developerMetadata/" + quote(name)).status_code == 404
    copied = tagged.client.post(
        tagged.url + f"/sheets/{quote(name)}:copyTo", json={"destinationSpreadsheetId": tagged.id}
    )
    assert copied.status_code == 400
