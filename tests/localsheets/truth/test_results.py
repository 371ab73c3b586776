"""What formulas give in a sheet: results, spilled arrays, cycles, and that they follow every change."""

from __future__ import annotations

from tests.localsheets.book import Book, span


def test_results_follow_changes(book: Book) -> None:
    book.type("A1", [1, 2, "=A1+B1"])
    assert book.raw("C1") == [[3]]
    book.type("B1", [5])
    assert book.raw("C1") == [[6]]


def test_array_spills_into_blanks(book: Book) -> None:
    book.type("A1", [1, "=ARRAYFORMULA(A1:A3*2)"], [2], [3])
    assert book.raw("A1:B3") == [[1, 2], [2, 4], [3, 6]]
    assert book.formulas("B1:B3") == [["=ARRAYFORMULA(A1:A3*2)"]]
    assert "userEnteredValue" not in book.cells("B2")[0][0]


def test_blocked_array_shows_ref(book: Book) -> None:
    book.type("A1", [1, "=ARRAYFORMULA(A1:A3*2)"], [2], [3, "in the way"])
    assert book.values("B1:B3") == [["#REF!"], [], ["in the way"]]


def test_cycle_shows_ref(book: Book) -> None:
    book.type("A1", ["=B1", "=A1"])
    assert book.values("A1:B1") == [["#REF!", "#REF!"]]


def test_formula_grows_with_rows(book: Book) -> None:
    book.type("A1", ["=SUM(A2:A4)"], [1], [2], [3])
    book.batch({"insertDimension": {"range": span("ROWS", 2, 3)}})
    book.type("A3", [10])
    assert (book.formulas("A1"), book.raw("A1")) == ([["=SUM(A2:A5)"]], [[16]])


def test_today_is_the_zones(book: Book) -> None:
    zone = {"properties": {"timeZone": "Pacific/Kiritimati"}, "fields": "timeZone"}
    book.client.post("/_local/clock", json={"now": "2024-03-05T12:00:00Z"})
    book.type("A1", ["=TODAY()"])
    assert book.raw("A1") == [[45356]]
    book.batch({"updateSpreadsheetProperties": zone})
    assert book.raw("A1") == [[45357]]
