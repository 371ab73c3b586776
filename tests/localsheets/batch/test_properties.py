"""Properties of the spreadsheet and of its sheets."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json


def change(fields: str, **properties: object) -> Json:
    """An updateSheetProperties of the first sheet, unless it names another."""
    return {"updateSheetProperties": {"properties": {"sheetId": 0, **properties}, "fields": fields}}


def titles(book: Book) -> list[str]:
    """The titles of the sheets in order; their indices must count up."""
    shown = [sheet["properties"] for sheet in book.get()["sheets"]]
    assert [one["index"] for one in shown] == list(range(len(shown)))
    return [one["title"] for one in shown]


@pytest.mark.parametrize(
    ("fields", "properties"),
    [
        ("gridProperties/rowCount", {"gridProperties": {"rowCount": 7}}),
        ("gridProperties.rowCount", {"gridProperties": {"rowCount": 7}}),
        ("grid_properties(row_count)", {"grid_properties": {"row_count": 7}}),
    ],
)
def test_masks_in_every_spelling(book: Book, fields: str, properties: Json) -> None:
    book.batch(change(fields, **properties))
    assert book.sheet()["properties"]["gridProperties"] == {"rowCount": 7, "columnCount": 26}


def test_requests_may_be_one(book: Book) -> None:
    body = {"requests": change("title", title="one")}
    assert book.post(":batchUpdate", body)["replies"] == [{}]
    assert titles(book) == ["one"]


def test_spreadsheet_title_names_file(book: Book) -> None:
    book.batch({"updateSpreadsheetProperties": {"properties": {"title": "店铺"}, "fields": "title"}})
    assert book.client.get(f"/drive/v3/files/{book.id}").json()["name"] == "店铺"
    assert book.get(fields="properties.title") == {"properties": {"title": "店铺"}}


def test_locale_and_zone_change(book: Book) -> None:
    given = {"locale": "zh_CN", "timeZone": "Asia/Shanghai"}
    book.batch({"updateSpreadsheetProperties": {"properties": given, "fields": "locale,timeZone"}})
    shown = book.get(fields="properties(locale,timeZone,autoRecalc)")["properties"]
    assert shown == {**given, "autoRecalc": "ON_CHANGE"}


def test_unknown_zone_is_refused(book: Book) -> None:
    given = {"timeZone": "Mars/Olympus"}
    assert "Mars/Olympus" in book.refused({"updateSpreadsheetProperties": {"properties": given, "fields": "timeZone"}})


@pytest.mark.parametrize(
    ("properties", "fields", "text"),
    [
        ({"title": ""}, "title", "The sheet name cannot be empty."),
        ({"hidden": True}, "hidden", "You can't hide all the sheets in a document."),
        ({"sheetId": 9}, "title", "No sheet with id: 9"),
        ({"gridProperties": {"frozenRowCount": 1000}}, "gridProperties", "You can't freeze all visible rows"),
    ],
)
def test_impossible_properties_are_refused(book: Book, properties: Json, fields: str, text: str) -> None:
    assert book.refused(change(fields, **properties)).startswith(f"Invalid requests[0].updateSheetProperties: {text}")


def test_title_is_taken_once(book: Book) -> None:
    add = {"addSheet": {"properties": {"title": "SHEET1"}}}
    text = 'A sheet with the name "SHEET1" already exists. Please enter another name.'
    assert book.refused(add) == f"Invalid requests[0].addSheet: {text}"


def test_new_sheet_is_complete(book: Book) -> None:
    reply = book.batch({"addSheet": {"properties": {"title": "two", "index": 0}}})[0]["addSheet"]["properties"]
    assert reply.pop("sheetId") > 0
    assert reply == {
        "title": "two",
        "index": 0,
        "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26},
    }
    assert titles(book) == ["two", "Sheet1"]


def test_index_counted_before_move(book: Book) -> None:
    book.batch(*({"addSheet": {"properties": {"sheetId": number, "title": str(number)}}} for number in (1, 2, 3)))
    book.batch(change("index", index=2))
    assert titles(book) == ["1", "Sheet1", "2", "3"]
    book.batch(change("index", sheetId=3, index=0))
    assert titles(book) == ["3", "1", "Sheet1", "2"]
    book.batch(change("index", sheetId=3, index=1))
    assert titles(book) == ["3", "1", "Sheet1", "2"]


def test_last_sheet_must_stay(book: Book) -> None:
    assert "can't remove all the sheets" in book.refused({"deleteSheet": {"sheetId": 0}})


def test_false_flags_are_silent(book: Book) -> None:
    book.batch(
        {"addSheet": {}},
        change("hidden,gridProperties.frozenRowCount", hidden=True, gridProperties={"frozenRowCount": 1}),
    )
    assert book.sheet()["properties"]["hidden"] is True
    book.batch(change("hidden,gridProperties.frozenRowCount", hidden=False))
    assert "hidden" not in book.sheet()["properties"]
    assert "frozenRowCount" not in book.sheet()["properties"]["gridProperties"]


def test_tab_colour_is_quantised(book: Book) -> None:
    book.batch(change("tabColorStyle", tabColorStyle={"rgbColor": {"red": 1, "green": 0, "blue": 0.5}}))
    assert book.sheet()["properties"]["tabColorStyle"] == {"rgbColor": {"red": 1, "blue": 0.49803922}}
    book.batch(change("tabColorStyle", tabColorStyle={"rgbColor": None}))
    assert book.get(fields="sheets.properties.tabColorStyle") == {"sheets": [{"properties": {}}]}


def test_renamed_tab_in_formulas(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"sheetId": 5, "title": "prices"}}})
    book.type("prices!A1", [7])
    book.type("A1", ["=prices!A1*2"])
    book.batch(change("title", sheetId=5, title="new prices"))
    assert (book.formulas("A1"), book.raw("A1")) == ([["='new prices'!A1*2"]], [[14]])
    book.batch({"deleteSheet": {"sheetId": 5}})
    assert book.values("A1") == [["#REF!"]]


def test_duplicate_is_its_own(book: Book) -> None:
    book.type("A1", [1, "=A1+1"])
    reply = book.batch({"duplicateSheet": {"sourceSheetId": 0, "newSheetName": "copy", "insertSheetIndex": 1}})[0]
    assert reply["duplicateSheet"]["properties"]["index"] == 1
    book.type("copy!A1", [5])
    assert (book.raw("copy!A1:B1"), book.raw("Sheet1!A1:B1")) == ([[5, 6]], [[1, 2]])
