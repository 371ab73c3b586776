"""Rows of people are edited where they are, wherever they go meanwhile; what else is hit gets back what it held."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.model.change import TagRow
from app.model.ids import random_id
from app.model.operation import Operation, Outcome
from app.model.plan import Plan
from app.model.row_edit import Cells, RowEdit, RowsEdited, RowState
from app.sheets import NoAnswer
from app.sheets.requests import weight
from app.sheets.rows import MOST
from tests.app.sheets.conftest import NAME, PHONE, TAB, Desk
from tests.shop import BOSS, controls

READ, WRITE, TAG = "spreadsheets.values.batchGetByDataFilter", "spreadsheets.values.batchUpdateByDataFilter", 50
ROWS = [["+86 138", "小美"], ["139", "阿美"], ["+86 137", "大美"]]


def edit(row: int, *, phone: Any = "back", rows: list[list[Any]] = ROWS) -> RowEdit:
    """The phone of one of the rows, counted from 0, becomes another one."""
    return RowEdit(TAG + row, TAB, row + 1, (0, 1), dict(enumerate(rows[row])), {0: phone})


def done(desk: Desk, *edits: RowEdit, number: int = 1, rows: list[list[Any]] = ROWS) -> RowsEdited | Outcome:
    plan = Plan(tuple(TagRow(one.tab_id, one.index, one.tag) for one in edits), (PHONE, NAME))
    known: list[Cells] = [dict(enumerate(row)) for row in rows]
    return desk.sheets.edit_rows(
        desk.sheet_id, Operation(f"op_{number}", 1000 + number, plan), edits, known={TAB: known}
    )


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.people.update(ROWS, "A2:B4", raw=True)
    return desk


def between(desk: Desk, method: str, *requests: dict[str, Any], **fault: Any) -> None:
    """What a person does right before the service's next call of a method."""
    path = f"/v4/spreadsheets/{desk.sheet_id}:batchUpdate"
    operation = {"as": BOSS, "method": "POST", "path": path, "body": {"requests": list(requests)}}
    desk.fault(method, operation=operation, **fault)


def sort(*, down: bool = False) -> dict[str, Any]:
    area = {"sheetId": TAB, "startRowIndex": 1, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 2}
    return {"sortRange": {"range": area, "sortSpecs": [{"sortOrder": "DESCENDING" if down else "ASCENDING"}]}}


def tags(desk: Desk) -> list[Any]:
    answer = desk.google.ask(
        "POST",
        f"https://sheets.googleapis.com/v4/spreadsheets/{desk.sheet_id}/developerMetadata:search",
        json={"dataFilters": [{"developerMetadataLookup": {"metadataKey": "shopsheet.row"}}]},
    )
    return list(answer.get("matchedDeveloperMetadata", ()))


def test_row_gets_its_value(desk: Desk) -> None:
    assert done(desk, edit(0), edit(2)) == RowsEdited({TAG: "done", TAG + 2: "done"})
    assert desk.phones() == ["back", "139", "back"]
    assert desk.people.col_values(2)[1:] == ["小美", "阿美", "大美"]
    assert tags(desk) == []


def test_types_and_signs_are_kept(desk: Desk) -> None:
    values = ["=1+1", "00138", 12.5, True]
    for number, value in enumerate(values, start=1):
        desk.people.update(ROWS, "A2:B4", raw=True)
        done(desk, edit(0, phone=value), number=number)
        assert desk.people.get("A2", value_render_option="UNFORMATTED_VALUE") == [[value]]  # type: ignore[arg-type]


def test_nothing_clears_the_cell(desk: Desk) -> None:
    assert done(desk, edit(1, phone=None)) == RowsEdited({TAG + 1: "done"})
    assert desk.people.get_all_values()[2] == ["", "阿美"]


def test_inserted_rows_mislead_nobody(desk: Desk) -> None:
    rows = {"sheetId": TAB, "dimension": "ROWS", "startIndex": 1, "endIndex": 3}
    between(desk, WRITE, {"insertDimension": {"range": rows, "inheritFromBefore": False}})
    assert done(desk, edit(0)) == RowsEdited({TAG: "done"})
    assert desk.phones() == ["", "", "back", "139", "+86 137"]


def test_touched_row_is_spared(desk: Desk) -> None:
    desk.people.update_acell("B2", "小梅")
    assert done(desk, edit(0), edit(1)) == RowsEdited({TAG: "elsewhere", TAG + 1: "done"})
    assert desk.phones() == ["+86 138", "back", "+86 137"]


