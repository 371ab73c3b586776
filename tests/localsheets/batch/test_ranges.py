"""Cells of a band inserted and deleted, the others staying."""

from __future__ import annotations

from tests.localsheets.book import Book, Json, box


def shift(kind: str, where: Json, dimension: str) -> Json:
    """An insertRange or deleteRange."""
    return {kind: {"range": where, "shiftDimension": dimension}}


def test_cells_shift_down_in_band(book: Book) -> None:
    book.type("A1", ["a", "x", "=A2"], ["b", "y"])
    book.batch(shift("insertRange", box((1, 3), (0, 1)), "ROWS"))
    assert book.values("A1:B4") == [["a", "x"], ["", "y"], [], ["b"]]
    assert book.formulas("C1") == [["=A4"]]


def test_cells_shift_back_left(book: Book) -> None:
    book.put("A1", [["a", "b", "c"], ["d", "e", "f"]])
    book.batch(shift("deleteRange", box((0, 1), (0, 2)), "COLUMNS"))
    assert book.values("A1:C2") == [["c"], ["d", "e", "f"]]


def test_grid_grows_for_pushed(book: Book) -> None:
    book.put("A1000", [["last"]])
    book.batch(shift("insertRange", box((0, 2), (0, 1)), "ROWS"))
    assert book.values("A1002") == [["last"]]
