"""Merged cells: as one, by rows, by columns, and apart again."""

from __future__ import annotations

from tests.localsheets.book import Book, Json, box


def merge(how: str, where: Json) -> Json:
    """A mergeCells."""
    return {"mergeCells": {"range": where, "mergeType": how}}


def test_rows_merge_one_each(book: Book) -> None:
    book.batch(merge("MERGE_ROWS", box((0, 2), (0, 3))))
    assert [(one["startRowIndex"], one["endRowIndex"]) for one in book.sheet()["merges"]] == [(0, 1), (1, 2)]


def test_first_value_stays_alone(book: Book) -> None:
    book.put("A1", [["", "b"], ["c", "d"]])
    book.batch(merge("MERGE_ALL", box((0, 2), (0, 2))))
    assert book.values("A1:B2") == [["b"]]


def test_unmerge_clears_larger_range(book: Book) -> None:
    book.batch(merge("MERGE_ALL", box((1, 3), (1, 3))))
    book.batch({"unmergeCells": {"range": box((0, 9), (0, 9))}})
    assert "merges" not in book.sheet()


def test_part_of_merge_refused(book: Book) -> None:
    book.batch(merge("MERGE_ALL", box((0, 3), (0, 3))))
    assert "must select all cells" in book.refused({"unmergeCells": {"range": box((0, 1), (0, 1))}})
    assert "must select all cells" in book.refused(merge("MERGE_ALL", box((2, 5), (2, 5))))
