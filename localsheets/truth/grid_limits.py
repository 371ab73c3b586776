"""Whether a range begins inside of the grid, and Google's words where it does not."""

from __future__ import annotations

from localsheets.truth import a1
from localsheets.truth.box import Area, Box
from localsheets.truth.refusal import Refused
from localsheets.truth.sheet import Sheet


def check_start(sheet: Sheet, box: Box) -> None:
    """Raise Refused where a box begins outside of the grid or makes no sense; one that only ends outside is cut."""
    _check_order("Row", box.top, box.bottom)
    _check_order("Column", box.left, box.right)
    if (box.top or 0) < sheet.rows.count and (box.left or 0) < sheet.columns.count:
        return
    raise Refused(limits_text(sheet, box))


def _check_order(word: str, start: int | None, end: int | None) -> None:
    first, last = start or 0, 0 if end is None else end
    if first < 0 or last < 0:
        raise Refused(f"start{word}Index[{first}] and end{word}Index[{last}] must not be negative.")
    if end is not None and first > end:
        raise Refused(f"end{word}Index[{end}] must not be less than start{word}Index[{first}].")


def limits_text(sheet: Sheet, box: Box) -> str:
    """Google's words for a range outside of the grid."""
    place = a1.extent_text(a1.Extent(box.top, box.bottom, box.left, box.right))
    written = f"{a1.quoted(sheet.title)}!{place}" if place else a1.quoted(sheet.title)
    return f"Range ({written}) exceeds grid limits. Max rows: {sheet.rows.count}, max columns: {sheet.columns.count}"


def range_text(sheet: Sheet, area: Area) -> str:
    """An area with the title of its sheet, as Google echoes ranges."""
    return f"{a1.quoted(sheet.title)}!{a1.area_text(area)}"
