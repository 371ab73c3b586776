"""From `spreadsheets.get` and a search for our column marks to a Structure. No cell is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.model.structure import Structure, TabStructure
from app.sheets.requests import COLUMN_KEY, HEAD_KEY, OPERATION_KEY

MASK = (
    "properties(title,locale,timeZone),"
    "developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties,charts.chartId,protectedRanges.protectedRangeId)"
)
COLUMN_MARKS = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": COLUMN_KEY}}]}


def structure(body: Mapping[str, Any], marks: Mapping[str, Any]) -> Structure:
    """The structure of a spreadsheet, from the answers of spreadsheets.get and developerMetadata:search."""
    properties = body.get("properties", {})
    marked = column_marks(marks)
    named = [
        (int(item["metadataId"]), str(item.get("metadataKey", "")), str(item.get("metadataValue", "")))
        for item in body.get("developerMetadata", ())
    ]
    return Structure(
        title=str(properties.get("title", "")),
        locale=str(properties.get("locale", "")),
        timezone=str(properties.get("timeZone", "")),
        tabs=tuple(_tab(sheet, marked) for sheet in body.get("sheets", ())),
        operations={metadata_id: value for metadata_id, key, value in named if key == OPERATION_KEY},
        head=next((value for _, key, value in named if key == HEAD_KEY), ""),
    )


def column_marks(answer: Mapping[str, Any]) -> dict[int, dict[int, int]]:
    """Tab id → metadata id → index of the column that it marks now."""
    found: dict[int, dict[int, int]] = {}
    for item in answer.get("matchedDeveloperMetadata", ()):
        metadata = item["developerMetadata"]
        columns = metadata["location"].get("dimensionRange")
        if columns is not None:
            marks = found.setdefault(int(columns.get("sheetId", 0)), {})
            marks[int(metadata["metadataId"])] = int(columns.get("startIndex", 0))
    return found


def _tab(sheet: Mapping[str, Any], marked: Mapping[int, Mapping[int, int]]) -> TabStructure:
    properties = sheet.get("properties", {})
    grid = properties.get("gridProperties", {})
    tab_id = int(properties.get("sheetId", 0))
    return TabStructure(
        tab_id=tab_id,
        title=str(properties.get("title", "")),
        index=int(properties.get("index", 0)),
        rows=int(grid.get("rowCount", 0)),
        columns=int(grid.get("columnCount", 0)),
        hidden=bool(properties.get("hidden", False)),
        metadata=marked.get(tab_id, {}),
        protections=frozenset(item["protectedRangeId"] for item in sheet.get("protectedRanges", ())),
        charts=frozenset(item["chartId"] for item in sheet.get("charts", ())),
    )
