"""The only code that changes a spreadsheet: one fenced batchUpdate, and the questions after an answer that was not 2xx.

The fence (docs/decisions, DESIGN §5): the batch begins by creating developer metadata whose id Google refuses to give
twice. So an operation is in the spreadsheet exactly where its metadata is, whatever became of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gspread.utils import rowcol_to_a1

from app.model.change import RewriteValue
from app.model.operation import Applied, Burnt, Operation, Outcome, Refused, Taken
from app.model.plan import Plan
from app.sheets import requests
from app.sheets.google import SHEETS, Google, NoAnswer, Refusal

_MASK = "replies,updatedSpreadsheet.sheets(properties.sheetId,data.rowData.values.formattedValue)"
_GUARD, _HEAD = -1, -2
"""Owners of requests that are no change's."""
_INDEX = re.compile(r"requests\[(\d+)\]")


class Writer:
    """Sends operations. It never repeats a request that may have been applied."""

    def __init__(self, google: Google) -> None:
        self.google = google

    def apply(self, spreadsheet_id: str, operation: Operation) -> Outcome:
        """Sends the plan, once. Raises NoAnswer or Refusal where Google cannot even be asked what became of it."""
        batch, owners = _batch(operation)
        try:
            answer = self._send(spreadsheet_id, {**batch, **_read_back(operation)}, fields=_MASK)
        except Refusal as refusal:
            return self._after(spreadsheet_id, operation, refusal=refusal, owners=owners)
        except NoAnswer:
            return self.settle(spreadsheet_id, operation)
        if len(answer.get("replies", ())) != len(owners):  # not what Google answers to a batch that it has applied
            return self.settle(spreadsheet_id, operation)
        return _applied(answer, operation.plan, owners)

    def settle(self, spreadsheet_id: str, operation: Operation) -> Applied | Burnt | Taken:
        """Makes certain what became of an operation: it is there, or it can never come any more."""
        return self._probe(spreadsheet_id, operation) or self._burn(spreadsheet_id, operation)

    def _after(
        self, spreadsheet_id: str, operation: Operation, *, refusal: Refusal, owners: list[int | None]
    ) -> Outcome:
        if not refusal.definite:
            return self.settle(spreadsheet_id, operation)
        if refusal.status != 400:
            raise refusal
        found = self._probe(spreadsheet_id, operation)
        return found or _refused(refusal, owners)

    def _probe(self, spreadsheet_id: str, operation: Operation) -> Applied | Burnt | Taken | None:
        """What the fence's metadata says; None where it is not there."""
        url = f"{SHEETS}/{spreadsheet_id}/developerMetadata/{operation.metadata_id}"
        try:
            metadata = self.google.ask("GET", url)
        except Refusal as refusal:
            if refusal.status == 404:
                return None
            raise
        value = metadata.get("metadataValue")
        if value == operation.id:
            return Applied(known=False)
        return Burnt() if value == _burnt(operation).id else Taken()

    def _burn(self, spreadsheet_id: str, operation: Operation) -> Applied | Burnt | Taken:
        """Takes the operation's metadata id, so that a batch still on its way is refused when it arrives."""
        try:
            self._send(spreadsheet_id, {"requests": [requests.fence(_burnt(operation))]}, fields="replies")
        except Refusal as refusal:
            found = self._probe(spreadsheet_id, operation) if refusal.status == 400 else None
            if found is None:
                raise
            return found
        return Burnt()

    def _send(self, spreadsheet_id: str, body: Mapping[str, Any], *, fields: str) -> dict[str, Any]:
        return self.google.ask("POST", f"{SHEETS}/{spreadsheet_id}:batchUpdate", params={"fields": fields}, json=body)


def _burnt(operation: Operation) -> Operation:
    """What takes the place of an operation that must not arrive any more."""
    return Operation(f"burnt {operation.id}", operation.metadata_id)


def _batch(operation: Operation) -> tuple[dict[str, Any], list[int | None]]:
    """The body, and for each of its requests the index of the change that it belongs to, or what else it is."""
    body = [requests.fence(operation)]
    owners: list[int | None] = [None]
    if operation.previous is not None:
        body.append(requests.head(operation))
        owners.append(_HEAD)
    for place in operation.plan.guarded:
        body.append(requests.guard(place))
        owners.append(_GUARD)
    for index, change in enumerate(operation.plan.changes):
        said = requests.of_change(change)
        body.extend(said)
        owners.extend([index] * len(said))
    return {"requests": body}, owners


def _read_back(operation: Operation) -> dict[str, Any]:
    """Asks for the first row of each tab that the plan addresses by column, as far as the last such column."""
    if not operation.titles:
        return {}
    ranges = []
    for tab_id, title in operation.titles.items():
        last = max((place.index for place in operation.plan.guarded if place.tab_id == tab_id), default=0)
        ranges.append("'" + title.replace("'", "''") + f"'!A1:{rowcol_to_a1(1, last + 1)}")
    return {"includeSpreadsheetInResponse": True, "responseIncludeGridData": True, "responseRanges": ranges}


def _applied(answer: Mapping[str, Any], plan: Plan, owners: list[int | None]) -> Applied:
    counters = {
        owner: int((reply.get("findReplace") or {}).get("occurrencesChanged", 0))
        for owner, reply in zip(owners, answer.get("replies", ()), strict=False)
        if owner is not None and owner >= 0 and isinstance(plan.changes[owner], RewriteValue)
    }
    sheets = answer.get("updatedSpreadsheet", {}).get("sheets", ())
    headers = {int(sheet["properties"].get("sheetId", 0)): _first_row(sheet) for sheet in sheets if "data" in sheet}
    return Applied(counters, headers)


def _first_row(sheet: Mapping[str, Any]) -> tuple[str, ...]:
    rows = (sheet["data"] or [{}])[0].get("rowData") or [{}]
    return tuple(str(cell.get("formattedValue", "")) for cell in rows[0].get("values", ()))


def _refused(refusal: Refusal, owners: list[int | None]) -> Refused:
    named = _INDEX.search(refusal.message)
    owner = owners[int(named.group(1))] if named and int(named.group(1)) < len(owners) else None
    change = owner if owner is not None and owner >= 0 else None
    return Refused(refusal.message, change, guard=owner == _GUARD, overtaken=owner == _HEAD)
