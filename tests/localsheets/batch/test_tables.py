"""Tables: made over a range, changed, deleted with what is in them."""

from __future__ import annotations

from tests.localsheets.book import Book, box


def test_table_lives_and_goes(book: Book) -> None:
    book.put("A1", [["姓名", "电话"], ["李雷", "1"], ["", ""]])
    made = book.batch({"addTable": {"table": {"range": box((0, 3), (0, 2))}}})[0]["addTable"]["table"]
    assert made["name"] == "Table1"
    change = {"tableId": made["tableId"], "name": "customers"}
    book.batch({"updateTable": {"table": change, "fields": "name"}})
    assert book.sheet()["tables"][0]["name"] == "customers"
    book.batch({"deleteTable": {"tableId": made["tableId"]}})
    assert ("tables" in book.sheet(), book.values("A1:B3")) == (False, [])


def test_tables_do_not_overlap(book: Book) -> None:
    book.batch({"addTable": {"table": {"range": box((0, 3), (0, 2))}}})
    assert "Tables cannot overlap" in book.refused({"addTable": {"table": {"range": box((2, 5), (1, 3))}}})
