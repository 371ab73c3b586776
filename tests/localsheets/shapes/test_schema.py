"""The check of request bodies: Google's types, Google's words for what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from localsheets.http import GoogleError
from localsheets.shapes import answers
from localsheets.shapes.schema import TYPES, checked
from localsheets.truth.box import Box
from tests.localsheets import discovery


def test_types_are_the_documented() -> None:
    assert discovery.types() == TYPES


def test_answers_are_the_documented() -> None:
    found: dict[str, str] = {}

    def collect(resource: dict[str, Any]) -> None:
        for method in resource.get("methods", {}).values():
            found[method["id"].removeprefix("sheets.")] = method["response"]["$ref"]
        for each in resource.get("resources", {}).values():
            collect(each)

    collect(discovery.document())
    assert found == answers.TYPES


def test_names_in_either_spelling() -> None:
    assert checked({"range": {"start_row_index": 1, "sheetId": "5"}}, "NamedRange") == {"range": Box(5, 1)}


def test_lists_in_lists_are_one() -> None:
    found = checked({"requests": [[{"deleteSheet": {}}], {"addSheet": {}}]}, "BatchUpdateSpreadsheetRequest")
    assert found == {"requests": [{"deleteSheet": {}}, {"addSheet": {}}]}
    assert checked({"values": [[1]]}, "ValueRange") == {"values": [[1]]}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"nam": 1}, 'Invalid JSON payload received. Unknown name "nam": Cannot find field.'),
        ({"name": 1}, "Invalid value at 'name' (TYPE_STRING), 1"),
        ({"range": {"sheetId": "a"}}, "Invalid value at 'range.sheet_id' (TYPE_INT32), \"a\""),
        ({"range": 5}, "Invalid value at 'range' (type.googleapis.com/google.apps.sheets.v4.GridRange), 5"),
    ],
)
def test_wrong_bodies_are_told(body: object, message: str) -> None:
    with pytest.raises(GoogleError) as caught:
        checked(body, "NamedRange")
    assert (caught.value.status, caught.value.message) == (400, message)


def test_every_problem_is_told() -> None:
    with pytest.raises(GoogleError) as caught:
        checked({"name": 1, "nam": 1}, "NamedRange")
    assert len(caught.value.details[0]["fieldViolations"]) == 2
