"""Rows and columns of a text whose cells stand between commas, tabs, semicolons or bars. Pure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from app.errors import BadInput
from app.imports.decoding import unreadable
from app.model.cell import is_blank
from app.model.workbook import SheetCells

DELIMITERS = (",", "\t", ";", "|")
LOOKED = 20
"""Rows by which the delimiter is found."""
MOST = 20_000
"""Rows of one file."""
WIDEST = 200
"""Columns of one file."""

_GUARDED = re.compile(r'="?(.*?)"?', re.DOTALL)
"""`="13800138000"`: shops' systems export so, that Excel keeps the digits."""


def table(text: str) -> tuple[str, SheetCells]:
    """The delimiter, and the cells from the first row on that is not blank; blank cells are None.

    Raises BadInput where the file is empty, too large or ends within a quoted cell.
    """
    delimiter = max(DELIMITERS, key=lambda sign: _fitness(text, sign))
    rows = tuple(_rows(text, delimiter))
    first = next((number for number, row in enumerate(rows) if not all(map(is_blank, row))), len(rows))
    if first == len(rows):
        raise unreadable("The file is empty: the first row names the columns.", "文件为空：第一行应为表头。")
    if len(rows) > MOST or max(map(len, rows)) > WIDEST:
        english = f"The file has more than {MOST} rows or {WIDEST} columns: send it in parts."
        raise unreadable(english, f"文件超过 {MOST} 行或 {WIDEST} 列，请拆分后分次发送。")
    return delimiter, SheetCells(0, "", rows[first:])


def _fitness(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first rows are as wide as the first one, and how wide that is; nothing where it has one cell."""
    try:
        widths = [len(row) for row in islice(_rows(text, delimiter), LOOKED) if row]
    except BadInput:
        return 0, 0
    if not widths or widths[0] == 1:
        return 0, 0
    return widths.count(widths[0]), widths[0]


def _rows(text: str, delimiter: str) -> Iterator[tuple[str | None, ...]]:
    """Line ends within quotes are part of their cell."""
    try:
        for row in csv.reader(io.StringIO(_ended(text)), delimiter=delimiter, strict=True):
            yield tuple(_cell(cell) for cell in row)
    except csv.Error as error:
        english, chinese = "A quotation mark is not closed, or stands in a cell", "引号没有成对，或出现在单元格中间"
        raise unreadable(f"{english} ({error}).", f"{chinese}（{error}）。") from error


def _ended(text: str) -> str:
    """With one kind of line end, the only one at which a `StringIO` parts lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cell(text: str) -> str | None:
    guarded = _GUARDED.fullmatch(text.strip()) if text.lstrip()[:2] == '="' else None
    cell = guarded[1] if guarded else text
    return None if is_blank(cell) else cell
