"""spreadsheets.create and get: defaults as recorded, masks, grid data."""

from __future__ import annotations

import httpx
import pytest

from tests.localsheets.book import Book, box, message


def test_new_spreadsheet_is_as_recorded(book: Book) -> None:
    shown = book.get()
    assert list(shown) == ["spreadsheetId", "properties", "sheets", "spreadsheetUrl"]
    assert shown["properties"]["timeZone"] == "Etc/GMT"
    assert shown["properties"]["defaultFormat"]["textFormat"]["fontFamily"] == "arial,sans,sans-serif"
    assert shown["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "Sheet1",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": {"rowCount": 1000, "columnCount": 26},
            }
        }
    ]


def test_created_from_description(lan: httpx.Client) -> None:
    cell = {"userEnteredValue": {"stringValue": "手机"}, "note": "n"}
    body = {
        "properties": {"title": "客户", "locale": "zh_CN"},
        "sheets": [
            {
                "properties": {"sheetId": 3, "title": "tab", "gridProperties": {"rowCount": 5, "frozenRowCount": 1}},
                "data": [{"startRow": 1, "rowData": [{"values": [cell]}], "columnMetadata": [{"pixelSize": 50}]}],
                "protectedRanges": [{"range": box((0, 1), sheet=3)}],
            }
        ],
        "namedRanges": [{"name": "phones", "range": box((1, 2), sheet=3)}],
    }
    made = lan.post("/v4/spreadsheets", json=body).json()
    book = Book(lan, made["spreadsheetId"])
    assert made["properties"]["title"] == lan.get(f"/drive/v3/files/{book.id}").json()["name"] == "客户"
    assert (book.values("tab!A1:A2"), book.cell("tab!A2")["note"]) == ([[], ["手机"]], "n")
    assert (len(made["sheets"][0]["protectedRanges"]), len(made["namedRanges"])) == (1, 1)


def test_described_nonsense_leaves_nothing(lan: httpx.Client) -> None:
    body = {"properties": {"title": "x"}, "namedRanges": [{"name": "A1", "range": box()}]}
    assert lan.post("/v4/spreadsheets", json=body).status_code == 400
    assert lan.get("/drive/v3/files").json()["files"] == []


def test_bad_mask_is_told(book: Book) -> None:
    answer = book.client.get(book.url, params={"fields": "sheets(propertis)"})
    assert message(answer, status=400) == "Request contains an invalid argument."
    violation = answer.json()["error"]["details"][0]["fieldViolations"][0]
    text = "Error expanding 'fields' parameter. Cannot find matching fields for path 'sheets.propertis'."
    assert violation == {"field": "sheets.propertis", "description": text}


def test_empty_selection_is_bare(book: Book) -> None:
    assert book.client.get(book.url, params={"fields": "namedRanges"}).text == "{}\n"


def test_ranges_narrow_the_sheets(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "two"}}})
    shown = book.get(ranges="two!B2:C3", includeGridData="true")["sheets"]
    assert [sheet["properties"]["title"] for sheet in shown] == ["two"]
    data = shown[0]["data"][0]
    assert (data["startRow"], data["startColumn"], len(data["rowMetadata"])) == (1, 1, 2)


def test_mask_asks_for_cells(book: Book) -> None:
    book.put("A1", [["a"]])
    shown = book.get(fields="sheets.data.rowData.values.formattedValue", includeGridData="False")
    assert shown == {"sheets": [{"data": [{"rowData": [{"values": [{"formattedValue": "a"}]}]}]}]}


def test_notes_keep_their_places(book: Book) -> None:
    rows = [{"values": [{"note": "a"}]}, {}, {"values": [{}, {"note": "b"}]}]
    book.batch({"updateCells": {"start": {}, "rows": rows, "fields": "note"}})
    shown = book.get(ranges="A2:C3", fields="sheets/data/rowData/values/note")["sheets"][0]["data"]
    assert shown == [{"rowData": [{}, {"values": [{}, {"note": "b"}]}]}]
    assert book.get(ranges="D9", fields="sheets.data.rowData.values.note") == {"sheets": [{"data": [{}]}]}


def test_cell_shows_all_its_values(book: Book) -> None:
    book.type("A1", ["=1/3", "=1/0", "50%"])
    first, second, third = book.cells("A1:C1")[0]
    assert first["userEnteredValue"] == {"formulaValue": "=1/3"}
    assert first["effectiveValue"] == {"numberValue": pytest.approx(1 / 3)}
    assert second["effectiveValue"]["errorValue"]["type"] == "DIVIDE_BY_ZERO"
    assert third["userEnteredFormat"] == {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}
    assert third["effectiveFormat"]["numberFormat"] == {"type": "PERCENT", "pattern": "0%"}


def test_copy_lands_at_end(book: Book, lan: httpx.Client) -> None:
    book.put("A1", [["a"]])
    other = lan.post("/v4/spreadsheets", json={}).json()["spreadsheetId"]
    reply = book.post("/sheets/0:copyTo", {"destinationSpreadsheetId": other})
    assert (reply["title"], reply["index"]) == ("Copy of Sheet1", 1)
    assert Book(lan, other).values("'Copy of Sheet1'!A1") == [["a"]]


def test_answer_is_pretty_unless(book: Book) -> None:
    pretty = book.client.get(book.url, params={"fields": "properties.title"})
    assert pretty.text == '{\n  "properties": {\n    "title": "Shop"\n  }\n}\n'
    plain = book.client.get(book.url, params={"fields": "properties.title", "prettyPrint": "false"})
    assert plain.text == '{"properties":{"title":"Shop"}}'


def test_headers_are_as_recorded(book: Book) -> None:
    headers = book.client.get(book.url).headers
    assert headers["content-type"] == "application/json; charset=UTF-8"
    assert headers.get_list("vary") == ["Origin", "X-Origin", "Referer"]
    assert (headers["server"], headers["cache-control"]) == ("ESF", "private")
    assert not {"etag", "retry-after"} & set(headers)


def test_body_must_be_json(book: Book) -> None:
    answer = book.client.post(book.url + ":batchUpdate", content=b"{nonsense")
    assert message(answer, status=400).startswith("Invalid JSON payload received.")
