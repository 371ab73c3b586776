"""Changes of a spreadsheet's structure: tabs, headers, formats, validation, protection, charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.model import change as kinds
from app.model import repair
from app.model.tab import Chart
from app.sheets.requests.fence import COLUMN_KEY
from app.sheets.requests.shapes import (
    Request,
    below_header,
    column_location,
    columns,
    number_format,
    update_cells,
)
from app.sheets.styles import HEADER


def set_spreadsheet(change: kinds.SetSpreadsheet) -> Iterator[Request]:
    properties = {"locale": change.locale, "timeZone": change.timezone}
    yield {"updateSpreadsheetProperties": {"properties": properties, "fields": "locale,timeZone"}}


def add_tab(change: kinds.AddTab) -> Iterator[Request]:
    grid = {
        "rowCount": change.rows,
        "columnCount": change.columns,
        "frozenRowCount": change.frozen_rows,
        "frozenColumnCount": change.frozen_columns,
    }
    properties = {
        "sheetId": change.tab_id,
        "title": change.title,
        "index": change.index,
        "hidden": change.hidden,
        "gridProperties": grid,
    }
    yield {"addSheet": {"properties": properties}}


def update_tab(change: kinds.UpdateTab) -> Iterator[Request]:
    asked = {"index": change.index, "hidden": change.hidden}
    given: Request = {name: value for name, value in asked.items() if value is not None}
    fields = list(given)
    if change.frozen_rows is not None:
        given["gridProperties"] = {"frozenRowCount": change.frozen_rows}
        fields.append("gridProperties.frozenRowCount")
    yield {
        "updateSheetProperties": {"properties": {"sheetId": change.tab_id, **given}, "fields": ",".join(fields)},
    }


def grow_tab(change: repair.GrowTab) -> Iterator[Request]:
    for dimension, length in (("ROWS", change.rows), ("COLUMNS", change.columns)):
        if length:
            yield {"appendDimension": {"sheetId": change.tab_id, "dimension": dimension, "length": length}}


def insert_lines(change: kinds.InsertLines) -> Iterator[Request]:
    start = {"sheetId": change.tab_id, "dimension": change.dimension, "startIndex": change.index}
    lines = {**start, "endIndex": change.index + change.count}
    yield {"insertDimension": {"range": lines, "inheritFromBefore": change.like_before}}


def delete_tab(change: kinds.DeleteTab) -> Iterator[Request]:
    yield {"deleteSheet": {"sheetId": change.tab_id}}


def set_header(change: kinds.SetHeader) -> Iterator[Request]:
    cells = [_header(header, dressed=change.dressed) for header in change.headers]
    yield update_cells(change.tab_id, 0, change.start, [{"values": cells}], ",".join(cells[0]))


def _header(header: kinds.Header, *, dressed: bool) -> Request:
    text = None if header.label is None else {"stringValue": header.label}
    cell = {"userEnteredValue": text, "note": header.note, "userEnteredFormat": HEADER if dressed else None}
    return {name: said for name, said in cell.items() if said is not None}


def spill_formula(change: kinds.SpillFormula) -> Iterator[Request]:
    place, dressed = change.place, {**HEADER, "textFormat": {**HEADER["textFormat"], "italic": True}}
    cell = {
        "userEnteredValue": {"formulaValue": change.formula},
        "note": change.header.note,
        "userEnteredFormat": dressed,
    }
    fields = "userEnteredValue,note,userEnteredFormat"
    yield update_cells(place.tab_id, 0, place.index, [{"values": [cell]}], fields)


def unmerge(change: repair.Unmerge) -> Iterator[Request]:
    top, bottom, left, right = change.area
    rows = {"startRowIndex": top, "endRowIndex": bottom}
    area = {"sheetId": change.tab_id, **rows, "startColumnIndex": left, "endColumnIndex": right}
    yield {"unmergeCells": {"range": area}}


def tag_column(change: kinds.TagColumn) -> Iterator[Request]:
    metadata = {
        "metadataId": change.place.metadata_id,
        "metadataKey": COLUMN_KEY,
        "metadataValue": change.path,
        "location": column_location(change.place),
        "visibility": "DOCUMENT",
    }
    yield {"createDeveloperMetadata": {"developerMetadata": metadata}}


def format_column(change: kinds.FormatColumn) -> Iterator[Request]:
    yield {
        "repeatCell": {
            "range": below_header(change.place),
            "cell": {"userEnteredFormat": {"numberFormat": number_format(change.number_format)}},
            "fields": "userEnteredFormat.numberFormat",
        }
    }


def set_validation(change: kinds.SetValidation) -> Iterator[Request]:
    yield {"setDataValidation": {"range": _rows(change.place, change.rows), "rule": _rule(change.rule)}}


def clear_validation(change: repair.ClearValidation) -> Iterator[Request]:
    yield {"setDataValidation": {"range": _rows(change.place, change.rows)}}


def _rows(place: kinds.Place, rows: tuple[int, int]) -> Request:
    start, end = rows
    return {**below_header(place), "startRowIndex": start, **({"endRowIndex": end} if end else {})}


def _rule(rule: kinds.Validation) -> Request:
    condition: Request = {"type": rule.condition}
    if rule.values:
        condition["values"] = [{"userEnteredValue": value} for value in rule.values]
    body: Request = {"condition": condition, "strict": rule.strict, "showCustomUi": True}
    return body | ({"inputMessage": rule.message} if rule.message else {})


def size_column(change: kinds.SizeColumn) -> Iterator[Request]:
    yield {
        "updateDimensionProperties": {
            "range": columns(change.tab_id, change.index, change.index + 1),
            "properties": {"pixelSize": change.width, "hiddenByUser": change.hidden},
            "fields": "pixelSize,hiddenByUser",
        }
    }


def hide_column(change: repair.HideColumn) -> Iterator[Request]:
    column = columns(change.tab_id, change.index, change.index + 1)
    hidden = {"range": column, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    yield {"updateDimensionProperties": hidden}


def protect(change: kinds.Protect) -> Iterator[Request]:
    body = _protected(change)
    yield {
        "addProtectedRange": {"protectedRange": body | ({"unprotectedRanges": _open(change)} if change.opened else {})}
    }


def reprotect(change: repair.Reprotect) -> Iterator[Request]:
    body = {**_protected(change.wanted), "warningOnly": False, "unprotectedRanges": _open(change.wanted)}
    fields = "range,editors,warningOnly,unprotectedRanges"
    yield {"updateProtectedRange": {"protectedRange": body, "fields": fields}}


def unprotect(change: repair.Unprotect) -> Iterator[Request]:
    yield {"deleteProtectedRange": {"protectedRangeId": change.protection_id}}


def _open(change: kinds.Protect) -> list[Request]:
    """The cell of a protected area that everybody may edit, where there is one."""
    if not change.opened:
        return []
    row, column = change.opened
    cell = {"startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": column, "endColumnIndex": column + 1}
    return [{"sheetId": change.tab_id, **cell}]


def _protected(change: kinds.Protect) -> Request:
    area: Request = {"sheetId": change.tab_id}
    if change.columns:
        start, end = change.columns
        area |= {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": start, "endColumnIndex": end}
    return {
        "protectedRangeId": change.protection_id,
        "range": area,
        "description": change.description,
        "editors": {"users": list(change.editors)},
    }


def add_chart(change: kinds.AddChart) -> Iterator[Request]:
    chart = change.chart

    def source(column: int) -> Request:
        area = {
            "sheetId": change.tab_id,
            "startRowIndex": chart.first_row,
            "endRowIndex": chart.last_row,
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }
        return {"sourceRange": {"sources": [area]}}

    anchor = {"sheetId": change.tab_id, "rowIndex": chart.anchor_row, "columnIndex": chart.anchor_column}
    spec = (_pie if chart.kind == "PIE" else _basic)(chart, source)
    position = {"overlayPosition": {"anchorCell": anchor}}
    yield {
        "addChart": {"chart": {"chartId": chart.chart_id, "spec": {"title": chart.title, **spec}, "position": position}}
    }


def _basic(chart: Chart, source: Callable[[int], Request]) -> Request:
    return {
        "basicChart": {
            "chartType": chart.kind,
            "legendPosition": "NO_LEGEND" if len(chart.series) == 1 else "BOTTOM_LEGEND",
            "headerCount": 1,
            "domains": [{"domain": source(chart.domain)}],
            "series": [{"series": source(column)} for column in chart.series],
        }
    }


def _pie(chart: Chart, source: Callable[[int], Request]) -> Request:
    return {"pieChart": {"domain": source(chart.domain), "series": source(chart.series[0])}}
