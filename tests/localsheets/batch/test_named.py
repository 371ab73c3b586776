"""Named ranges: made, changed, read by, deleted."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, box


def name(book: Book, name: str = "prices") -> str:
    """The id of a new named range over A1:B2."""
    reply = book.batch({"addNamedRange": {"namedRange": {"name": name, "range": box((0, 2), (0, 2))}}})[0]
    return str(reply["addNamedRange"]["namedRange"]["namedRangeId"])


def test_id_is_decimal_text(book: Book) -> None:
    assert name(book).isdigit()
    shown = book.get(fields="namedRanges")["namedRanges"][0]["range"]
    assert shown == {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}


@pytest.mark.parametrize("asked", ["prices", "Sheet1!prices", "PRICES"])
def test_values_read_by_name(book: Book, asked: str) -> None:
    name(book)
    assert book.client.get(book.value_url(asked)).json()["range"] == "Sheet1!A1:B2"


def test_formula_reads_by_name(book: Book) -> None:
    name(book)
    book.type("A1", [1, 2], [3, 4], ["=SUM(prices)"])
    assert book.raw("A3") == [[10]]


def test_update_takes_masked_fields(book: Book) -> None:
    number = name(book)
    change = {"namedRangeId": number, "name": "other", "range": box((4, 5))}
    book.batch({"updateNamedRange": {"namedRange": change, "fields": "range"}})
    shown = book.get(fields="namedRanges")["namedRanges"][0]
    assert (shown["name"], shown["range"]["startRowIndex"]) == ("prices", 4)


@pytest.mark.parametrize("bad", ["", "A1", "two words", "prices", "1st"])
def test_impossible_names_are_refused(book: Book, bad: str) -> None:
    name(book)
    assert book.refused({"addNamedRange": {"namedRange": {"name": bad, "range": box((0, 1))}}})


def test_deleted_name_is_unknown(book: Book) -> None:
    number = name(book)
    book.batch({"deleteNamedRange": {"namedRangeId": number}})
    assert book.client.get(book.url, params={"fields": "namedRanges"}).json() == {}
    assert book.client.get(book.value_url("prices")).status_code == 400


def test_name_guards_its_cells(book: Book, shared: Book) -> None:
    number = name(book)
    book.batch({"addProtectedRange": {"protectedRange": {"namedRangeId": number}}})
    cells = {"updateCells": {"start": {"rowIndex": 1}, "rows": [{"values": [{}]}], "fields": "*"}}
    assert "protected cell" in shared.refused(cells)
