"""Reading and writing ranges of values as Google answers; learned from recordings of its own answers."""

from __future__ import annotations

import httpx
import pytest

from tests.localsheets.book import Book, message


def test_trailing_blanks_are_trimmed(book: Book) -> None:
    book.put("A1:C4", [["a", "", "c"], ["", "", ""], ["x"], ["", "", ""]])
    assert book.values("A1:D10") == [["a", "", "c"], [], ["x"]]


def test_empty_range_lacks_values(book: Book) -> None:
    answer = book.client.get(book.value_url("A1:B2")).json()
    assert answer == {"range": "Sheet1!A1:B2", "majorDimension": "ROWS"}


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("'Sheet1'!A1:1", "Sheet1!A1:Z1"),
        ("A2:C", "Sheet1!A2:C1000"),
        ("D4:A1", "Sheet1!A1:D4"),
        ("A1:A1", "Sheet1!A1"),
        ("b:b", "Sheet1!B1:B1000"),
        ("R2C3:R4C5", "Sheet1!C2:E4"),
        ("A990:B2000", "Sheet1!A990:B1000"),
    ],
)
def test_echoed_range_is_bounded(book: Book, asked: str, echoed: str) -> None:
    assert book.client.get(book.value_url(asked)).json()["range"] == echoed


@pytest.mark.parametrize(("title", "echoed"), [("D3", "'D3'"), ("It's", "'It''s'"), ("🌵 one", "'🌵 one'"), ("a", "a")])
def test_titles_quoted_where_needed(book: Book, title: str, echoed: str) -> None:
    book.batch({"addSheet": {"properties": {"title": title}}})
    place = "'" + title.replace("'", "''") + "'!A1"
    assert book.client.get(book.value_url(place)).json()["range"] == f"{echoed}!A1"


def test_unquoted_title_with_spaces(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "🌵 one"}}})
    assert book.client.get(book.value_url("🌵 one!A:A")).json()["range"] == "'🌵 one'!A1:A1000"


def test_nonsense_range_is_named(book: Book) -> None:
    answer = book.client.get(book.value_url("NOPE!A5:F15"))
    assert message(answer, status=400) == "Unable to parse range: NOPE!A5:F15"


def test_start_beyond_grid_refused(book: Book) -> None:
    answer = book.client.get(book.value_url("AA1"))
    text = "Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert message(answer, status=400) == text


def test_columns_are_trimmed_alike(book: Book) -> None:
    book.put("A1:B2", [["a", "b"], ["c", ""]])
    assert book.values("A1:C3", majorDimension="COLUMNS") == [["a", "c"], ["b"]]


def test_batch_keeps_asked_order(book: Book) -> None:
    book.put("A1:B1", [["a", "b"]])
    answer = book.get("/values:batchGet", ranges=["B1", "A1"])
    assert [one["range"] for one in answer["valueRanges"]] == ["Sheet1!B1", "Sheet1!A1"]


def test_raw_text_stays_text(book: Book) -> None:
    book.put("A1", [["0042", "=1+1", "TRUE", 7, True, "2024-03-05"]])
    assert book.raw("A1:F1") == [["0042", "=1+1", "TRUE", 7, True, "2024-03-05"]]


def test_typed_text_is_read(book: Book) -> None:
    book.type("A1", ["0042", "=1+1", "TRUE", "2,000,000.01", "2024-03-05", "'007"])
    assert book.raw("A1:F1") == [[42, 2, True, 2000000.01, 45356, "007"]]
    assert book.values("A1:F1") == [["42", "2", "TRUE", "2,000,000.01", "2024-03-05", "007"]]
    assert book.formulas("B1") == [["=1+1"]]


def test_dates_shown_when_asked(book: Book) -> None:
    book.type("A1", ["2020-01-01", 5])
    how = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "FORMATTED_STRING"}
    assert book.values("A1:B1", **how) == [["2020-01-01", 5]]
    assert book.formulas("A1:B1") == [[43831, 5]]


def test_nulls_leave_cells_alone(book: Book) -> None:
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    answer = book.put("A1:B2", [[None, "B"], ["C", None]])
    assert book.values("A1:B2") == [["a", "B"], ["C", "d"]]
    assert (answer["updatedRows"], answer["updatedColumns"], answer["updatedCells"]) == (2, 2, 2)


def test_empty_text_clears_counted(book: Book) -> None:
    book.put("A1", [["a", "b"]])
    assert book.put("A1", [["", "b"]])["updatedCells"] == 2
    assert book.values("A1:B1") == [["", "b"]]


