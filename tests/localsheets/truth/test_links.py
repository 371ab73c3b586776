"""Addresses become links by themselves, other texts do not."""

from __future__ import annotations

import pytest

from localsheets.truth.links import address
from tests.localsheets.book import Book, box


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("https://shop.example/客户?a=1", "https://shop.example/客户?a=1"),
        ("taobao.com/item", "http://taobao.com/item"),
        ("lan@example.com", None),
        ("see https://shop.example", None),
        ("1.5", None),
        ("a.b", None),
    ],
)
def test_whole_addresses_alone(text: str, uri: str | None) -> None:
    assert address(text) == uri


@pytest.mark.parametrize("option", ["RAW", "USER_ENTERED"])
def test_written_address_is_linked(book: Book, option: str) -> None:
    book.put("A1", [["https://shop.example/"]], option=option)
    shown = book.cell("A1")
    assert shown["hyperlink"] == "https://shop.example/"
    assert shown["userEnteredFormat"] == {"textFormat": {"link": {"uri": "https://shop.example/"}}}
    book.put("A1", [["text"]])
    assert "userEnteredFormat" not in book.cell("A1")


def test_plain_text_is_unlinked(book: Book) -> None:
    cell = {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}
    book.batch({"repeatCell": {"range": box((0, 1)), "cell": cell, "fields": "userEnteredFormat"}})
    book.put("A1", [["https://shop.example/"]])
    assert "hyperlink" not in book.cell("A1")
