"""Safe write 4: rows of people, each found by a tag of its own; nobody else writes by values:batchUpdateByDataFilter.

The tags go in with one fenced batch. What follows is not fenced, but may be repeated: every row is read by its tag and
written only where it is the one expected, read again, and put right where a sort had moved another one under the tag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.errors import GoogleUnavailable
from app.model.cell import Scalar, is_blank, same
from app.model.operation import Applied, Operation, Outcome
from app.model.row_edit import Cells, RowEdit, RowsEdited, RowState
from app.sheets.google import SHEETS, Google, NoAnswer, Refusal
from app.sheets.requests import ROW_KEY
from app.sheets.writer import Writer

MOST = 200
"""Rows of one operation: their tags take 3,000 of the 30,000 characters that a sheet has for metadata."""
TRIES = 3
"""How often a row that was hit by mistake is put right."""
Known = Mapping[int, Sequence[Cells]]
"""Every row of a tab, by the tab's id, as it was read before."""


class Rows:
    """Edits rows for one account. Raises Refusal or NoAnswer where it cannot be known what became of them."""

    def __init__(self, google: Google, writer: Writer) -> None:
        self.google = google
        self._writer = writer

    def edit(
        self, spreadsheet_id: str, operation: Operation, edits: Sequence[RowEdit], *, known: Known
    ) -> RowsEdited | Outcome:
        """Tags the rows with the operation's plan and does the edits; the outcome where the plan was not applied."""
        outcome = self._writer.apply(spreadsheet_id, operation)
        if not isinstance(outcome, Applied):
            return outcome
        try:
            return RowsEdited(self._edited(spreadsheet_id, edits, known))
        finally:
            self._untag(spreadsheet_id)

    def _edited(self, spreadsheet_id: str, edits: Sequence[RowEdit], known: Known) -> dict[int, RowState]:
        standing = self._read(spreadsheet_id, edits)
        ready = [edit for edit in edits if edit.tag in standing and _same(edit, standing[edit.tag], edit.cells)]
        states: dict[int, RowState] = {edit.tag: "elsewhere" for edit in edits}
        refused = self._write(spreadsheet_id, ready)
        written = [edit for edit in ready if edit.tag not in refused]
        return states | refused | self._checked(spreadsheet_id, written, known)

    def _checked(self, spreadsheet_id: str, edits: Sequence[RowEdit], known: Known) -> dict[int, RowState]:
        """Reads every row again; what hit another row is taken back, by the tag as well, and read again."""
        states: dict[int, RowState] = {}
        hit: set[int] = set()
        pending = list(edits)
        for _ in range(TRIES):
            standing = self._read(spreadsheet_id, pending)
            judged = [(edit, *_judged(edit, standing.get(edit.tag), known.get(edit.tab_id, ()))) for edit in pending]
            states |= {
                edit.tag: "righted" if edit.tag in hit and state == "done" else state for edit, state, _ in judged
            }
            pending = [remedy for _, _, remedy in judged if remedy is not None]
            hit |= {edit.tag for edit in pending}
            self._write(spreadsheet_id, pending)
        return states

    def _read(self, spreadsheet_id: str, edits: Sequence[RowEdit]) -> dict[int, Cells]:
        """Tag → the cells of the row that it stands on now; a tag that is gone is absent."""
        if not edits:
            return {}
        body = {
            "dataFilters": [_by_tag(edit) for edit in edits],
            "valueRenderOption": "UNFORMATTED_VALUE",
            "dateTimeRenderOption": "SERIAL_NUMBER",
        }
        url = f"{SHEETS}/{spreadsheet_id}/values:batchGetByDataFilter"
        params = {"fields": "valueRanges(valueRange(values),dataFilters)"}
        answer = self.google.ask("POST", url, params=params, json=body)
        found: dict[int, Cells] = {}
        for item in answer.get("valueRanges", ()):
            cells = _cells(item.get("valueRange", {}).get("values") or [[]])
            for asked in item.get("dataFilters", ()):
                found[int(asked["developerMetadataLookup"]["metadataId"])] = cells
        return found

    def _write(self, spreadsheet_id: str, edits: Sequence[RowEdit]) -> dict[int, RowState]:
        """Those that Google refuses, found by halving; a lost answer is no matter, for all is read again."""
        if not edits:
            return {}
        url = f"{SHEETS}/{spreadsheet_id}/values:batchUpdateByDataFilter"
        body = {"valueInputOption": "RAW", "data": [_data(edit) for edit in edits]}
        try:
            self.google.ask("POST", url, params={"fields": "totalUpdatedCells"}, json=body)
        except NoAnswer:
            return {}
        except Refusal as refusal:
            if refusal.status != 400 or not refusal.definite:
                return {}
            if len(edits) == 1:
                return {edits[0].tag: "refused"}
            half = len(edits) // 2
            return self._write(spreadsheet_id, edits[:half]) | self._write(spreadsheet_id, edits[half:])
        return {}

    def _untag(self, spreadsheet_id: str) -> None:
        """Removes every row's tag, those too that an earlier run has left; what fails here is done by the next one."""
        every = {"developerMetadataLookup": {"metadataKey": ROW_KEY, "locationType": "ROW"}}
        body = {"requests": [{"deleteDeveloperMetadata": {"dataFilter": every}}]}
        try:
            self.google.ask("POST", f"{SHEETS}/{spreadsheet_id}:batchUpdate", params={"fields": "replies"}, json=body)
        except (NoAnswer, Refusal, GoogleUnavailable):
            return


def _judged(edit: RowEdit, now: Cells | None, known: Sequence[Cells]) -> tuple[RowState, RowEdit | None]:
    """What an edit came to, by the row that its tag stands on now; where it hit another one, the edit that mends it."""
    if now is None:
        return "elsewhere", None
    if _same(edit, now, edit.after()):
        return "done", None
    if not all(same(now.get(index), value) for index, value in edit.values.items()):
        return "elsewhere", None
    rest = [index for index in edit.columns if index not in edit.values]
    rows = [row for row in known if all(same(row.get(index), now.get(index)) for index in rest)]
    lost = [{index: row.get(index) for index in edit.values} for row in rows]
    if lost and all(_alike(lost[0], other) for other in lost):
        return "misplaced", replace(edit, cells=now, values=lost[0])
    kept = sum(same(edit.cells.get(index), now.get(index)) for index in rest)
    return ("done" if kept * 2 >= len(rest) else "misplaced"), None


def _same(edit: RowEdit, now: Cells, expected: Cells) -> bool:
    """Whether every known cell is as expected."""
    return all(same(now.get(index), expected.get(index)) for index in edit.columns)


def _alike(one: Cells, other: Cells) -> bool:
    return all(same(value, other.get(index)) for index, value in one.items())


def _by_tag(edit: RowEdit) -> dict[str, Any]:
    return {"developerMetadataLookup": {"metadataId": edit.tag}}


def _cells(values: Sequence[Sequence[Scalar]]) -> dict[int, Scalar]:
    return {index: value for index, value in enumerate(values[0]) if not is_blank(value)}


def _data(edit: RowEdit) -> dict[str, Any]:
    """The row as far as it is written: null skips a cell, an empty text clears it."""
    line: list[Scalar] = [None] * (max(edit.values) + 1)
    for index, value in edit.values.items():
        line[index] = "" if value is None else value
    return {"dataFilter": _by_tag(edit), "majorDimension": "ROWS", "values": [line]}
