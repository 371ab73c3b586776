"""Batches apply whole or not at all, in order, and say which request was refused."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.localsheets.book import Book, Json, box, message, span

INSERT = {"insertDimension": {"range": span("ROWS", 1, 2)}}
BAD = {"deleteNamedRange": {"namedRangeId": "nothing"}}

EDITS: list[Json] = [
    INSERT,
    {"deleteDimension": {"range": span("COLUMNS", 1, 2)}},
    {"moveDimension": {"source": span("ROWS", 0, 1), "destinationIndex": 3}},
    {"addSheet": {"properties": {"title": "two"}}},
    {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "x", "hidden": False}, "fields": "title,hidden"}},
    {"updateCells": {"start": {}, "rows": [{"values": [{"note": "n"}]}], "fields": "*"}},
    {
        "repeatCell": {
            "range": box((0, 5), (0, 2)),
            "cell": {"userEnteredFormat": {"wrapStrategy": "WRAP"}},
            "fields": "*",
        }
    },
    {"findReplace": {"find": "a", "replacement": "b", "allSheets": True}},
    {"mergeCells": {"range": box((3, 5), (0, 2)), "mergeType": "MERGE_ALL"}},
    {"addNamedRange": {"namedRange": {"name": "n", "range": box((0, 1))}}},
    {"addProtectedRange": {"protectedRange": {"range": box((0, 1)), "protectedRangeId": 4}}},
    {"setBasicFilter": {"filter": {"range": box((0, 3), (0, 2))}}},
    {
        "createDeveloperMetadata": {
            "developerMetadata": {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
        }
    },
    {"sortRange": {"range": box((0, 3), (0, 2)), "sortSpecs": [{"sortOrder": "DESCENDING"}]}},
    {"cutPaste": {"source": box((0, 2), (0, 1)), "destination": {"columnIndex": 4}, "pasteType": "PASTE_NORMAL"}},
    {"addConditionalFormatRule": {"rule": {"ranges": [box((0, 3))], "booleanRule": {}}}},
    {"addDimensionGroup": {"range": span("ROWS", 1, 3)}},
    {"insertRange": {"range": box((0, 1), (0, 1)), "shiftDimension": "ROWS"}},
]


def whole(book: Book) -> tuple[Json, Json]:
    """All that a spreadsheet shows, its cells as far as the edits reach."""
    return book.get(), book.get(ranges="A1:H12", includeGridData="true")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), max_size=5, unique_by=str))
def test_refused_batch_changes_nothing(book: Book, edits: list[Json]) -> None:
    book.clear("Sheet1")
    book.type("A1", ["a", 1, "=B1"], ["b", 2], ["a", 3])
    before = whole(book)
    answer = book.client.post(book.url + ":batchUpdate", json={"requests": [*edits, BAD]})
    assert message(answer, status=400).startswith("Invalid requests[")
    assert whole(book) == before


def test_requests_see_earlier_ones(book: Book) -> None:
    book.put("A1", [["a"], ["b"]])
    cut = {"deleteDimension": {"range": span("ROWS", 2, 3)}}
    book.batch(INSERT, cut)
    assert book.values("A1:A3") == [["a"]]


def test_refusal_names_its_request(book: Book) -> None:
    assert book.refused(INSERT, BAD) == "Invalid requests[1].deleteNamedRange: No named range with ID: nothing"


@pytest.mark.parametrize("kind", ["addSlicer", "add_slicer"])
def test_unknown_kind_answers_501(book: Book, kind: str) -> None:
    answer = book.client.post(book.url + ":batchUpdate", json={"requests": [{kind: {}}]})
    assert answer.json() == {
        "error": {"code": 501, "message": f"batchUpdate.requests[0].{kind}", "status": "UNIMPLEMENTED"}
    }


def test_misspelt_name_is_told(book: Book) -> None:
    text = book.refused({"updateCells": {"ranges": {}}})
    told = "Unknown name \"ranges\" at 'requests[0].update_cells': Cannot find field."
    assert text == f"Invalid JSON payload received. {told}"


def test_empty_batch_is_refused(book: Book) -> None:
    assert book.refused() == "Must specify at least one request."


def test_answer_brings_ranges_back(book: Book) -> None:
    book.put("A1", [["a"]])
    body = {
        "requests": [INSERT],
        "includeSpreadsheetInResponse": True,
        "responseIncludeGridData": True,
        "responseRanges": ["A1:B1"],
    }
    sheet = book.post(":batchUpdate", body)["updatedSpreadsheet"]["sheets"][0]
    assert sheet["properties"]["gridProperties"]["rowCount"] == 1001
    assert sheet["data"][0]["rowData"][0]["values"][0]["formattedValue"] == "a"


def test_masked_answer_of_batch(book: Book) -> None:
    body = {"requests": [INSERT], "includeSpreadsheetInResponse": True, "responseRanges": ["A1:B1"]}
    answer = book.post(":batchUpdate", body, fields="replies,updatedSpreadsheet.sheets.properties.title")
    assert answer == {"replies": [{}], "updatedSpreadsheet": {"sheets": [{"properties": {"title": "Sheet1"}}]}}
