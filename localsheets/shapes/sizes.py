"""How wide a column or high a row is when it fits what it shows; an estimate by the widths of Arial's letters."""

from __future__ import annotations

import unicodedata

from localsheets.shapes import defaults
from localsheets.shapes.values import Rendering
from localsheets.truth.box import Area, Dimension
from localsheets.truth.sheet import Sheet
from localsheets.truth.spreadsheet import Spreadsheet

# Advance widths of Arial in thousandths of its size; every letter that is not listed is 556 wide, a Chinese one 1000.
WIDTHS = {
    222: "ijl", 191: "'", 260: "|", 278: " !,./:;I[\\]ft", 333: "()-`r{}", 355: '"', 389: "*", 469: "^",
    500: "Jckvsxyz", 584: "+<=>~", 611: "FTZ", 667: "ABEKPSVXY&", 722: "CDHNRUw", 778: "GOQ", 833: "Mm",
    889: "%", 944: "W", 1015: "@",
}  # fmt: skip
LETTERS = {letter: width for width, letters in WIDTHS.items() for letter in letters}
USUAL, WIDE = 556, 1000

# Recorded: 1,024 capital As in ten points make a column of 8,691 pixels, of which 6 are padding.
SIZE = 12.716
PADDING = 6


def fitting(spreadsheet: Spreadsheet, sheet: Sheet, dimension: Dimension, index: int) -> int:
    """The size in pixels that fits one column or row; an empty one keeps the size of a new one."""
    if dimension == "ROWS":
        return defaults.ROW_PIXELS
    area = Area(0, sheet.rows.count, index, index + 1)
    texts = [row[0] for row in Rendering().grid(spreadsheet, sheet, area) if row]
    return max(map(_pixels, texts), default=defaults.COLUMN_PIXELS)


def _pixels(text: str) -> int:
    return round(sum(map(_letter, text)) * SIZE / 1000) + PADDING


def _letter(letter: str) -> int:
    return WIDE if unicodedata.east_asian_width(letter) in "WF" else LETTERS.get(letter, USUAL)
