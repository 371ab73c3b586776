"""Where values.append puts rows: Google's documented example, and what recordings showed."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book


@pytest.fixture
def tables(book: Book) -> Book:
    """Google's example: a table in A1:C2, another in B4:D6."""
    book.put("A1:C2", [["x", "y", "z"]] * 2)
    book.put("B4:D6", [["1", "2", "3"]] * 3)
    return book


@pytest.mark.parametrize(
    ("asked", "table", "written"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A3:G10", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3"),
        ("E4", None, "Sheet1!E4"),
        ("A4", None, "Sheet1!A4"),
    ],
)
def test_last_table_is_found(tables: Book, asked: str, table: str | None, written: str) -> None:
    answer = tables.append(asked, [["new"]])
    assert (answer.get("tableRange"), answer["updates"]["updatedRange"]) == (table, written)


def test_empty_sheet_has_none(book: Book) -> None:
    answer = book.append("Sheet1", [["a", "b"]])
    assert "tableRange" not in answer
    assert answer["updates"]["updatedRange"] == "Sheet1!A1:B1"


def test_blank_column_splits_table(book: Book) -> None:
    book.append("Sheet1", [["a", "", "c"]])
    assert book.append("Sheet1", [["d", "e", "f"]])["updates"]["updatedRange"] == "Sheet1!C2:E2"


def test_range_picks_its_table(book: Book) -> None:
    book.append("Sheet1", [["a", "", "c"]])
    assert book.append("A1", [["d", "", "f"]])["updates"]["updatedRange"] == "Sheet1!A2:C2"


def test_grid_grows_at_end(book: Book) -> None:
    book.put("A1000", [["last"]])
    assert book.append("A1000", [["a"], ["b"]])["updates"]["updatedRange"] == "Sheet1!A1001:A1002"
    assert book.sheet()["properties"]["gridProperties"]["rowCount"] == 1002


def test_inserted_rows_push_down(tables: Book) -> None:
    tables.append("A1", [["n1"], ["n2"]], insertDataOption="INSERT_ROWS")
    assert tables.values("A1:D8")[2:6] == [["n1"], ["n2"], [], ["", "1", "2", "3"]]


def test_default_overwrites_below_table(tables: Book) -> None:
    tables.append("A1", [["n1", "n2"], ["n3", "n4"]])
    assert tables.values("A3:D4") == [["n1", "n2"], ["n3", "n4", "2", "3"]]


def test_values_in_the_answer(book: Book) -> None:
    answer = book.append("A1", [["a"]], includeValuesInResponse="true")
    assert answer["updates"]["updatedData"]["values"] == [["a"]]
