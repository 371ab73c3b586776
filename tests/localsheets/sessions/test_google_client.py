"""google-api-python-client: Google's own words for everything, request by request."""

from __future__ import annotations

from typing import Any

import pytest
from googleapiclient.errors import HttpError

from tests.localsheets.book import Json, box, span
from tests.localsheets.conftest import BO, Office

ROWS: list[list[Any]] = [["sku", "price"], ["B-2", 12.5], ["A-1", 99], ["C-3", 5]]


class Shelf:
    """One spreadsheet and the calls to it."""

    def __init__(self, sheets: Any, title: str) -> None:
        self.api = sheets.spreadsheets()
        self.id = self.api.create(body={"properties": {"title": title}}).execute()["spreadsheetId"]
        self.values = self.api.values()

    def batch(self, *requests: Json, **more: Any) -> Json:
        body = {"requests": list(requests), **more}
        return dict(self.api.batchUpdate(spreadsheetId=self.id, body=body).execute())

    def get(self, place: str, **how: str) -> list[list[Any]]:
        found: list[list[Any]] = self.values.get(spreadsheetId=self.id, range=place, **how).execute().get("values", [])
        return found

    def put(self, place: str, rows: list[list[Any]], option: str = "RAW") -> Json:
        request = self.values.update(
            spreadsheetId=self.id, range=place, valueInputOption=option, body={"values": rows}
        )  # fmt: skip
        return dict(request.execute())

    def show(self, fields: str, **how: Any) -> Json:
        return dict(self.api.get(spreadsheetId=self.id, fields=fields, **how).execute()["sheets"][0])


@pytest.fixture
def shelf(sheets: Any) -> Shelf:
    shelf = Shelf(sheets, "商品")
    shelf.put("A1", ROWS)
    return shelf


def test_values_written_and_read(shelf: Shelf) -> None:
    assert shelf.get("Sheet1!A1:B2") == [["sku", "price"], ["B-2", "12.5"]]
    assert shelf.put("D1", [["2026-03-05", "=B2*2"]], "USER_ENTERED")["updatedCells"] == 2
    assert shelf.get("D1:E1", valueRenderOption="UNFORMATTED_VALUE") == [[46086, 25]]
    body = {"valueInputOption": "RAW", "data": [{"range": "C1", "values": [["stock"]]}]}
    assert shelf.values.batchUpdate(spreadsheetId=shelf.id, body=body).execute()["totalUpdatedCells"] == 1
    found = shelf.values.batchGet(spreadsheetId=shelf.id, ranges=["A2", "C1"]).execute()["valueRanges"]
    assert [one["values"] for one in found] == [[["B-2"]], [["stock"]]]


def test_rows_appended_and_cleared(shelf: Shelf) -> None:
    request = shelf.values.append(
        spreadsheetId=shelf.id, range="A1", valueInputOption="RAW", insertDataOption="INSERT_ROWS",
        body={"values": [["D-4", 7]]},
    )  # fmt: skip
    assert request.execute()["updates"]["updatedRange"] == "Sheet1!A5:B5"
    assert shelf.values.clear(spreadsheetId=shelf.id, range="A5:B5").execute()["clearedRange"] == "Sheet1!A5:B5"
    assert shelf.values.batchClear(spreadsheetId=shelf.id, body={"ranges": ["B2", "B3"]}).execute()["clearedRanges"]
    assert shelf.get("A1:B") == [["sku", "price"], ["B-2"], ["A-1"], ["C-3", "5"]]


def test_batch_arranges_the_tab(shelf: Shelf) -> None:
    header = {"userEnteredFormat": {"textFormat": {"bold": True}}}
    frozen = {"gridProperties": {"frozenRowCount": 1}}
    shelf.batch(
        {"repeatCell": {"range": box((0, 1)), "cell": header, "fields": "userEnteredFormat.textFormat.bold"}},
        {"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}},
        {"sortRange": {"range": box((1, 4), (0, 2)), "sortSpecs": [{"dimensionIndex": 0}]}},
        {"deleteDimension": {"range": span("ROWS", 3, 4)}},
        {"autoResizeDimensions": {"dimensions": span("COLUMNS", 0, 2)}},
    )
    assert shelf.get("A1:A") == [["sku"], ["A-1"], ["B-2"]]
    shown = shelf.show("sheets(properties,data.rowData.values.userEnteredFormat)", ranges="A1", includeGridData=True)
    assert shown["properties"]["gridProperties"]["frozenRowCount"] == 1
    assert shown["data"][0]["rowData"][0]["values"] == [header]


def test_batch_is_whole_or_nothing(shelf: Shelf) -> None:
    with pytest.raises(HttpError) as caught:
        shelf.batch({"addSheet": {"properties": {"title": "new"}}}, {"deleteSheet": {"sheetId": 404}})
    assert (caught.value.status_code, caught.value.reason) == (
        400,
        "Invalid requests[1].deleteSheet: No sheet with id: 404",
    )
    found = shelf.api.get(spreadsheetId=shelf.id, fields="sheets.properties.title").execute()
    assert [one["properties"]["title"] for one in found["sheets"]] == ["Sheet1"]


def test_choices_rules_and_notes(shelf: Shelf) -> None:
    choice = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "A-1"}]}, "strict": True}
    rule = {"ranges": [box((1, 4), (1, 2))], "booleanRule": {"condition": {"type": "NOT_BLANK"}, "format": {}}}
    noted = {"start": {"rowIndex": 1}, "rows": [{"values": [{"note": "现货"}]}], "fields": "note"}
    shelf.batch(
        {"setDataValidation": {"range": box((1, 4), (0, 1)), "rule": choice}},
        {"addConditionalFormatRule": {"rule": rule, "index": 0}},
        {"updateCells": noted},
        {"setBasicFilter": {"filter": {"range": box((0, 4), (0, 2))}}},
    )
    fields = "sheets(conditionalFormats,basicFilter,data.rowData.values(note,dataValidation))"
    shown = shelf.show(fields, ranges="A2", includeGridData=True)
    assert shown["data"][0]["rowData"][0]["values"] == [{"dataValidation": choice, "note": "现货"}]
    assert (len(shown["conditionalFormats"]), "basicFilter" in shown) == (1, True)