def test_deleted_row_is_spared(desk: Desk) -> None:
    between(
        desk,
        WRITE,
        {"deleteDimension": {"range": {"sheetId": TAB, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
    )
    assert done(desk, edit(0)) == RowsEdited({TAG: "elsewhere"})
    assert desk.phones() == ["139", "+86 137"]


def test_sort_before_reading_is_seen(desk: Desk) -> None:
    between(desk, READ, sort())
    assert done(desk, edit(0)) == RowsEdited({TAG: "elsewhere"})
    assert sorted(desk.phones()) == sorted(row[0] for row in ROWS)


def test_sort_before_writing_is_mended(desk: Desk) -> None:
    """Another row stands under the tag; it is hit, and has its own value again."""
    between(desk, WRITE, sort())
    assert done(desk, edit(0), edit(1)) == RowsEdited({TAG: "righted", TAG + 1: "righted"})
    assert sorted(map(tuple, desk.people.get_all_values()[1:])) == sorted(map(tuple, ROWS))


def test_two_sorts_are_mended(desk: Desk) -> None:
    between(desk, WRITE, sort())
    between(desk, WRITE, sort(down=True), nth=2)
    assert done(desk, edit(0)) == RowsEdited({TAG: "righted"})
    assert sorted(map(tuple, desk.people.get_all_values()[1:])) == sorted(map(tuple, ROWS))


def test_sort_after_writing_is_no_matter(desk: Desk) -> None:
    between(desk, WRITE, sort(down=True), when="after")
    done(desk, edit(0))
    assert sorted(desk.people.get_all_values()[1:]) == sorted([["back", "小美"], *ROWS[1:]])


def test_person_types_beside_it(desk: Desk) -> None:
    cell = {"start": {"sheetId": TAB, "rowIndex": 1, "columnIndex": 1}, "fields": "userEnteredValue"}
    said = {"values": [{"userEnteredValue": {"stringValue": "小梅"}}]}
    wide = [[*row, "同样"] for row in ROWS]
    desk.people.update(wide, "A2:C4", raw=True)
    between(desk, WRITE, {"updateCells": {**cell, "rows": [said]}})
    known = RowEdit(TAG, TAB, 1, (0, 1, 2), {0: "+86 138", 1: "小美", 2: "同样"}, {0: "back"})
    assert done(desk, known, rows=wide) == RowsEdited({TAG: "done"})
    assert desk.people.row_values(2) == ["back", "小梅", "同样"]


def test_unknown_row_is_reported(desk: Desk) -> None:
    """What was hit was never read, so it cannot be put right; it is not said that all is well."""
    area = {"sheetId": TAB, "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    new = [{"values": [{"userEnteredValue": {"stringValue": text}} for text in ("136", "新人")]}]
    between(desk, WRITE, {"updateCells": {"range": area, "rows": new, "fields": "userEnteredValue"}})
    assert done(desk, edit(0)) == RowsEdited({TAG: "misplaced"})


def test_refused_row_is_refused_alone(desk: Desk) -> None:
    """All three are refused, then the last two, then the second by itself: what is protected is found by halving."""
    for number in (1, 3, 4):
        desk.fault(WRITE, status=400, nth=number)
    assert done(desk, edit(0), edit(1), edit(2)) == RowsEdited({TAG: "done", TAG + 1: "refused", TAG + 2: "done"})
    assert desk.phones() == ["back", "139", "back"]


@pytest.mark.parametrize(
    ("state", "lost"),
    [
        ("elsewhere", {"status": 503}),
        ("elsewhere", {"manner": "reset"}),
        ("done", {"status": 503, "when": "after"}),
        ("done", {"manner": "truncated"}),
    ],
)
def test_lost_answer_is_made_certain(desk: Desk, state: RowState, lost: dict[str, Any]) -> None:
    desk.fault(WRITE, **lost)
    assert done(desk, edit(0)) == RowsEdited({TAG: state})
    assert done(desk, edit(1), number=2) == RowsEdited({TAG + 1: "done"})


def test_blind_edit_raises_and_is_repeatable(desk: Desk) -> None:
    desk.fault(READ, manner="reset", nth=2)
    with pytest.raises(NoAnswer):
        done(desk, edit(0))
    assert desk.phones()[0] == "back"
    assert done(desk, edit(1), number=2) == RowsEdited({TAG + 1: "done"})
    assert tags(desk) == []


def test_tags_that_stayed_are_removed(desk: Desk) -> None:
    desk.fault("spreadsheets.batchUpdate", status=503, nth=2)
    done(desk, edit(0))
    assert len(tags(desk)) == 1
    done(desk, edit(1), number=2)
    assert tags(desk) == []


def test_moved_column_refuses_all(desk: Desk) -> None:
    source = {"sheetId": TAB, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    between(desk, "spreadsheets.batchUpdate", {"moveDimension": {"source": source, "destinationIndex": 0}})
    assert not isinstance(done(desk, edit(0)), RowsEdited)
    assert desk.people.col_values(2)[1:] == [row[0] for row in ROWS]


def test_tags_keep_within_their_budget() -> None:
    """Key and value of the metadata of a whole operation, in characters; a sheet has 30,000."""
    assert MOST * len("shopsheet.row") < 3_000
    assert weight(TagRow(TAB, 9_999, 2**31 - 1))[0] * MOST < 50_000


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    doings=st.lists(st.sampled_from(["sort", "reverse", "insert", "move"]), max_size=3),
    when=st.sampled_from([(READ, 1), (WRITE, 1), (READ, 2), (WRITE, 2)]),
    rows=st.sets(st.integers(0, 2), min_size=1),
)
def test_no_row_is_ever_lost(desk: Desk, doings: list[str], when: tuple[str, int], rows: set[int]) -> None:
    """Whatever people do to the order of rows, at whatever moment: each row is as it was, or as it was to be."""
    controls(desk.server, "DELETE", "faults")
    desk.server.world.controls.switches.service_quota = False
    desk.people.batch_clear(["A2:E50"])
    desk.people.update(ROWS, "A2:B4", raw=True)
    between(desk, when[0], *map(_request, doings or ["sort"]), nth=when[1])
    done(desk, *map(edit, sorted(rows)), number=random_id())
    standing = {row[1]: row[0] for row in desk.people.get_all_values()[1:] if row[1]}
    for number, (phone, name) in enumerate(ROWS):
        assert standing[name] in ((phone, "back") if number in rows else (phone,))


def _request(doing: str) -> dict[str, Any]:
    row = {"sheetId": TAB, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    return {
        "sort": sort(),
        "reverse": sort(down=True),
        "insert": {"insertDimension": {"range": row, "inheritFromBefore": False}},
        "move": {"moveDimension": {"source": row, "destinationIndex": 4}},
    }[doing]
