"""Query parameters: names and values that a method does not have are refused in Google's words."""

from __future__ import annotations

import pytest

from localsheets.shapes import parameters
from tests.localsheets import discovery
from tests.localsheets.book import Book, message

OPTION = "type.googleapis.com/google.apps.sheets.v4.ValueRenderOption"


def test_parameters_are_the_documented() -> None:
    assert discovery.parameters() == parameters.METHODS


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"valueRenderOption": "X"}, f"Invalid value at 'value_render_option' ({OPTION}), \"X\""),
        (
            {"data": "1"},
            'Invalid JSON payload received. Unknown name "data": Cannot bind query parameter. '
            "Field 'data' could not be found in request message.",
        ),
    ],
)
def test_strange_parameters_are_told(book: Book, query: dict[str, str], told: str) -> None:
    assert message(book.client.get(book.value_url("A1"), params=query), status=400) == told


@pytest.mark.parametrize("query", [{"$.xgafv": "2"}, {"quotaUser": "x"}, {"alt": "json"}, {"majorDimension": ""}])
def test_common_parameters_pass(book: Book, query: dict[str, str]) -> None:
    assert book.client.get(book.value_url("A1"), params=query).status_code == 200
