"""The other methods of Sheets at random: whatever is asked, the answer is Google's 200, 400 or 404, never a 500."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from localsheets.drive.library import SPREADSHEET
from tests.localsheets import wishes
from tests.localsheets.book import Book, Json
from tests.localsheets.conftest import LAN, Office, make

PIECES = ("A1", "B", "2", ":", "!", "'", "Sheet1", "two words", "$", "R1C1", "0", "-1", "ZZZ9", "名", " ", "sums")
RANGES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
OPTIONS = st.fixed_dictionaries(
    {"valueInputOption": st.sampled_from(("RAW", "USER_ENTERED", "", "X"))},
    optional={
        "valueRenderOption": st.sampled_from(("FORMULA", "UNFORMATTED_VALUE", "X")),
        "dateTimeRenderOption": st.sampled_from(("FORMATTED_STRING", "X")),
        "majorDimension": st.sampled_from(("ROWS", "COLUMNS", "X")),
        "includeValuesInResponse": st.sampled_from(("True", "false", "X")),
        "insertDataOption": st.sampled_from(("INSERT_ROWS", "OVERWRITE", "X")),
        "includeGridData": st.just("true"),
        "ranges": RANGES,
        "fields": st.sampled_from(("*", "range", "sheets(data)", "x", "(", "values,", "spreadsheetId")),
    },
)
METHODS = (
    ("GET", "/values/{range}", None),
    ("PUT", "/values/{range}", "ValueRange"),
    ("POST", "/values/{range}:append", "ValueRange"),
    ("POST", "/values/{range}:clear", "ClearValuesRequest"),
    ("GET", "/values:batchGet", None),
    ("POST", "/values:batchUpdate", "BatchUpdateValuesRequest"),
    ("POST", "/values:batchClear", "BatchClearValuesRequest"),
    ("POST", "/values:batchGetByDataFilter", "BatchGetValuesByDataFilterRequest"),
    ("POST", "/values:batchUpdateByDataFilter", "BatchUpdateValuesByDataFilterRequest"),
    ("POST", "/values:batchClearByDataFilter", "BatchClearValuesByDataFilterRequest"),
    ("POST", ":getByDataFilter", "GetSpreadsheetByDataFilterRequest"),
    ("POST", "/developerMetadata:search", "SearchDeveloperMetadataRequest"),
    ("GET", "/developerMetadata/{range}", None),
    ("POST", "/sheets/{range}:copyTo", "CopySheetToAnotherSpreadsheetRequest"),
    ("GET", "", None),
)


@pytest.fixture(scope="module")
def busy() -> Iterator[Book]:
    """A small spreadsheet that lives through all examples."""
    office = Office()
    client = office.client(LAN)
    book = Book(client, make(client, mime_type=SPREADSHEET, name="Busy"))
    size = {"rowCount": 20, "columnCount": 6}
    book.batch(
        {"updateSheetProperties": {"properties": {"gridProperties": size}, "fields": "gridProperties"}},
        {"addSheet": {"properties": {"title": "two words", "gridProperties": size}}},
        {"addNamedRange": {"namedRange": {"name": "sums", "range": {"endRowIndex": 3}}}},
    )
    book.type("A1", ["a", "=B2", "1,200"], ["b", 5, "2024-03-05"])
    yield book
    office.server.close()


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(method=st.sampled_from(METHODS), place=RANGES, options=OPTIONS, data=st.data())
def test_no_wish_answers_500(
    busy: Book, method: tuple[str, str, str | None], place: str, options: Json, data: st.DataObject
) -> None:
    verb, path, kind = method
    url = busy.url + path.replace("{range}", quote(place, safe=""))
    body = data.draw(wishes.of(kind)) if kind else None
    answer = busy.client.request(verb, url, params=options, json=body)
    assert answer.status_code in (200, 400, 404), answer.text
