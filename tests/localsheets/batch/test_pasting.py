"""Cells copied, cut, pasted from text, split and continued."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json, box


def copy(source: Json, destination: Json, how: str = "PASTE_NORMAL", **more: str) -> Json:
    """A copyPaste."""
    return {"copyPaste": {"source": source, "destination": destination, "pasteType": how, **more}}


def test_copy_fills_destination(book: Book) -> None:
    book.put("A1", [["a"], ["b"]])
    book.batch(copy(box((0, 2), (0, 1)), box((0, 5), (1, 3))))
    assert book.values("A1:C5") == [["a", "a", "a"], ["b", "b", "b"], ["", "a", "a"], ["", "b", "b"]]


def test_copied_formula_is_adjusted(book: Book) -> None:
    book.type("A1", [1, 2, "=A1+$B$1"])
    book.batch(copy(box((0, 1), (2, 3)), box((1, 2), (3, 4))))
    assert book.formulas("D2") == [["=B2+$B$1"]]


@pytest.mark.parametrize(
    ("how", "value", "bold"),
    [("PASTE_VALUES", 3, False), ("PASTE_FORMAT", None, True), ("PASTE_FORMULA", "=1+2", False)],
)
def test_paste_takes_its_part(book: Book, how: str, value: object, bold: bool) -> None:  # noqa: FBT001
    cell = {"userEnteredValue": {"formulaValue": "=1+2"}, "userEnteredFormat": {"textFormat": {"bold": True}}}
    book.batch({"updateCells": {"start": {}, "rows": [{"values": [cell]}], "fields": "*"}})
    book.batch(copy(box((0, 1), (0, 1)), box((4, 5), (0, 1)), how))
    assert book.formulas("A5") == ([[value]] if value is not None else [])
    assert ("userEnteredFormat" in book.cell("A5")) is bold


def test_copy_is_turned_around(book: Book) -> None:
    book.put("A1", [["a", "b"], ["c", "d"]])
    book.batch(copy(box((0, 2), (0, 2)), box((4, 6), (0, 2)), pasteOrientation="TRANSPOSE"))
    assert book.values("A5:B6") == [["a", "c"], ["b", "d"]]


def test_cut_takes_references_along(book: Book) -> None:
    book.type("A1", [5, "=A1*2"])
    cut = {"source": box((0, 1), (0, 1)), "destination": {"rowIndex": 3, "columnIndex": 2}, "pasteType": "PASTE_NORMAL"}
    book.batch({"cutPaste": cut})
    assert (book.raw("A1"), book.raw("C4"), book.formulas("B1")) == ([], [[5]], [["=C4*2"]])


def test_pasted_text_is_typed(book: Book) -> None:
    book.batch({"pasteData": {"coordinate": {"rowIndex": 1}, "data": "a,1\n2024-03-05,=1+1", "delimiter": ","}})
    assert book.raw("A2:B3") == [["a", 1], [45356, 2]]


def test_pasted_table_is_read(book: Book) -> None:
    html = "<table><tr><th>姓名</th><td> 1 </td></tr><tr><td>b<br>c</td></tr></table>"
    book.batch({"pasteData": {"coordinate": {}, "data": html, "html": True}})
    assert book.raw("A1:B2") == [["姓名", 1], ["bc"]]


def test_column_splits_to_right(book: Book) -> None:
    book.put("Z1", [["a;b;c"]])
    book.batch({"textToColumns": {"source": box((0, 1), (25, 26)), "delimiterType": "SEMICOLON"}})
    assert book.values("Z1:AB1") == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("values", "filled"),
    [([[1], [3]], [[5], [7]]), ([["a"], ["b"]], [["a"], ["b"]]), ([["=B1"], ["=B2"]], [["=B3"], ["=B4"]])],
)
def test_series_goes_on(book: Book, values: list[list[object]], filled: list[list[object]]) -> None:
    book.put("A1", values, option="USER_ENTERED")
    given = {"source": box((0, 2), (0, 1)), "dimension": "ROWS", "fillLength": 2}
    book.batch({"autoFill": {"sourceAndDestination": given}})
    assert book.formulas("A3:A4") == filled
