"""Conditional formats, by their place in the list."""

from __future__ import annotations

from tests.localsheets.book import Book, Json, box, span


def rule(text: str) -> Json:
    """A rule that is known by its value."""
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}
    return {"ranges": [box((0, 3))], "booleanRule": {"condition": condition, "format": {}}}


def listed(book: Book) -> list[str]:
    """The values of the rules in order."""
    found = book.sheet().get("conditionalFormats", [])
    return [one["booleanRule"]["condition"]["values"][0]["userEnteredValue"] for one in found]


def test_rules_keep_an_order(book: Book) -> None:
    for index, text in ((0, "a"), (0, "b"), (1, "c")):
        book.batch({"addConditionalFormatRule": {"rule": rule(text), "index": index}})
    assert listed(book) == ["b", "c", "a"]
    book.batch({"updateConditionalFormatRule": {"sheetId": 0, "index": 0, "newIndex": 2}})
    assert listed(book) == ["c", "a", "b"]


def test_replaced_rule_is_told(book: Book) -> None:
    book.batch({"addConditionalFormatRule": {"rule": rule("a")}})
    reply = book.batch({"updateConditionalFormatRule": {"index": 0, "rule": rule("b")}})[0]
    told = reply["updateConditionalFormatRule"]
    assert (told["oldRule"]["ranges"], listed(book)) == (told["newRule"]["ranges"], ["b"])


def test_deleted_rule_is_told(book: Book) -> None:
    book.batch({"addConditionalFormatRule": {"rule": rule("a")}})
    reply = book.batch({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})[0]
    assert reply["deleteConditionalFormatRule"]["rule"]["ranges"] == [{"startRowIndex": 0, "endRowIndex": 3}]
    text = book.refused({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})
    assert text.endswith("No conditional format on sheet: 0 at index: 0")


def test_rule_goes_with_rows(book: Book) -> None:
    book.batch({"addConditionalFormatRule": {"rule": rule("a")}})
    book.batch({"deleteDimension": {"range": span("ROWS", 0, 3)}})
    assert listed(book) == []