def test_protection_with_editors(office: Office, shelf: Shelf, drive: Any) -> None:
    office.client(BO)
    sharing = {"type": "user", "role": "writer", "emailAddress": BO}
    drive.permissions().create(fileId=shelf.id, body=sharing, sendNotificationEmail=False).execute()
    protected = {"range": box((0, 1)), "editors": {"users": [BO]}, "description": "header"}
    shelf.batch({"addProtectedRange": {"protectedRange": protected}})
    shown = shelf.show("sheets.protectedRanges")["protectedRanges"][0]
    assert BO in shown["editors"]["users"]
    assert shown["description"] == "header"


def test_rows_found_by_their_marks(shelf: Shelf) -> None:
    mark = {"metadataId": 7, "metadataKey": "row", "metadataValue": "A-1", "visibility": "DOCUMENT",
            "location": {"dimensionRange": span("ROWS", 2, 3)}}  # fmt: skip
    shelf.batch(
        {"createDeveloperMetadata": {"developerMetadata": mark}}, {"insertDimension": {"range": span("ROWS", 1, 2)}}
    )
    by_mark = {"dataFilters": [{"developerMetadataLookup": {"metadataId": 7}}]}
    found = shelf.values.batchGetByDataFilter(spreadsheetId=shelf.id, body=by_mark).execute()["valueRanges"]
    assert found[0]["valueRange"]["values"] == [["A-1", "99"]]
    data = [{"dataFilter": by_mark["dataFilters"][0], "values": [["A-1", 100]]}]
    body = {"valueInputOption": "RAW", "data": data}
    assert shelf.values.batchUpdateByDataFilter(spreadsheetId=shelf.id, body=body).execute()["totalUpdatedCells"] == 2
    assert shelf.api.developerMetadata().get(spreadsheetId=shelf.id, metadataId=7).execute()["metadataValue"] == "A-1"
    assert shelf.get("B4") == [["100"]]


def test_tabs_copied_to_another_spreadsheet(sheets: Any, shelf: Shelf) -> None:
    other = Shelf(sheets, "other")
    copying = {"destinationSpreadsheetId": other.id}
    made = shelf.api.sheets().copyTo(spreadsheetId=shelf.id, sheetId=0, body=copying).execute()
    assert made["title"] == "Copy of Sheet1"
    assert other.get("Copy of Sheet1!A1:B2") == [["sku", "price"], ["B-2", "12.5"]]


def test_answer_shows_the_change(shelf: Shelf) -> None:
    find = {"find": "A-1", "replacement": "A-9", "allSheets": True, "matchEntireCell": True}
    answer = shelf.batch(
        {"findReplace": find}, includeSpreadsheetInResponse=True, responseRanges=["A3"], responseIncludeGridData=True
    )
    assert answer["replies"][0]["findReplace"]["occurrencesChanged"] == 1
    cells = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert cells[0]["formattedValue"] == "A-9"


def test_changes_are_listed(shelf: Shelf, drive: Any) -> None:
    began = drive.changes().getStartPageToken().execute()["startPageToken"]
    shelf.put("A2", [["B-9"]])
    changed = drive.changes().list(pageToken=began).execute()
    assert [one["fileId"] for one in changed["changes"]] == [shelf.id]
    assert len(drive.revisions().list(fileId=shelf.id).execute()["revisions"]) >= 1
    drive.files().update(fileId=shelf.id, body={"trashed": True}).execute()
    assert drive.files().list(q="trashed = false").execute()["files"] == []
