"""Rows and columns inserted, deleted, moved, sized; and what follows them."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json, box, span


def grid(book: Book) -> tuple[int, int]:
    """Rows and columns of the first sheet."""
    size = book.sheet()["properties"]["gridProperties"]
    return size["rowCount"], size["columnCount"]


def test_rows_shift_and_count(book: Book) -> None:
    book.put("A1", [["a"], ["b"], ["c"]])
    book.batch({"insertDimension": {"range": span("ROWS", 1, 3)}})
    assert (book.values("A1:A9"), grid(book)) == ([["a"], [], [], ["b"], ["c"]], (1002, 26))
    book.batch({"deleteDimension": {"range": span("ROWS", 0, 2)}})
    assert (book.values("A1:A9"), grid(book)) == ([[], ["b"], ["c"]], (1000, 26))


def test_columns_shift_and_count(book: Book) -> None:
    book.put("A1", [["a", "b", "c"]])
    book.batch({"deleteDimension": {"range": span("COLUMNS", 1, 2)}})
    book.batch({"insertDimension": {"range": span("COLUMNS", 0, 1)}})
    assert (book.values("A1:Z1"), grid(book)) == ([["", "a", "c"]], (1000, 26))


def test_deleted_cells_stay_gone(book: Book) -> None:
    book.put("A1", [["a", "b"]])
    book.batch({"deleteDimension": {"range": span("COLUMNS", 1, 26)}})
    book.batch({"appendDimension": {"sheetId": 0, "dimension": "COLUMNS", "length": 2}})
    assert book.values("A1:C1") == [["a"]]


def test_new_rows_inherit_looks(book: Book) -> None:
    bold = {"userEnteredFormat": {"textFormat": {"bold": True}}, "note": "n"}
    book.batch({"repeatCell": {"range": box((1, 2), (0, 1)), "cell": bold, "fields": "userEnteredFormat,note"}})
    book.batch({"insertDimension": {"range": span("ROWS", 2, 3), "inheritFromBefore": True}})
    assert book.cell("A3")["userEnteredFormat"] == {"textFormat": {"bold": True}}
    assert "note" not in book.cell("A3")


def test_first_row_inherits_nothing_before(book: Book) -> None:
    text = book.refused({"insertDimension": {"range": span("ROWS", 0, 1), "inheritFromBefore": True}})
    assert text.startswith("Invalid requests[0].insertDimension: inheritFromBefore")


@pytest.mark.parametrize(
    ("start", "end", "destination", "after"),
    [(0, 1, 3, "bcade"), (3, 5, 1, "adebc"), (1, 3, 5, "adebc"), (2, 3, 4, "abdce")],
)
def test_destination_counted_before_move(book: Book, start: int, end: int, destination: int, after: str) -> None:
    book.put("A1", [[letter] for letter in "abcde"])
    book.batch({"moveDimension": {"source": span("ROWS", start, end), "destinationIndex": destination}})
    assert "".join(row[0] for row in book.values("A1:A5")) == after


@pytest.mark.parametrize(
    ("destination", "text"),
    [
        (1, "destinationIndex[1] must be outside the requested range[1-2]"),
        (1001, "destinationIndex[1001] is after last row[1000]"),
    ],
)
def test_bad_destination_is_refused(book: Book, destination: int, text: str) -> None:
    move = {"moveDimension": {"source": span("ROWS", 1, 2), "destinationIndex": destination}}
    assert book.refused(move) == f"Invalid requests[0].moveDimension: {text}"


def test_move_to_end_allowed(book: Book) -> None:
    book.put("A1", [["a"]])
    book.batch({"moveDimension": {"source": span("ROWS", 0, 1), "destinationIndex": 1000}})
    assert book.values("A1000") == [["a"]]


def test_last_row_must_stay(book: Book) -> None:
    assert "can't delete all the rows" in book.refused({"deleteDimension": {"range": span("ROWS", 0, 1000)}})


def test_hidden_columns_are_told(book: Book) -> None:
    change = {"properties": {"hiddenByUser": True, "pixelSize": 42}, "fields": "hiddenByUser,pixelSize"}
    book.batch({"updateDimensionProperties": {"range": span("COLUMNS", 1, 2), **change}})
    book.batch({"insertDimension": {"range": span("COLUMNS", 0, 1)}})
    shown = book.get(ranges="A1:D1", fields="sheets.data.columnMetadata")["sheets"][0]["data"][0]["columnMetadata"]
    assert shown == [
        {"pixelSize": 100},
        {"pixelSize": 100},
        {"pixelSize": 42, "hiddenByUser": True},
        {"pixelSize": 100},
    ]


def test_formulas_follow_their_cells(book: Book) -> None:
    book.type("A1", [1, 2], ["=A1+B1", "=SUM(A1:A2)"])
    book.batch(
        {"insertDimension": {"range": span("ROWS", 0, 2)}}, {"insertDimension": {"range": span("COLUMNS", 1, 2)}}
    )
    assert book.formulas("A4:C4") == [["=A3+C3", "", "=SUM(A3:A4)"]]
    assert book.raw("A4") == [[3]]


def test_formula_loses_deleted_cell(book: Book) -> None:
    book.type("A1", [1, "=A1"])
    book.batch({"deleteDimension": {"range": span("COLUMNS", 0, 1)}})
    assert (book.formulas("A1"), book.values("A1")) == ([["=#REF!"]], [["#REF!"]])


@pytest.mark.parametrize(
    ("edit", "after"),
    [
        ({"insertDimension": {"range": span("ROWS", 2, 3)}}, (1, 5)),
        ({"insertDimension": {"range": span("ROWS", 1, 2)}}, (2, 5)),
        ({"insertDimension": {"range": span("ROWS", 4, 5)}}, (1, 4)),
        ({"deleteDimension": {"range": span("ROWS", 0, 2)}}, (0, 2)),
        ({"deleteDimension": {"range": span("ROWS", 3, 9)}}, (1, 3)),
        ({"moveDimension": {"source": span("ROWS", 1, 4), "destinationIndex": 9}}, (6, 9)),
    ],
)
def test_named_range_follows_edit(book: Book, edit: Json, after: tuple[int, int]) -> None:
    book.batch({"addNamedRange": {"namedRange": {"name": "prices", "range": box((1, 4), (0, 1))}}})
    book.batch(edit)
    found = book.get(fields="namedRanges")["namedRanges"][0]["range"]
    assert (found["startRowIndex"], found["endRowIndex"]) == after


def test_cell_limit_is_kept(book: Book) -> None:
    grow = {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 400_000}}
    text = "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
    assert book.refused(grow) == f"Invalid requests[0].appendDimension: {text}"


def test_group_depths_are_listed(book: Book) -> None:
    book.batch({"addDimensionGroup": {"range": span("ROWS", 1, 9)}})
    reply = book.batch({"addDimensionGroup": {"range": span("ROWS", 3, 5)}})[0]["addDimensionGroup"]
    assert [group["depth"] for group in reply["dimensionGroups"]] == [1, 2]
    reply = book.batch({"deleteDimensionGroup": {"range": span("ROWS", 1, 9)}})[0]["deleteDimensionGroup"]
    assert [(one["range"]["startIndex"], one["range"]["endIndex"]) for one in reply["dimensionGroups"]] == [(3, 5)]
    assert book.sheet()["properties"]["gridProperties"]["rowGroupControlAfter"] is True


def test_fitting_column_is_as_recorded(book: Book) -> None:
    book.put("A1", [["A" * 1024]])
    book.batch({"autoResizeDimensions": {"dimensions": span("COLUMNS", 0, 1)}})
    data = book.get(ranges="A1", fields="sheets.data.columnMetadata.pixelSize")["sheets"][0]["data"][0]
    assert data["columnMetadata"] == [{"pixelSize": 8691}]
