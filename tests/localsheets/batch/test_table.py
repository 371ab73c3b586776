"""Every kind of request, at random: whatever is sent, the server keeps its head and its state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localsheets.batch.table import HANDLERS, UNIMPLEMENTED
from localsheets.drive.library import SPREADSHEET
from localsheets.shapes.schema import TYPES
from tests.localsheets import wishes
from tests.localsheets.book import Book, Json, span
from tests.localsheets.conftest import LAN, Office, make


@pytest.fixture(scope="module")
def busy() -> Iterator[Book]:
    """A spreadsheet that holds something of everything, and lives through all examples."""
    office = Office()
    book = Book(office.client(LAN), make(office.client(LAN), mime_type=SPREADSHEET, name="Busy"))
    book.type("A1", ["姓名", "金额", "=B2"], ["李雷", "1,200", "=SUM(B:B)"], ["a", "2024-03-05", "TRUE"])
    book.batch(
        {"addNamedRange": {"namedRange": {"namedRangeId": "1", "name": "sums", "range": {"endRowIndex": 3}}}},
        {"addProtectedRange": {"protectedRange": {"protectedRangeId": 1, "range": {"endRowIndex": 1}}}},
        {"addFilterView": {"filter": {"filterViewId": 1, "range": {"endRowIndex": 3}}}},
        {"addBanding": {"bandedRange": {"bandedRangeId": 1, "range": {"endRowIndex": 3}}}},
        {"addChart": {"chart": {"chartId": 1, "spec": {"title": "t"}}}},
        {"addConditionalFormatRule": {"rule": {"ranges": [{"endRowIndex": 3}], "booleanRule": {}}}},
        {"addDimensionGroup": {"range": span("ROWS", 1, 3)}},
        {"addSheet": {"properties": {"sheetId": 1, "title": "two"}}},
    )
    yield book
    office.server.close()


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(sent=st.lists(wishes.requests(frozenset(HANDLERS)), min_size=1, max_size=3))
def test_no_wish_answers_500(busy: Book, sent: list[Json]) -> None:
    answer = busy.client.post(busy.url + ":batchUpdate", json={"requests": sent})
    assert answer.status_code in (200, 400), answer.text
    shown = busy.client.get(busy.url, params={"includeGridData": "true", "ranges": "'two'!A1:C9"})
    assert shown.status_code in (200, 400), shown.text


def test_kinds_are_all_known() -> None:
    assert HANDLERS.keys() | UNIMPLEMENTED == TYPES["Request"].keys()
    assert all(any(word in kind for word in ("DataSource", "Comment", "Slicer")) for kind in UNIMPLEMENTED)
