"""A spreadsheet to try things on, for `shopsheet doctor --live`: beside `Writer`, the only code that changes one.

It cannot be turned on a store's spreadsheet by mistake: it writes to the one that it made itself, or to the one that
the operator named, and in that one it leaves nothing of its own behind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.clock import Clock
from app.errors import GoogleUnavailable
from app.sheets.drive import Drive
from app.sheets.google import DRIVE, SHEETS, Google, Refusal
from app.sheets.requests.shapes import Request

NAME = "Shopsheet doctor"
OWNER = "doctor"
"""Stands where a store's id stands in the properties of the file."""
PAUSE = 61.0
"""Seconds after which a minute's quota is there again."""
PATIENCE = 4
"""How often one request may be told to wait."""


class Scratch:
    """Raw requests to one spreadsheet. Raises Refusal or NoAnswer; waits where a quota is used up."""

    def __init__(self, google: Google, spreadsheet_id: str, *, clock: Clock, made: bool) -> None:
        """For `create` and `adopt` to call."""
        self.google = google
        self.id = spreadsheet_id
        self.made = made
        self._clock = clock
        self._tabs: list[int] = []
        self._marks: list[int] = []

    @classmethod
    def create(cls, google: Google, *, clock: Clock) -> Scratch:
        """A spreadsheet of the account's own; NoDriveStorage where it may own none."""
        drive = Drive(google)
        found = drive.find(OWNER)  # left over from a run that was cut off
        return cls(google, found or drive.create(NAME, store_id=OWNER), clock=clock, made=True)

    @classmethod
    def adopt(cls, google: Google, spreadsheet_id: str, *, clock: Clock) -> Scratch:
        """One that the operator named; only tabs that are made here are written to."""
        return cls(google, spreadsheet_id, clock=clock, made=False)

    def batch(self, requests: Sequence[Request], **options: Any) -> dict[str, Any]:
        """The answer of one batchUpdate."""
        for request in requests:
            self._remember(request)
        return self._ask("POST", ":batchUpdate", json={"requests": list(requests), **options})

    def put(self, data: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The answer of values:batchUpdateByDataFilter, nothing parsed."""
        body = {"valueInputOption": "RAW", "data": list(data)}
        return self._ask("POST", "/values:batchUpdateByDataFilter", json=body)

    def values(self, filters: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """The answer of values:batchGetByDataFilter."""
        body = {"dataFilters": list(filters), "valueRenderOption": "UNFORMATTED_VALUE"}
        return self._ask("POST", "/values:batchGetByDataFilter", json=body)

    def look(self, *, fields: str, tab_id: int | None = None) -> dict[str, Any]:
        """Fields of the spreadsheet; with a tab named, of its cells too."""
        filters = [] if tab_id is None else [{"gridRange": {"sheetId": tab_id}}]
        return self._ask("POST", ":getByDataFilter", params={"fields": fields}, json={"dataFilters": filters})

    def mark(self, metadata_id: int) -> dict[str, Any]:
        """One piece of developer metadata."""
        return self._ask("GET", f"/developerMetadata/{metadata_id}")

    def close(self) -> None:
        """Deletes the spreadsheet that was made; from one that was named, takes all that was put into it."""
        if self.made:
            self.google.ask("DELETE", f"{DRIVE}/files/{self.id}", params={"supportsAllDrives": "true"})
            return
        tabs, marks = self._standing()
        requests: list[Request] = [{"deleteSheet": {"sheetId": tab_id}} for tab_id in self._tabs if tab_id in tabs]
        lookups = [{"developerMetadataLookup": {"metadataId": mark}} for mark in self._marks if mark in marks]
        requests += [{"deleteDeveloperMetadata": {"dataFilter": lookup}} for lookup in lookups]
        if requests:
            self._ask("POST", ":batchUpdate", json={"requests": requests})

    def _standing(self) -> tuple[set[int], set[int]]:
        """Ids of the tabs and of the spreadsheet's own metadata that are there."""
        body = self.look(fields="sheets(properties(sheetId)),developerMetadata(metadataId)")
        tabs = {int(sheet["properties"].get("sheetId", 0)) for sheet in body.get("sheets", ())}
        return tabs, {int(item["metadataId"]) for item in body.get("developerMetadata", ())}

    def _remember(self, request: Request) -> None:
        """What is to be taken out again; noted before it is sent, lest an answer get lost."""
        if "addSheet" in request:
            self._tabs.append(request["addSheet"]["properties"]["sheetId"])
        metadata = request.get("createDeveloperMetadata", {}).get("developerMetadata", {})
        if metadata.get("location", {}).get("spreadsheet"):
            self._marks.append(metadata["metadataId"])

    def _ask(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        for _ in range(PATIENCE):
            try:
                return self.google.ask(method, f"{SHEETS}/{self.id}{path}", **request)
            except GoogleUnavailable as full:  # our own reckoning of the quota: nothing was sent
                self._clock.sleep(full.retry_after or PAUSE)
            except Refusal as refusal:  # a 429 says that nothing was done
                if not refusal.rate_limited:
                    raise
                self._clock.sleep(max(refusal.retry_after, PAUSE))
        return self.google.ask(method, f"{SHEETS}/{self.id}{path}", **request)
