"""Charts: on a sheet, on one of their own, changed, moved, deleted."""

from __future__ import annotations

import pytest

from tests.localsheets.book import Book, Json, box, span

SOURCE = {"sourceRange": {"sources": [box((0, 5), (0, 1))]}}
SPEC = {"title": "销售", "basicChart": {"chartType": "COLUMN", "series": [{"series": SOURCE}]}}


@pytest.fixture
def chart(book: Book) -> Json:
    """A chart over A1:A5, anchored at D2."""
    position = {"overlayPosition": {"anchorCell": {"rowIndex": 1, "columnIndex": 3}}}
    reply = book.batch({"addChart": {"chart": {"chartId": 7, "spec": SPEC, "position": position}}})[0]
    found: Json = reply["addChart"]["chart"]
    return found


def test_chart_has_a_size(book: Book, chart: Json) -> None:
    assert chart["position"]["overlayPosition"] == {
        "anchorCell": {"rowIndex": 1, "columnIndex": 3},
        "widthPixels": 600,
        "heightPixels": 371,
    }
    assert book.sheet()["charts"] == [chart]


def test_source_follows_inserted_rows(book: Book, chart: Json) -> None:
    book.batch({"insertDimension": {"range": span("ROWS", 1, 3)}})
    shown = book.sheet()["charts"][0]
    series = shown["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"][0]
    assert (series["endRowIndex"], shown["position"]["overlayPosition"]["anchorCell"]["rowIndex"]) == (7, 3)


def test_spec_is_replaced_whole(book: Book, chart: Json) -> None:
    book.batch({"updateChartSpec": {"chartId": 7, "spec": {"title": "利润", "pieChart": {}}}})
    assert book.sheet()["charts"][0]["spec"] == {"title": "利润", "pieChart": {}}
    assert book.refused({"updateChartSpec": {"chartId": 8, "spec": {}}}).endswith("No embedded object with ID: 8")


def test_position_moves_by_mask(book: Book, chart: Json) -> None:
    given = {"overlayPosition": {"widthPixels": 300}}
    move = {"objectId": 7, "newPosition": given, "fields": "widthPixels"}
    reply = book.batch({"updateEmbeddedObjectPosition": move})[0]["updateEmbeddedObjectPosition"]["position"]
    assert reply["overlayPosition"]["widthPixels"] == 300
    assert reply["overlayPosition"]["anchorCell"] == {"rowIndex": 1, "columnIndex": 3}


def test_chart_on_own_sheet(book: Book) -> None:
    book.batch({"addChart": {"chart": {"spec": SPEC, "position": {"newSheet": True}}}})
    properties = book.sheet(1)["properties"]
    assert (properties["sheetType"], "gridProperties" in properties) == ("OBJECT", False)


def test_deleted_chart_is_gone(book: Book, chart: Json) -> None:
    book.batch({"deleteEmbeddedObject": {"objectId": 7}})
    assert "charts" not in book.sheet()
