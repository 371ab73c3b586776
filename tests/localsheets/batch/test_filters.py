"""Basic filters and filter views."""

from __future__ import annotations

from tests.localsheets.book import Book, box, span


def test_basic_filter_is_bounded(book: Book) -> None:
    book.batch({"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}})
    bounded = {"startRowIndex": 0, "endRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 26}
    assert book.sheet()["basicFilter"] == {"range": bounded}
    book.batch({"clearBasicFilter": {"sheetId": 0}})
    assert "basicFilter" not in book.sheet()


def test_filter_follows_its_rows(book: Book) -> None:
    book.batch({"setBasicFilter": {"filter": {"range": box((0, 5), (0, 3))}}})
    book.batch({"insertDimension": {"range": span("ROWS", 2, 4)}})
    assert book.sheet()["basicFilter"]["range"]["endRowIndex"] == 7
    book.batch({"deleteDimension": {"range": span("ROWS", 0, 7)}})
    assert "basicFilter" not in book.sheet()


def test_views_live_and_multiply(book: Book) -> None:
    made = book.batch({"addFilterView": {"filter": {"title": "v", "range": box((0, 5))}}})[0]["addFilterView"]["filter"]
    twin = book.batch({"duplicateFilterView": {"filterId": made["filterViewId"]}})[0]["duplicateFilterView"]["filter"]
    assert twin["title"] == "Copy of v"
    change = {"filterViewId": made["filterViewId"], "title": "w"}
    book.batch({"updateFilterView": {"filter": change, "fields": "title"}})
    assert [view["title"] for view in book.sheet()["filterViews"]] == ["Copy of v", "w"]
    book.batch({"deleteFilterView": {"filterId": twin["filterViewId"]}})
    assert [view["title"] for view in book.sheet()["filterViews"]] == ["w"]


def test_view_without_title_has_one(book: Book) -> None:
    """Taken away by an update, it is named anew, as a view that is made without one."""
    made = book.batch({"addFilterView": {"filter": {"range": box((0, 5))}}})[0]["addFilterView"]["filter"]
    assert made["title"] == "Filter 1"
    bare = {"filterViewId": made["filterViewId"], "range": box((0, 5))}
    book.batch({"updateFilterView": {"filter": bare, "fields": "*"}})
    twin = book.batch({"duplicateFilterView": {"filterId": made["filterViewId"]}})[0]["duplicateFilterView"]["filter"]
    assert twin["title"].startswith("Copy of Filter ")
