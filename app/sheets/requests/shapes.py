"""The pieces of Google's JSON that several requests share: ranges, cells, formats."""

from __future__ import annotations

from typing import Any

from app.model.cell import Cell, Formula, Scalar
from app.model.change import NumberFormat, Place
from app.sheets.styles import STYLES

Request = dict[str, Any]


def update_cells(tab_id: int, row: int, column: int, rows: list[Request], fields: str) -> Request:
    start = {"sheetId": tab_id, "rowIndex": row, "columnIndex": column}
    return {"updateCells": {"start": start, "rows": rows, "fields": fields}}


def below_header(place: Place) -> Request:
    return {
        "sheetId": place.tab_id,
        "startRowIndex": 1,
        "startColumnIndex": place.index,
        "endColumnIndex": place.index + 1,
    }


def columns(tab_id: int, start: int, end: int) -> Request:
    return {"sheetId": tab_id, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}


def column_location(place: Place) -> Request:
    return {"dimensionRange": columns(place.tab_id, place.index, place.index + 1)}


def number_format(number_format: NumberFormat) -> Request:
    body = {"type": number_format.type}
    return body | ({"pattern": number_format.pattern} if number_format.pattern else {})


def typed(value: Scalar, form: NumberFormat | None) -> Request:
    """A typed cell: no input is ever parsed, so text from outside cannot become a formula."""
    cell: Request = {} if value is None else {"userEnteredValue": _value(value)}
    if form is not None:
        cell["userEnteredFormat"] = {"numberFormat": number_format(form)}
    return cell


def styled(cell: Cell) -> Request:
    body: Request = {} if cell.value is None else {"userEnteredValue": _value(cell.value)}
    return body | ({"userEnteredFormat": STYLES[cell.style]} if STYLES[cell.style] else {})


def _value(value: Scalar | Formula) -> Request:
    if isinstance(value, Formula):
        return {"formulaValue": value.text}
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}
