"""The Spreadsheet resource: its properties, sheets with all that hangs on them, named ranges."""

from __future__ import annotations

from typing import Any

from localsheets.http import Json
from localsheets.shapes import defaults, metadata, places
from localsheets.shapes.masks import Mask, asks
from localsheets.truth.protection import Editor, Protection
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

SHOWN_ALWAYS = ("sheetId", "title", "index", "sheetType")


def url(spreadsheet_id: str) -> str:
    """Where people would open it at Google."""
    return f"https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit"


def properties(spreadsheet: Spreadsheet, *, title: str) -> Json:
    """SpreadsheetProperties; only what differs from a new spreadsheet's is stored."""
    return {"title": title, **defaults.SPREADSHEET, **spreadsheet.properties}


def spreadsheet(spreadsheet: Spreadsheet, *, title: str, editor: Editor, mask: Mask) -> Json:
    """The resource without grid data."""
    indexed = enumerate(spreadsheet.sheets)
    body: Json = {
        "spreadsheetId": spreadsheet.id,
        "properties": properties(spreadsheet, title=title),
        "sheets": [sheet(spreadsheet, one, index=index, editor=editor) for index, one in indexed]
        if asks(mask, "sheets")
        else [],
        "namedRanges": named_ranges(spreadsheet),
        "spreadsheetUrl": url(spreadsheet.id),
        "developerMetadata": metadata.of_place(spreadsheet, "SPREADSHEET"),
    }
    return {name: part for name, part in body.items() if part not in ([], None)}


def named_ranges(spreadsheet: Spreadsheet) -> list[Json]:
    """Every NamedRange."""
    return [{"namedRangeId": name, **places.shown(entry)} for name, entry in spreadsheet.named_ranges.items()]


def sheet(spreadsheet: Spreadsheet, one: Sheet, *, index: int, editor: Editor) -> Json:
    """A Sheet resource without grid data."""
    body: Json = {
        "properties": sheet_properties(one, index),
        "merges": places.shown(one.merges),
        "conditionalFormats": places.shown(one.rules),
        "filterViews": places.shown(list(one.filter_views.values())),
        "protectedRanges": [protection(spreadsheet, entry, editor) for entry in one.protections.values()],
        "basicFilter": places.shown(one.filter),
        "charts": places.shown(list(one.charts.values())),
        "bandedRanges": places.shown(list(one.bands.values())),
        "tables": places.shown(list(one.tables.values())),
        "developerMetadata": metadata.of_place(spreadsheet, "SHEET", one.id),
        **groups(one),
    }
    return {name: part for name, part in body.items() if part not in ([], None)}


def sheet_properties(one: Sheet, index: int) -> Json:
    """SheetProperties with the size of the grid; what is false or 0 is left out."""
    rest = dict(one.properties)
    grid = {
        "rowCount": one.rows.count,
        "columnCount": one.columns.count,
        **{name: value for name, value in (rest.pop("gridProperties", None) or {}).items() if value},
    }
    shown = {name: value for name, value in rest.items() if value not in (False, None)}
    kind = shown.pop("sheetType", "GRID")
    return {
        "sheetId": one.id,
        "title": one.title,
        "index": index,
        "sheetType": kind,
        **({"gridProperties": grid} if kind == "GRID" else {}),
        **shown,
    }


def groups(one: Sheet) -> Json:
    """rowGroups and columnGroups."""
    return {
        name: [places.shown(group) for group in one.groups if group["range"].dimension == dimension]
        for name, dimension in (("rowGroups", "ROWS"), ("columnGroups", "COLUMNS"))
    }


def protection(spreadsheet: Spreadsheet, one: Protection, editor: Editor, *, fresh: bool = False) -> Json:
    """A ProtectedRange as this person sees it; only those who may edit it see its editors.

    The range is there for a named range, too (likely; pygsheets reads it). The answer to the request that made it
    leaves the list of editors empty, as recorded.
    """
    body: Json = {
        "protectedRangeId": one.id,
        "range": places.shown(spreadsheet.protected(one)),
        "namedRangeId": one.named_range,
        "tableId": one.table,
        "description": one.description,
        "warningOnly": one.warning_only or None,
        "requestingUserCanEdit": (editor.is_owner or not one.binds(editor)) or None,
        "unprotectedRanges": places.shown(one.unprotected) or None,
        "editors": _editors(one, fresh=fresh) if not one.warning_only and not one.binds(editor) else None,
    }
    return {name: part for name, part in body.items() if part is not None}


def _editors(one: Protection, *, fresh: bool) -> Json:
    shown: dict[str, Any] = {
        "users": [] if fresh and len(one.users) == 1 else list(one.users),
        "groups": list(one.groups),
        "domainUsersCanEdit": one.domain,
    }
    return {name: part for name, part in shown.items() if part}
