"""Metadata that makes writing safe, as it stands in the spreadsheet: on rows, on nothing any more, as the last one."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.change import Change, ForgetMetadata, TagRow
from app.model.operation import Applied, Operation, Refused
from app.model.plan import Plan
from app.sheets import Refusal
from app.sheets.google import SHEETS
from app.sheets.requests import HEAD_KEY, OPERATION_KEY, ROW_KEY
from app.sheets.requests.fence import HEAD_ID
from tests.app.sheets.conftest import TAB, Desk


def test_operation_stands_in_spreadsheet(desk: Desk) -> None:
    assert _applied(desk, 1) == Applied({}, {})
    found = _metadata(desk, 1001)
    assert (found["metadataKey"], found["metadataValue"]) == (OPERATION_KEY, "op_1")
    assert (found["location"]["spreadsheet"], found["visibility"]) == (True, "DOCUMENT")


def test_tag_goes_with_its_row(desk: Desk) -> None:
    _applied(desk, 1, TagRow(TAB, 2, 55))
    desk.people.insert_rows([["新"], ["新"]], 2)
    found = _metadata(desk, 55)
    place = {"sheetId": TAB, "dimension": "ROWS", "startIndex": 4, "endIndex": 5}
    assert (found["metadataKey"], found["location"]["dimensionRange"]) == (ROW_KEY, place)
    assert found["visibility"] == "DOCUMENT"


def test_forgotten_metadata_is_gone(desk: Desk) -> None:
    _applied(desk, 1)
    _applied(desk, 2, ForgetMetadata((1000, 1001)))
    for number in (1000, 1001):
        with pytest.raises(Refusal) as refused:
            _metadata(desk, number)
        assert refused.value.status == 404
    assert _metadata(desk, 1002)["metadataValue"] == "op_2"


def test_last_operation_is_named(desk: Desk) -> None:
    _applied(desk, 1, previous="")
    found = _metadata(desk, HEAD_ID)
    assert (found["metadataKey"], found["metadataValue"], found["visibility"]) == (HEAD_KEY, "op_1", "DOCUMENT")
    _applied(desk, 2, previous="op_1")
    assert _metadata(desk, HEAD_ID) == {**found, "metadataValue": "op_2"}


@pytest.mark.parametrize("previous", ["", "op_0", "op_9"])
def test_who_is_behind_writes_nothing(desk: Desk, previous: str) -> None:
    _applied(desk, 1, previous="")
    outcome = _applied(desk, 2, TagRow(TAB, 2, 55), previous=previous)
    assert isinstance(outcome, Refused) and outcome.overtaken and not outcome.guard
    with pytest.raises(Refusal):
        _metadata(desk, 55)


def _applied(desk: Desk, number: int, *changes: Change, **more: Any) -> object:
    return desk.sheets.apply(desk.sheet_id, Operation(f"op_{number}", 1000 + number, Plan(changes), **more))


def _metadata(desk: Desk, number: int) -> dict[str, Any]:
    return desk.google.ask("GET", f"{SHEETS}/{desk.sheet_id}/developerMetadata/{number}")