def test_one_cell_is_origin(book: Book) -> None:
    assert book.put("B2", [["a", "b"], ["c", "d"]])["updatedRange"] == "Sheet1!B2:C3"


def test_smaller_values_shrink_echo(book: Book) -> None:
    assert book.put("A1:B2", [["a", "b"]])["updatedRange"] == "Sheet1!A1:B1"


def test_box_is_not_left(book: Book) -> None:
    answer = book.client.put(
        book.value_url("A2:B3"), params={"valueInputOption": "RAW"}, json={"values": [["a"], ["b"], ["c"]]}
    )
    text = "Requested writing within range [A2:B3], but tried writing to row [4]"
    assert message(answer, status=400) == text


def test_written_values_come_back(book: Book) -> None:
    answer = book.put("A1", [["1,5"]], option="USER_ENTERED", includeValuesInResponse="True")
    assert answer["updatedData"] == {"range": "Sheet1!A1", "majorDimension": "ROWS", "values": [["1,5"]]}


def test_long_text_is_refused(book: Book) -> None:
    body = {"valueInputOption": "RAW", "data": [{"range": "A1", "values": [["a"]]}, _long("A2")]}
    text = "Invalid data[1]: Your input contains more than the maximum of 50000 characters in a single cell."
    answer = book.client.post(book.url + "/values:batchUpdate", json=body)
    assert message(answer, status=400) == text
    assert book.values("A1:A2") == []


def _long(place: str) -> dict[str, object]:
    return {"range": place, "values": [["x" * 50_001]]}


def test_batch_counts_all_sheets(book: Book) -> None:
    book.batch({"addSheet": {"properties": {"title": "two"}}})
    data = [{"range": "A1:B1", "values": [["a", "b"]]}, {"range": "two!A1", "values": [["c"], ["d"]]}]
    answer = book.post("/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    totals = {name: count for name, count in answer.items() if name.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 3,
        "totalUpdatedColumns": 3,
        "totalUpdatedCells": 4,
        "totalUpdatedSheets": 2,
    }
    assert [one["spreadsheetId"] for one in answer["responses"]] == [book.id, book.id]


def test_clear_tells_whole_range(book: Book) -> None:
    book.put("A1", [["a"]])
    assert book.clear("'Sheet1'") == {"spreadsheetId": book.id, "clearedRange": "Sheet1!A1:Z1000"}
    assert book.values("A1") == []


def test_batch_clear_lists_ranges(book: Book) -> None:
    book.put("A1", [["a", "b", "c"]])
    answer = book.post("/values:batchClear", {"ranges": ["A1", "C:C"]})
    assert answer["clearedRanges"] == ["Sheet1!A1", "Sheet1!C1:C1000"]
    assert book.values("A1:C1") == [["", "b"]]


def test_option_must_be_given(book: Book) -> None:
    answer = book.client.put(book.value_url("A1"), json={"values": [["a"]]})
    assert message(answer, status=400) == "'valueInputOption' is required but not specified"


def test_values_must_be_lists(book: Book) -> None:
    answer = book.client.put(book.value_url("A1"), params={"valueInputOption": "RAW"}, json={"values": "A1:D4"})
    text = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"A1:D4\""
    assert message(answer, status=400) == text
    assert answer.json()["error"]["details"][0]["fieldViolations"] == [{"field": "data.values", "description": text}]


def test_nested_values_are_refused(book: Book) -> None:
    params, body = {"valueInputOption": "RAW"}, {"values": [["a"], ["b", {"c": 1}]]}
    answer = book.client.put(book.value_url("A1"), params=params, json=body)
    assert message(answer, status=400) == "Invalid values[1][1]: struct_value {\n}\n"


def test_mask_cuts_the_answer(book: Book) -> None:
    book.put("A1", [["a"]])
    assert book.client.get(book.value_url("A1"), params={"fields": "values"}).json() == {"values": [["a"]]}


def test_stranger_is_turned_away(book: Book, eve: httpx.Client) -> None:
    assert message(eve.get(book.value_url("A1")), status=403) == "The caller does not have permission"
    assert message(eve.get("/v4/spreadsheets/nothing/values/A1"), status=404) == "Requested entity was not found."


def test_missing_token_is_told(office: object, book: Book) -> None:
    answer = httpx.Client(transport=book.client._transport, base_url="http://localhost").get(book.url)
    assert answer.status_code == 401
    assert answer.json()["error"]["status"] == "UNAUTHENTICATED"
    assert answer.headers["www-authenticate"].startswith("Bearer realm=")
