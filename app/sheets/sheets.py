"""What the service can ask of a spreadsheet: read rows, read structure, apply a plan."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import httpx

from app.model.cell import Scalar
from app.model.change import Change
from app.model.operation import Applied, Burnt, Operation, Outcome, Taken
from app.model.row import Readings
from app.model.row_edit import RowEdit, RowsEdited
from app.model.structure import Structure
from app.model.tab import Tab
from app.model.workbook import SheetCells
from app.sheets import detail, reading, requests, structure
from app.sheets.google import SHEETS, Google, Refusal, parsed
from app.sheets.rows import Known, Rows
from app.sheets.writer import Writer


class Sheets:
    """Sheets v4 for one account. Every method is at least one call; raises Refusal or NoAnswer."""

    def __init__(self, google: Google) -> None:
        self.google = google
        self._writer = Writer(google)
        self._rows = Rows(google, self._writer)

    def read(self, spreadsheet_id: str, tabs: Iterable[Tab], *, marked: bool = False, known: str = "") -> Readings:
        """The tabs' readings, by name, without those of tabs that are not there.

        One read, one of the columns' marks where a header is not found or where it is asked for (`marked`), two more
        where a tab is not there. Nothing is taken apart where Google answers, byte for byte, what is `known` by its
        digest.
        """
        wanted = tuple(tabs)
        try:
            answer = self._values(spreadsheet_id, wanted)
        except Refusal as refusal:
            left = self._standing(spreadsheet_id, wanted) if refusal.status == 400 else wanted
            if left == wanted:
                raise
            return self.read(spreadsheet_id, left, marked=marked) if left else Readings()
        digest = hashlib.sha256(answer.content).hexdigest()
        if digest == known:
            return Readings(digest=digest, same=True)
        body = parsed(answer)
        found = reading.tab_readings(wanted, body)
        if marked or any(reading.ambiguous(item) for item in found.values()):
            marks = structure.column_marks(self._marks(spreadsheet_id))
            return Readings(reading.tab_readings(wanted, body, marks=marks).items())
        return Readings(found.items(), digest=digest)

    def structure(self, spreadsheet_id: str, *, ours: Collection[int] | None = None) -> Structure:
        """What the spreadsheet looks like: two reads. `ours`: ids of the only sheets whose columns may bear our marks;
        where none of them is there, one read."""
        body = self.google.ask("GET", f"{SHEETS}/{spreadsheet_id}", params={"fields": structure.MASK})
        bare = structure.structure(body, {})
        if ours is not None and not any(bare.tab(tab_id) for tab_id in ours):
            return bare
        return structure.structure(body, self._marks(spreadsheet_id))

    def workbook(self, spreadsheet_id: str, structure: Structure) -> tuple[SheetCells, ...]:
        """Every sheet with all that is filled, in the order of the structure: two reads."""
        filters = [{"gridRange": {"sheetId": tab.tab_id}} for tab in structure.tabs]
        body = {**reading.request(()), "dataFilters": filters}
        formulas = parsed(self._ask_values(spreadsheet_id, {**body, "valueRenderOption": "FORMULA"}))
        return reading.workbook(structure, parsed(self._ask_values(spreadsheet_id, body)), formulas)

    def look(self, spreadsheet_id: str, filled: Mapping[int, int]) -> Structure:
        """The structure with its details: two reads. `filled`: how many rows are filled, by the id of each tab whose
        cells are to be looked at, too."""
        body = self.google.ask("GET", f"{SHEETS}/{spreadsheet_id}", params={"fields": structure.MASK})
        plain = structure.structure(body, {})
        there = {tab_id: rows for tab_id, rows in filled.items() if plain.tab(tab_id)}
        url = f"{SHEETS}/{spreadsheet_id}:getByDataFilter"
        found = self.google.ask("POST", url, params={"fields": detail.MASK}, json=detail.request(plain, there))
        return detail.detailed(plain, found, there)

    def columns(self, spreadsheet_id: str, wanted: Sequence[tuple[int, int]]) -> dict[tuple[int, int], list[Scalar]]:
        """What stands below row 1 in columns, each by its tab's id and its index: one read."""
        body = self.google.ask(
            "POST",
            f"{SHEETS}/{spreadsheet_id}/values:batchGetByDataFilter",
            params={"fields": "valueRanges(valueRange.values,dataFilters)"},
            json=reading.columns_request(wanted),
        )
        return reading.columns(body)

    def apply(self, spreadsheet_id: str, operation: Operation) -> Outcome:
        """The only way to change a spreadsheet: the plan as one fenced batch."""
        return self._writer.apply(spreadsheet_id, operation)

    def settle(self, spreadsheet_id: str, operation: Operation) -> Applied | Burnt | Taken:
        """Makes certain what became of an operation whose end was not seen."""
        return self._writer.settle(spreadsheet_id, operation)

    def edit_rows(
        self, spreadsheet_id: str, operation: Operation, edits: Sequence[RowEdit], *, known: Known
    ) -> RowsEdited | Outcome:
        """Rows of people, found by the tags of the operation's plan; what it came to where it was not applied."""
        return self._rows.edit(spreadsheet_id, operation, edits, known=known)

    def weight(self, change: Change) -> tuple[int, int]:
        """Bytes of JSON, and requests, that a change takes in a batch."""
        return requests.weight(change)

    def _values(self, spreadsheet_id: str, tabs: tuple[Tab, ...]) -> httpx.Response:
        return self._ask_values(spreadsheet_id, reading.request(tabs))

    def _ask_values(self, spreadsheet_id: str, body: dict[str, Any]) -> httpx.Response:
        url = f"{SHEETS}/{spreadsheet_id}/values:batchGetByDataFilter"
        params = {"fields": "valueRanges(valueRange(range,values),dataFilters)"}
        return self.google.request("POST", url, params=params, json=body)

    def _standing(self, spreadsheet_id: str, tabs: tuple[Tab, ...]) -> tuple[Tab, ...]:
        """Those of the tabs that are in the spreadsheet: one that is not there has all of a read refused."""
        fields = {"fields": "sheets.properties.sheetId"}
        body = self.google.ask("GET", f"{SHEETS}/{spreadsheet_id}", params=fields)
        there = {int(sheet["properties"].get("sheetId", 0)) for sheet in body.get("sheets", ())}
        return tuple(tab for tab in tabs if tab.sheet_id in there)

    def _marks(self, spreadsheet_id: str) -> dict[str, Any]:
        url = f"{SHEETS}/{spreadsheet_id}/developerMetadata:search"
        return self.google.ask("POST", url, json=structure.COLUMN_MARKS)
