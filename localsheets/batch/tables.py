"""Tables: addTable, updateTable and deleteTable."""

from __future__ import annotations

import secrets

from localsheets.batch import attached
from localsheets.batch.context import Batch
from localsheets.batch.ordering import cells_of
from localsheets.http import Json
from localsheets.shapes import places
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import update_mask, updated
from localsheets.truth.cell import Cell
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def add(batch: Batch, body: Json) -> Json:
    """addTable: the table with its id; tables do not overlap."""
    given = body.get("table", {})
    table_id = given.get("tableId") or secrets.token_hex(5)
    if any(table_id in sheet.tables for sheet in batch.spreadsheet.sheets):
        raise Refused(f"A table with ID {table_id} already exists.")
    name = given.get("name") or f"Table{sum(len(sheet.tables) for sheet in batch.spreadsheet.sheets) + 1}"
    sheet, table = _placed(batch, {**twinned(given), "tableId": table_id, "name": name})
    attached.put(sheet, "tables", table_id, table)
    return {"table": places.shown(table)}


def update(batch: Batch, body: Json) -> None:
    """updateTable."""
    given = body.get("table", {})
    sheet, old = attached.find(batch, "tables", given.get("tableId", ""), word="table")
    mask = update_mask(body.get("fields", ""), "Table")
    _, table = _placed(batch, {**updated(old, twinned(given), mask), "tableId": old["tableId"]})
    attached.put(sheet, "tables", old["tableId"], table)


def delete(batch: Batch, body: Json) -> None:
    """deleteTable, with what is in it, as documented."""
    sheet, old = attached.find(batch, "tables", body.get("tableId", ""), word="table")
    _, area = batch.writable(old["range"])
    attached.remove(sheet, "tables", old["tableId"])
    for row, column, _ in cells_of(sheet, area):
        sheet.put(row, column, Cell())


def _placed(batch: Batch, table: Json) -> tuple[Sheet, Json]:
    sheet, area = batch.area(table.get("range"))
    for key, other in sheet.tables.items():
        if key != table["tableId"] and other["range"].within(*sheet.size).touches(area):
            raise Refused("Tables cannot overlap.")
    columns = table.get("columnProperties") or [{} for _ in area.columns]
    named = [
        {"columnIndex": index, "columnName": f"Column {index + 1}", "columnType": "COLUMN_TYPE_UNSPECIFIED", **one}
        for index, one in enumerate(columns)
    ]
    return sheet, {**table, "range": area.box(sheet.id), "columnProperties": named}
