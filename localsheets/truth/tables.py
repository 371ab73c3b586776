"""Where values.append finds the table that it appends to, and so where the values go.

https://developers.google.com/workspace/sheets/api/guides/values#append_values
"""

from __future__ import annotations

from localsheets.truth.box import Area
from localsheets.truth.sheet import Sheet


def last_table(sheet: Sheet, area: Area) -> Area | None:
    """The last table that an area touches: the block of filled cells around the area's last filled cell."""
    seed = _last_filled(sheet, area)
    return None if seed is None else _grown(sheet, Area(seed[0], seed[0] + 1, seed[1], seed[1] + 1))


def _last_filled(sheet: Sheet, area: Area) -> tuple[int, int] | None:
    columns = {one: index for index, one in enumerate(sheet.columns.ids) if index in area.columns}
    for row in range(min(area.bottom, len(sheet.rows.ids)) - 1, area.top - 1, -1):
        filled = _filled_columns(sheet, row, columns)
        if filled:
            return row, max(filled)
    return None


def _filled_columns(sheet: Sheet, row: int, columns: dict[int, int]) -> list[int]:
    line = sheet.line(sheet.rows.ids[row])
    if not line:
        return []
    return [columns[column] for column, cell in line.items() if cell.value is not None and column in columns]


def _grown(sheet: Sheet, area: Area) -> Area:
    """The area with everything filled that borders on it, corners too, until a blank frame is around it."""
    columns = {one: index for index, one in enumerate(sheet.columns.ids)}
    while True:
        frame = Area(max(area.top - 1, 0), area.bottom + 1, max(area.left - 1, 0), area.right + 1)
        top, bottom = _rows(sheet, area, frame, columns)
        left, right = _columns(sheet, Area(top, bottom, area.left, area.right), frame, columns)
        grown = Area(top, bottom, left, right)
        if grown == area:
            return area
        area = grown


def _rows(sheet: Sheet, area: Area, frame: Area, columns: dict[int, int]) -> tuple[int, int]:
    """How far the area reaches up and down while each next row holds something within the frame's width."""

    def holds(row: int) -> bool:
        inside = 0 <= row < len(sheet.rows.ids)
        return inside and any(one in frame.columns for one in _filled_columns(sheet, row, columns))

    top, bottom = area.top, area.bottom
    while holds(top - 1):
        top -= 1
    while holds(bottom):
        bottom += 1
    return top, bottom


def _columns(sheet: Sheet, area: Area, frame: Area, columns: dict[int, int]) -> tuple[int, int]:
    """The columns next to the area that hold something beside it."""
    left, right = area.left, area.right
    for row in range(max(area.top - 1, 0), min(area.bottom + 1, len(sheet.rows.ids))):
        for column in _filled_columns(sheet, row, columns):
            if column in frame.columns:
                left, right = min(left, column), max(right, column + 1)
    return left, right
