"""What else a structure is: headers with notes, marks, and what the cells bear in rows that people fill.

A grid of 60,000 rows says the same of its cells 60,000 times, so only some are asked for: the first `TOP` rows, where
submissions arrive, and those around the last row that is filled, in which people type and paste.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from app.model.change import NumberFormat, Validation
from app.model.detail import SEVERED, Area, Guarded, Run, TabDetail
from app.model.structure import Structure, TabStructure
from app.sheets.requests import COLUMN_KEY

MASK = (
    "sheets(properties(sheetId,gridProperties.frozenRowCount),merges,tables.range,"
    "protectedRanges(protectedRangeId,range,editors.users,warningOnly,requestingUserCanEdit,unprotectedRanges),"
    "data(startRow,startColumn,columnMetadata(hiddenByUser,developerMetadata(metadataId,metadataKey)),"
    "rowData.values(formattedValue,userEnteredValue.formulaValue,note,dataValidation(condition,strict),"
    "userEnteredFormat.numberFormat)))"
)
TOP, AROUND = 300, 100
"""Rows below the header that are looked at; rows before and behind the last one that is filled."""
SPARE = 20
"""Rows below the last one that is filled: where people will type next."""
Json = Mapping[str, Any]
Windows = Sequence[tuple[int, int]]


def request(structure: Structure, filled: Mapping[int, int]) -> dict[str, Any]:
    """The body of spreadsheets:getByDataFilter. `filled`: how many rows are filled, of tabs whose cells matter."""
    filters = [_rows(tab, 0, 1) for tab in structure.tabs if tab.rows]
    for tab in structure.tabs:
        if tab.tab_id in filled:
            filters += [_rows(tab, start, end) for start, end in windows(filled[tab.tab_id], tab.rows)]
    return {"dataFilters": filters}


def windows(filled: int, rows: int) -> list[tuple[int, int]]:
    """Start and end of the rows whose cells are looked at."""
    last = filled + 1
    top = (1, min(TOP + 1, last + SPARE, rows))
    bottom = (max(top[1], last - AROUND), min(last + SPARE, rows))
    return [(start, end) for start, end in (top, bottom) if start < end]


def detailed(structure: Structure, body: Mapping[str, Any], filled: Mapping[int, int]) -> Structure:
    """The structure with headers, marks and details as the answer says."""
    found = {int(sheet["properties"].get("sheetId", 0)): sheet for sheet in body.get("sheets", ())}
    return replace(structure, tabs=tuple(_tab(tab, found.get(tab.tab_id), filled) for tab in structure.tabs))


def _tab(tab: TabStructure, sheet: Mapping[str, Any] | None, filled: Mapping[int, int]) -> TabStructure:
    if sheet is None:
        return tab
    first: Json = next((data for data in sheet.get("data", ()) if not data.get("startRow")), {})
    cells = next(iter(_values(first)), [])
    marks = {
        int(item["metadataId"]): index
        for index, column in enumerate(first.get("columnMetadata", ()))
        for item in column.get("developerMetadata", ())
        if item.get("metadataKey") == COLUMN_KEY
    }
    looked_at = windows(filled[tab.tab_id], tab.rows) if tab.tab_id in filled else []
    header = tuple(str(cell.get("formattedValue", "")) for cell in cells)
    return replace(tab, header=header, metadata=marks, detail=_detail(tab, sheet, first, looked_at))


def _detail(tab: TabStructure, sheet: Json, first: Json, looked_at: Windows) -> TabDetail:
    grid = {row: line for data in sheet.get("data", ()) for row, line in _lines(data)}
    indexes = range(tab.columns) if looked_at else ()
    heads = next(iter(_values(first)), [])
    return TabDetail(
        frozen_rows=int(sheet["properties"].get("gridProperties", {}).get("frozenRowCount", 0)),
        notes=tuple(str(cell.get("note", "")) for cell in heads),
        formulas={index: str(text) for index, cell in enumerate(heads) if (text := _formula(cell))},
        severed=any(SEVERED in _formula(cell) for row in looked_at for line in _between(grid, row) for cell in line),
        hidden_columns=frozenset(i for i, one in enumerate(first.get("columnMetadata", ())) if one.get("hiddenByUser")),
        protections={int(item["protectedRangeId"]): _guarded(item) for item in sheet.get("protectedRanges", ())},
        merges=tuple(area(item) for item in sheet.get("merges", ())),
        tables=tuple(area(item["range"]) for item in sheet.get("tables", ()) if "range" in item),
        rules={index: tuple(_runs(grid, looked_at, index, _rule)) for index in indexes},
        formats={index: tuple(_runs(grid, looked_at, index, _format)) for index in indexes},
        last_row=looked_at[-1][1] if looked_at else 0,
    )


def _between(grid: Mapping[int, list[Json]], rows: tuple[int, int]) -> Iterator[list[Json]]:
    return (grid[row] for row in range(*rows) if row in grid)


def _formula(cell: Json) -> str:
    return str(cell.get("userEnteredValue", {}).get("formulaValue", ""))


def area(grid_range: Mapping[str, Any]) -> Area:
    """A GridRange without its sheet; what it leaves out at the start is its beginning only where it has an end."""
    top, left = grid_range.get("startRowIndex"), grid_range.get("startColumnIndex")
    bottom, right = grid_range.get("endRowIndex"), grid_range.get("endColumnIndex")
    return (top or 0 if bottom is not None else top, bottom, left or 0 if right is not None else left, right)


def _guarded(item: Mapping[str, Any]) -> Guarded:
    return Guarded(
        area=area(item.get("range", {})),
        editors=frozenset(str(user).lower() for user in item.get("editors", {}).get("users", ())),
        warning_only=bool(item.get("warningOnly")),
        has_gaps=bool(item.get("unprotectedRanges")),
        lets_us=bool(item.get("requestingUserCanEdit") or item.get("warningOnly")),
    )


def _runs(
    grid: Mapping[int, Sequence[Mapping[str, Any]]], looked_at: Iterable[tuple[int, int]], column: int, read: Any
) -> Iterator[Run[Any]]:
    """What the rows of a column bear, rows that bear the same together."""
    for start, end in looked_at:
        for value, rows in groupby(range(start, end), key=lambda row: read(_cell(grid.get(row, ()), column))):
            every = list(rows)
            yield Run(every[0], every[-1] + 1, value)


def _cell(line: Sequence[Mapping[str, Any]], column: int) -> Mapping[str, Any]:
    return line[column] if column < len(line) else {}


def _rule(cell: Mapping[str, Any]) -> Validation | None:
    rule = cell.get("dataValidation")
    if not rule:
        return None
    condition = rule.get("condition", {})
    values = tuple(str(value.get("userEnteredValue", "")) for value in condition.get("values", ()))
    return Validation(str(condition.get("type", "")), values, strict=bool(rule.get("strict", False)))


def _format(cell: Mapping[str, Any]) -> NumberFormat | None:
    found = cell.get("userEnteredFormat", {}).get("numberFormat")
    if not found:
        return None
    kind = str(found.get("type", ""))
    return NumberFormat(kind, "" if kind == "TEXT" else str(found.get("pattern", "")))


def _lines(data: Mapping[str, Any]) -> Iterator[tuple[int, list[Mapping[str, Any]]]]:
    return enumerate(_values(data), start=int(data.get("startRow", 0)))


def _values(data: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    return [list(row.get("values", ())) for row in data.get("rowData", ())]


def _rows(tab: TabStructure, start: int, end: int) -> dict[str, Any]:
    return {"gridRange": {"sheetId": tab.tab_id, "startRowIndex": start, "endRowIndex": end}}
