"""What type of Google's each method of Sheets answers with, and the part of an answer that `fields` asks for."""

from __future__ import annotations

from localsheets.http import Json
from localsheets.shapes.masks import read_mask, selected

TYPES = {
    "spreadsheets.create": "Spreadsheet",
    "spreadsheets.get": "Spreadsheet",
    "spreadsheets.getByDataFilter": "Spreadsheet",
    "spreadsheets.batchUpdate": "BatchUpdateSpreadsheetResponse",
    "spreadsheets.sheets.copyTo": "SheetProperties",
    "spreadsheets.developerMetadata.get": "DeveloperMetadata",
    "spreadsheets.developerMetadata.search": "SearchDeveloperMetadataResponse",
    "spreadsheets.values.get": "ValueRange",
    "spreadsheets.values.update": "UpdateValuesResponse",
    "spreadsheets.values.append": "AppendValuesResponse",
    "spreadsheets.values.clear": "ClearValuesResponse",
    "spreadsheets.values.batchGet": "BatchGetValuesResponse",
    "spreadsheets.values.batchUpdate": "BatchUpdateValuesResponse",
    "spreadsheets.values.batchClear": "BatchClearValuesResponse",
    "spreadsheets.values.batchGetByDataFilter": "BatchGetValuesByDataFilterResponse",
    "spreadsheets.values.batchUpdateByDataFilter": "BatchUpdateValuesByDataFilterResponse",
    "spreadsheets.values.batchClearByDataFilter": "BatchClearValuesByDataFilterResponse",
}


def masked(value: Json, method: str, *, fields: str) -> Json:
    """The part of a method's answer that a mask asks for; 400 where the mask leads nowhere."""
    kind = TYPES.get(method)
    if kind is None or not fields:
        return value
    found: Json = selected(value, read_mask(fields, kind))
    return found
