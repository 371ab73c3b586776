"""Where values.append finds the table that it appends to, and so where the values go.

https://developers.google.com/workspace/sheets/api/guides/values#append_values
"""

from __future__ import annotations

from array import array

from localsheets.truth.box import Area
from localsheets.truth.cell import BLANK
from localsheets.truth.sheet import Sheet


def last_table(sheet: Sheet, area: Area) -> Area | None:
    """The last table that an area touches: the block of filled cells around the area's last filled cell."""
    seed = _last_filled(sheet, area)
    return None if seed is None else _grown(sheet, Area(seed[0], seed[0] + 1, seed[1], seed[1] + 1))


def _last_filled(sheet: Sheet, area: Area) -> tuple[int, int] | None:
    columns = _column_ids(sheet, area.left, area.right)
    for row in range(min(area.bottom, len(sheet.rows.ids)) - 1, area.top - 1, -1):
        line = sheet.line(sheet.rows.ids[row]) or {}
        filled = [column for column, one in enumerate(columns, area.left) if line.get(one, BLANK).value is not None]
        if filled:
            return row, filled[-1]
    return None


def _grown(sheet: Sheet, area: Area) -> Area:
    """The area with everything filled that borders on it, corners too, until a blank frame is around it."""
    while True:
        top, bottom, left, right = area.top, area.bottom, area.left, area.right
        while _row_holds(sheet, top - 1, left, right):
            top -= 1
        while _row_holds(sheet, bottom, left, right):
            bottom += 1
        while _column_holds(sheet, left - 1, top, bottom):
            left -= 1
        while _column_holds(sheet, right, top, bottom):
            right += 1
        grown = Area(top, bottom, left, right)
        if grown == area:
            return area
        area = grown


def _row_holds(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Whether a row has a filled cell between two columns, or diagonally beside them."""
    if not 0 <= row < len(sheet.rows.ids):
        return False
    line = sheet.line(sheet.rows.ids[row])
    if not line:
        return False
    return any(line.get(one, BLANK).value is not None for one in _column_ids(sheet, left - 1, right + 1))


def _column_holds(sheet: Sheet, column: int, top: int, bottom: int) -> bool:
    """Whether a column has a filled cell between two rows, or diagonally beside them."""
    one = sheet.columns.known_id(column) if column >= 0 else None
    if one is None:
        return False
    return any(
        line.get(one, BLANK).value is not None
        for row_id in sheet.rows.ids[max(top - 1, 0) : bottom + 1]
        if (line := sheet.line(row_id))
    )


def _column_ids(sheet: Sheet, left: int, right: int) -> array[int]:
    return sheet.columns.ids[max(left, 0) : right]
