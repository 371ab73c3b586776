"""Known bad ways of writing to a sheet, put into the service on purpose: the proof must catch each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest.mock import patch

import httpx

from app.db import operations
from app.log import logger
from app.model.change import InsertRows, RewriteValue
from app.model.operation import Burnt
from app.model.plan import Plan
from app.model.row import TabReading
from app.sheets import reading, requests
from app.sheets.google import Google
from app.sheets.requests import content, shapes
from app.sheets.writer import Writer
from app.sync import holding, planning, queries, service, understanding

Plant = Callable[[], AbstractContextManager[None]]


@contextmanager
def writing_by_row_number() -> Iterator[None]:
    """Each cell is written at the row where it was read."""
    with _remembered_readings() as read, _said(RewriteValue, lambda change: _at_rows(change, read)):
        yield


@contextmanager
def writing_below_the_last_row() -> Iterator[None]:
    """Submissions go below the last row that was read, over whatever came there since."""
    with _remembered_readings() as read, _said(InsertRows, lambda change: _below(change, read)):
        yield


@contextmanager
def no_guard() -> Iterator[None]:
    """Columns are addressed by where they stood at the read, and nothing holds them there."""
    assemble = planning.assemble
    with patch.object(planning, "assemble", lambda *args, **more: Plan(assemble(*args, **more).changes)):
        yield


@contextmanager
def repeated_without_fence() -> Iterator[None]:
    """A call that failed is sent again, and nothing tells Google that it is the same."""
    once = Google._send

    def thrice(self: Google, method: str, url: str, **more: Any) -> httpx.Response:
        for _ in range(2):
            answer = _attempted(lambda: once(self, method, url, **more))
            if answer is not None and answer.status_code < 500:
                return answer
        return once(self, method, url, **more)

    with patch.object(Google, "_send", thrice), patch.object(requests, "fence", _loose_fence):
        yield


@contextmanager
def never_burnt() -> Iterator[None]:
    """A plan that is not there when asked for counts as lost, though it may still arrive.

    Nor does a plan name the one before it: that alone keeps what arrives too late from landing (decision 0004).
    """
    with patch.object(Writer, "_burn", lambda *args: Burnt()), patch.object(operations, "head", lambda *args: None):
        yield


@contextmanager
def never_held() -> Iterator[None]:
    """What people put back is rewritten again, and again."""

    def all_sent(rewrites: Any, *args: Any, **more: Any) -> holding.Held:
        return holding.Held(tuple(rewrites), ())

    with patch.object(holding, "sort_out", all_sent):
        yield


@contextmanager
def solved_findings_stay() -> Iterator[None]:
    """Findings are added and never removed."""
    save = queries.save_findings

    def only_add(db: Any, store_id: str, **more: Any) -> None:
        save(db, store_id, **{**more, "gone": ()})

    with patch.object(queries, "save_findings", only_add):
        yield


@contextmanager
def cells_in_the_log() -> Iterator[None]:
    """Somebody wanted to see what was read."""
    understood = understanding.understood

    def told(*args: Any, **more: Any) -> Any:
        seen = understood(*args, **more)
        logger().info("sync.read", first=str(next(iter(seen.normalised.rows["customers"]), "")))
        return seen

    with patch.object(service, "understood", told):
        yield


PLANTS: dict[str, tuple[Plant, frozenset[str]]] = {
    "writing by row number": (writing_by_row_number, frozenset({"lost edit", "wrong rewrite", "misplaced"})),
    "writing below the last row": (
        writing_below_the_last_row,
        frozenset({"lost edit", "wrong rewrite", "structure", "lost", "doubled"}),
    ),
    "no guard": (no_guard, frozenset({"lost edit", "wrong rewrite", "misplaced"})),
    "repeated without fence": (repeated_without_fence, frozenset({"doubled"})),
    "never burnt": (never_burnt, frozenset({"doubled"})),
    "never held": (never_held, frozenset({"fought", "unrest"})),
    "solved findings stay": (solved_findings_stay, frozenset({"finding", "derived", "stale finding"})),
    "cells in the log": (cells_in_the_log, frozenset({"log"})),
}
"""What is planted → how it is planted, and the kinds of wrong by which it may show."""


@contextmanager
def _remembered_readings() -> Iterator[dict[int, TabReading]]:
    """The readings of the last read, by sheet id."""
    found: dict[int, TabReading] = {}
    tab_readings = reading.tab_readings

    def remembering(*args: Any, **more: Any) -> Mapping[str, TabReading]:
        readings = tab_readings(*args, **more)
        found.update({item.tab.sheet_id: item for item in readings.values()})
        return readings

    with patch.object(reading, "tab_readings", remembering):
        yield found


@contextmanager
def _said(kind: type, said: Callable[[Any], Iterator[Any]]) -> Iterator[None]:
    """A kind of change is said to Google in another way."""
    with patch.dict(requests._TABLE, {kind: said}):
        yield


def _at_rows(change: RewriteValue, read: dict[int, TabReading]) -> Iterator[Any]:
    seen = read[change.place.tab_id]
    name = next(column.name for column in seen.tab.columns if column.metadata_id == change.place.metadata_id)
    cell = [{"values": [{"userEnteredValue": {"stringValue": change.replacement}}]}]
    for row in seen.rows:
        if row.cells.get(name) == change.find:
            yield shapes.update_cells(change.place.tab_id, row.number - 1, change.place.index, cell, "userEnteredValue")


def _below(change: InsertRows, read: dict[int, TabReading]) -> Iterator[Any]:
    last = max((row.number for row in read[change.tab_id].rows), default=1)
    for request in content.insert_rows(change):
        if "updateCells" in request:
            request["updateCells"]["start"]["rowIndex"] = last
            yield request


def _loose_fence(operation: Any) -> Any:
    made = {"metadataKey": "loose", "metadataValue": operation.id, "location": {"spreadsheet": True}}
    return {"createDeveloperMetadata": {"developerMetadata": {**made, "visibility": "DOCUMENT"}}}


def _attempted(send: Callable[[], httpx.Response]) -> httpx.Response | None:
    try:
        return send()
    except Exception:
        return None
