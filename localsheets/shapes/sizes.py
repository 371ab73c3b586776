"""How wide a column or high a row is when it fits what it shows; an estimate by the widths of Arial's letters."""

from __future__ import annotations

import unicodedata

from localsheets.shapes import defaults
from localsheets.shapes.values import Rendering
from localsheets.truth.box import Area, Dimension
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

NARROW, USUAL, WIDE = 4, 7, 13
PADDING = 8
THIN = frozenset("iljtfrI.,:;|!'() ")


def fitting(spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, index: int) -> int:
    """The size in pixels that fits one column or row; an empty one keeps the size of a new one."""
    if dimension == "ROWS":
        return defaults.ROW_PIXELS
    area = Area(0, sheet.rows.count, index, index + 1)
    texts = [row[0] for row in Rendering().grid(spreadsheet, sheet, area) if row]
    return max((_width(text) for text in texts), default=defaults.COLUMN_PIXELS - PADDING) + PADDING


def _width(text: str) -> int:
    return sum(_letter(letter) for letter in text)


def _letter(letter: str) -> int:
    if letter in THIN:
        return NARROW
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else USUAL
