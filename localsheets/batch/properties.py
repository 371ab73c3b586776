"""updateSpreadsheetProperties and updateSheetProperties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from localsheets.batch.context import Batch
from localsheets.cells.formulas import rewriting
from localsheets.http import Json
from localsheets.shapes.colors import twinned
from localsheets.shapes.masks import Mask, update_mask, updated
from localsheets.truth import structure
from localsheets.truth.box import Dimension
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet

MOST_TITLE = 100


def update_spreadsheet(batch: Batch, body: Json) -> None:
    """updateSpreadsheetProperties."""
    mask = update_mask(body.get("fields", ""), "SpreadsheetProperties")
    given = body.get("properties", {})
    everything = not mask or "*" in mask
    if everything or "title" in mask:
        title = given.get("title", "")
        if not title and not everything:
            raise Refused("The title cannot be empty.")
        batch.rename(title or batch.title)
    check_zone(given.get("timeZone"))
    stored = updated(batch.spreadsheet.properties, twinned(given), mask)
    stored.pop("title", None)
    batch.spreadsheet.attach("properties", stored)


def check_zone(name: str | None) -> None:
    """Raise Refused where a time zone is none."""
    try:
        ZoneInfo("Etc/GMT" if name is None else name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(f"Invalid time zone: {name}") from error


def update_sheet(batch: Batch, body: Json) -> None:
    """updateSheetProperties: title, index, size of the grid, and everything that is only kept."""
    given = body.get("properties", {})
    mask = update_mask(body.get("fields", ""), "SheetProperties")
    sheet = found(batch, given)
    structure.guard_sheet(sheet, batch.editor)
    for name, change in CHANGES.items():
        if not mask or "*" in mask or name in mask:
            change(batch, sheet, given)
    grid = mask.get("gridProperties")
    if grid is not None or not mask or "*" in mask:
        _resize(batch, sheet, given.get("gridProperties", {}), mask=grid or {})
    stored = updated(sheet.properties, twinned(given), mask)
    for name in ("sheetId", "title", "index", *_cleared_color(given)):
        stored.pop(name, None)
    stored["gridProperties"] = {
        name: value for name, value in stored.get("gridProperties", {}).items() if name not in SIZES
    }
    _check_frozen(sheet, stored["gridProperties"])
    sheet.attach("properties", stored)


def _cleared_color(given: Json) -> tuple[str, ...]:
    """A style without any colour takes the tab's colour away (recorded)."""
    return ("tabColor", "tabColorStyle") if given.get("tabColorStyle") == {} else ()


def found(batch: Batch, given: Json) -> Sheet:
    """The sheet that properties are of."""
    sheet_id = given.get("sheetId", 0)
    for sheet in batch.spreadsheet.sheets:
        if sheet.id == sheet_id:
            return sheet
    raise Refused(f"No sheet with id: {sheet_id}")


def check_title(batch: Batch, title: str, *, of: Sheet | None = None) -> str:
    """A title that a sheet may have; raises Refused."""
    if not title:
        raise Refused("The sheet name cannot be empty.")
    if len(title) > MOST_TITLE:
        raise Refused(f"The sheet name cannot be greater than {MOST_TITLE} characters.")
    if any(one is not of and one.title.casefold() == title.casefold() for one in batch.spreadsheet.sheets):
        raise Refused(f'A sheet with the name "{title}" already exists. Please enter another name.')
    return title


def _retitle(batch: Batch, sheet: Sheet, given: Json) -> None:
    title = check_title(batch, given.get("title", ""), of=sheet)
    structure.rewrite(batch.spreadsheet, rewriting.Renamed(sheet.title, title))
    sheet.attach("title", title)


def _reorder(batch: Batch, sheet: Sheet, given: Json) -> None:
    """Move a sheet; the index is counted before the move, as documented."""
    if "index" in given:
        move_sheet(batch, sheet, given["index"])


def move_sheet(batch: Batch, sheet: Sheet, index: int) -> None:
    """Put a sheet before the one that has the index now."""
    sheets = list(batch.spreadsheet.sheets)
    if not 0 <= index <= len(sheets):
        raise Refused(f"Sheet index {index} is out of range.")
    place = sheets.index(sheet)
    sheets.remove(sheet)
    sheets.insert(index - 1 if index > place else index, sheet)
    batch.spreadsheet.attach("sheets", tuple(sheets))


def _hide(batch: Batch, sheet: Sheet, given: Json) -> None:
    others = (one for one in batch.spreadsheet.sheets if one is not sheet)
    if given.get("hidden") and all(one.properties.get("hidden") for one in others):
        raise Refused("You can't hide all the sheets in a document.")


def _resize(batch: Batch, sheet: Sheet, grid: Json, *, mask: Mask) -> None:
    wanted: list[tuple[str, Dimension]] = [("rowCount", "ROWS"), ("columnCount", "COLUMNS")]
    for name, dimension in wanted:
        if (not mask or "*" in mask or name in mask) and grid.get(name) is not None:
            resize(batch, sheet, dimension, count=grid[name])


def resize(batch: Batch, sheet: Sheet, dimension: Dimension, *, count: int) -> None:
    """Give a sheet so many rows or columns; what is cut off is gone."""
    now = sheet.axis(dimension).count
    if count < 1:
        raise Refused(f"The number of {dimension.lower()} must be greater than 0.")
    if count > now:
        structure.insert(batch.spreadsheet, sheet, dimension, start=now, count=count - now)
    elif count < now:
        span = (count, now)
        structure.guard_moving(batch.spreadsheet, sheet, dimension, span=span, editor=batch.editor)
        structure.delete(batch.spreadsheet, sheet, dimension, start=count, end=now)


def _check_frozen(sheet: Sheet, grid: Json) -> None:
    for name, count, word in (
        ("frozenRowCount", sheet.rows.count, "rows"),
        ("frozenColumnCount", sheet.columns.count, "columns"),
    ):
        if grid.get(name, 0) >= count:
            raise Refused(f"You can't freeze all visible {word} on the sheet.")


SIZES = ("rowCount", "columnCount")
CHANGES: dict[str, Callable[[Batch, Sheet, Json], Any]] = {"title": _retitle, "index": _reorder, "hidden": _hide}
