"""Rows in another order, without duplicates, without stray spaces."""

from __future__ import annotations

from tests.localsheets.book import Book, Json, box


def sort(*specs: Json, rows: tuple[int, int] = (0, 6)) -> Json:
    """A sortRange over columns A to C."""
    return {"sortRange": {"range": box(rows, (0, 3)), "sortSpecs": list(specs)}}


def test_kinds_sort_in_order(book: Book) -> None:
    book.put("A1", [["b"], [True], [10], [""], ["a"], [9]])
    book.batch(sort({"sortOrder": "ASCENDING"}))
    assert book.raw("A1:A6") == [[9], [10], ["a"], ["b"], [True]]
    book.batch(sort({"sortOrder": "DESCENDING"}))
    assert book.raw("A1:A6") == [[True], ["b"], ["a"], [10], [9]]


def test_equal_rows_keep_order(book: Book) -> None:
    book.put("A1", [["x", 2, "first"], ["x", 1, "second"], ["w", 2, "third"], ["x", 1, "fourth"]])
    book.batch(sort({"dimensionIndex": 0, "sortOrder": "ASCENDING"}, {"dimensionIndex": 1, "sortOrder": "DESCENDING"}))
    assert [row[2] for row in book.values("A1:C4")] == ["third", "first", "second", "fourth"]


def test_looks_move_with_cells(book: Book) -> None:
    book.put("A1", [["b"], ["a"]])
    book.batch({"updateCells": {"start": {}, "rows": [{"values": [{"note": "n"}]}], "fields": "note"}})
    book.batch(sort({"sortOrder": "ASCENDING"}))
    assert book.cell("A2")["note"] == "n"


def test_formulas_sort_by_result(book: Book) -> None:
    book.type("A1", ["=B1", 3], ["=B2", 1], ["=B3", 2])
    book.batch(sort({"sortOrder": "ASCENDING"}))
    assert book.raw("A1:B3") == [[1, 1], [2, 2], [3, 3]]


def test_sort_column_outside_refused(book: Book) -> None:
    assert "dimension index [9]" in book.refused(sort({"dimensionIndex": 9}))


def test_duplicates_close_up(book: Book) -> None:
    book.put("A1", [["a", 1], ["A", 1], ["b", 1], ["a", 2]])
    columns = [{"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}]
    request = {"deleteDuplicates": {"range": box((0, 4), (0, 2)), "comparisonColumns": columns}}
    assert book.batch(request)[0] == {"deleteDuplicates": {"duplicatesRemovedCount": 2}}
    assert book.raw("A1:B4") == [["a", 1], ["b", 1]]


def test_whitespace_is_trimmed(book: Book) -> None:
    book.put("A1", [["  a \t b "], ["ok"], [" =1+1"], [5]])
    reply = book.batch({"trimWhitespace": {"range": box((0, 4), (0, 1))}})[0]
    assert reply == {"trimWhitespace": {"cellsChangedCount": 2}}
    assert book.raw("A1:A4") == [["a b"], ["ok"], ["=1+1"], [5]]


def test_random_order_loses_nothing(book: Book) -> None:
    book.put("A1", [[number] for number in range(20)])
    book.batch({"randomizeRange": {"range": box((0, 20), (0, 1))}})
    assert sorted(row[0] for row in book.raw("A1:A20")) == list(range(20))
