"""Alternating colours."""

from __future__ import annotations

from tests.localsheets.book import Book, Json, box

BANDS = {"firstBandColor": {"red": 1}, "secondBandColorStyle": {"rgbColor": {"green": 1}}}


def band(rows: tuple[int, int], number: int = 0) -> Json:
    """An addBanding."""
    wanted = {"bandedRangeId": number} if number else {}
    return {"addBanding": {"bandedRange": {**wanted, "range": box(rows, (0, 3)), "rowProperties": BANDS}}}


def test_band_has_both_colours(book: Book) -> None:
    made = book.batch(band((0, 5)))[0]["addBanding"]["bandedRange"]
    assert made["bandedRangeId"] > 0
    assert made["rowProperties"]["firstBandColorStyle"] == {"rgbColor": {"red": 1}}
    assert made["rowProperties"]["secondBandColor"] == {"green": 1}


def test_bands_do_not_overlap(book: Book) -> None:
    book.batch(band((0, 5)))
    text = "You cannot add alternating background colors to a range that already has alternating background colors."
    assert book.refused(band((4, 9))) == f"Invalid requests[0].addBanding: {text}"
    book.batch(band((5, 9)))


def test_bands_change_and_go(book: Book) -> None:
    book.batch(band((0, 5), 3))
    change = {"bandedRangeId": 3, "range": box((0, 9), (0, 3))}
    book.batch({"updateBanding": {"bandedRange": change, "fields": "range"}})
    assert book.sheet()["bandedRanges"][0]["range"]["endRowIndex"] == 9
    book.batch({"deleteBanding": {"bandedRangeId": 3}})
    assert "bandedRanges" not in book.sheet()
