"""Cells written by requests: values with types, formats, notes, validation, and what a mask leaves alone."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json, box

BOLD = {"textFormat": {"bold": True}}


def cell(**value: object) -> Json:
    """A cell with a user-entered value."""
    return {"userEnteredValue": value}


def write(*rows: list[Json], fields: str = "userEnteredValue", **start: int) -> Json:
    """An updateCells from a corner on."""
    return {"updateCells": {"start": start, "rows": [{"values": row} for row in rows], "fields": fields}}


def test_typed_values_are_not_parsed(book: Book) -> None:
    row = [cell(stringValue="=1+1"), cell(numberValue=1.5), cell(boolValue=False), cell(formulaValue="=1+1")]
    book.batch(write(row, rowIndex=1))
    assert book.raw("A2:D2") == [["=1+1", 1.5, False, 2]]
    assert book.formulas("A2:D2") == [["=1+1", 1.5, False, "=1+1"]]


def test_absent_cells_are_cleared(book: Book) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    rows = [{"values": [cell(stringValue="x")]}]
    book.batch({"updateCells": {"range": box((0, 2), (0, 2)), "rows": rows, "fields": "userEnteredValue"}})
    assert book.values("A1:B2") == [["x"]]


def test_more_than_range_refused(book: Book) -> None:
    body = {"range": box((0, 1), (0, 1)), "rows": [{}, {"values": [cell(stringValue="x")]}], "fields": "*"}
    assert book.refused({"updateCells": body}).startswith("Invalid requests[0].updateCells: Attempting to write row: 1")


def test_fields_must_be_listed(book: Book) -> None:
    text = book.refused(write([cell(stringValue="x")], fields=""))
    assert text.endswith("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")


def test_mask_leaves_rest_alone(book: Book) -> None:
    book.put("A1", [["a"]])
    book.batch(write([{"note": "n", "userEnteredFormat": BOLD}], fields="note,userEnteredFormat"))
    book.batch(write([cell(stringValue="b")]))
    shown = book.cell("A1")
    assert (shown["userEnteredValue"], shown["note"]) == ({"stringValue": "b"}, "n")
    assert shown["userEnteredFormat"] == BOLD


def test_star_clears_everything_else(book: Book) -> None:
    book.batch(write([{"note": "n", "userEnteredFormat": BOLD}], fields="*"))
    book.batch(write([cell(stringValue="b")], fields="*"))
    assert set(book.cell("A1")) == {"userEnteredValue", "effectiveValue", "formattedValue", "effectiveFormat"}


def test_colours_come_back_twice(book: Book) -> None:
    form = {"backgroundColor": {"red": 0.9, "green": 0}, "textFormat": {"foregroundColorStyle": {"themeColor": "LINK"}}}
    book.batch({"repeatCell": {"range": box((0, 1)), "cell": {"userEnteredFormat": form}, "fields": "*"}})
    shown = book.cell("C1")["userEnteredFormat"]
    assert shown["backgroundColor"] == {"red": 0.8980392}
    assert shown["backgroundColorStyle"] == {"rgbColor": {"red": 0.8980392}}
    assert shown["textFormat"] == {"foregroundColorStyle": {"themeColor": "LINK"}}


def test_repeated_formula_is_adjusted(book: Book) -> None:
    book.put("A1", [[1], [2], [3]])
    book.batch({"repeatCell": {"range": box((0, 3), (1, 2)), "cell": cell(formulaValue="=A1*10"), "fields": "*"}})
    assert book.raw("B1:B3") == [[10], [20], [30]]


def test_formats_leave_formulas_alone(book: Book) -> None:
    """A formula that stands in the range is not one that is repeated over it."""
    book.type("B1", ["=A1"], ["=A1"])
    form = {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}
    over = box((0, 2), (1, 2))
    book.batch({"repeatCell": {"range": over, "cell": form, "fields": "userEnteredFormat.numberFormat"}})
    book.batch({"setDataValidation": {"range": over, "rule": {"condition": {"type": "NOT_BLANK"}}}})
    assert [book.cell(place)["userEnteredValue"]["formulaValue"] for place in ("B1", "B2")] == ["=A1", "=A1"]


def test_repeat_begins_inside_grid(book: Book) -> None:
    body = {"range": box((1000, 1001), (0, 1)), "cell": {}, "fields": "note"}
    text = "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert book.refused({"repeatCell": body}) == f"Invalid requests[0].repeatCell: {text}"


def test_repeat_is_cut_to_grid(book: Book) -> None:
    book.batch({"repeatCell": {"range": box((998, 2000), (0, 1)), "cell": {"note": "n"}, "fields": "note"}})
    assert book.cell("A1000")["note"] == "n"
    assert book.sheet()["properties"]["gridProperties"]["rowCount"] == 1000


def test_appended_cells_follow_last_value(book: Book) -> None:
    book.put("C3", [["x"]])
    book.batch({"repeatCell": {"range": box((8, 9)), "cell": {"note": "n"}, "fields": "note"}})
    rows = [{"values": [cell(stringValue="y")]}]
    book.batch({"appendCells": {"sheetId": 0, "rows": rows, "fields": "userEnteredValue"}})
    assert book.values("A4") == [["y"]]


def test_validation_comes_and_goes(book: Book) -> None:
    condition = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "男"}, {"userEnteredValue": "女"}]}
    rule = {"condition": condition, "strict": True, "showCustomUi": False}
    book.batch({"setDataValidation": {"range": box((1, 3), (0, 1)), "rule": rule}})
    assert book.cell("A2")["dataValidation"] == {"condition": condition, "strict": True}
    book.put("A2", [["不在表中"]])
    book.batch({"setDataValidation": {"range": box((1, 3), (0, 1))}})
    assert "dataValidation" not in book.cell("A2")


def test_plain_text_takes_digits(book: Book) -> None:
    form = {"numberFormat": {"type": "TEXT"}}
    book.batch({"repeatCell": {"range": box(None, (0, 1)), "cell": {"userEnteredFormat": form}, "fields": "*"}})
    book.type("A1", ["013800138000"], ["=1+1"])
    assert book.raw("A1:A2") == [["013800138000"], ["=1+1"]]


@pytest.mark.parametrize(("given", "kept"), [(2**53, 2**53), (12345678901234567890, 1.2345678901234567e19), (3.0, 3)])
def test_numbers_are_doubles(book: Book, given: float, kept: float) -> None:
    book.batch(write([cell(numberValue=given)]))
    assert book.raw("A1") == [[kept]]


def test_borders_fall_on_sides(book: Book) -> None:
    solid = {"style": "SOLID"}
    book.batch({"updateBorders": {"range": box((0, 2), (0, 2)), "top": solid, "innerVertical": solid}})
    assert book.cell("A1")["userEnteredFormat"]["borders"] == {"top": solid, "right": solid}
    assert book.cell("B2")["userEnteredFormat"]["borders"] == {"left": solid}
    book.batch({"updateBorders": {"range": box((0, 1), (0, 1)), "top": {"style": "NONE"}}})
    assert book.cell("A1")["userEnteredFormat"]["borders"] == {"right": solid}


def test_too_long_text_is_refused(book: Book) -> None:
    text = book.refused(write([cell(stringValue="x" * 50_001)]))
    assert text.endswith("Your input contains more than the maximum of 50000 characters in a single cell.")


def test_pivot_table_shows_its_source(book: Book) -> None:
    pivot = {
        "source": {"endRowIndex": 3, "endColumnIndex": 2},
        "rows": [{"sourceColumnOffset": 0, "sortOrder": "ASCENDING"}],
    }
    book.batch({"updateCells": {"start": {}, "rows": [{"values": [{"pivotTable": pivot}]}], "fields": "pivotTable"}})
    assert book.cell("A1")["pivotTable"] == pivot


def test_mask_into_runs_means_all(book: Book) -> None:
    book.put("A1", [["abc"]])
    runs = [{"format": {"bold": True}}, {"startIndex": 1, "format": {}}]
    fields = "textFormatRuns.startIndex,textFormatRuns.format.bold"
    book.batch({"repeatCell": {"range": box((0, 1), (0, 1)), "cell": {"textFormatRuns": runs}, "fields": fields}})
    assert book.cell("A1")["textFormatRuns"] == runs
