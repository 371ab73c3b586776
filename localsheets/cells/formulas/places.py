"""Where a formula points: places and areas of a tab, all counted from 0, ends excluded; and their A1 text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

PLAIN_TITLE = re.compile(r"[^\W\d]\w*")
LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")


class Place(NamedTuple):
    """One cell: the title of its tab, row and column."""

    sheet: str
    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of a tab; None as `bottom` or `right` means to the end of the tab."""

    sheet: str
    top: int
    left: int
    bottom: int | None
    right: int | None


@lru_cache(maxsize=20_000)
def letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


@lru_cache(maxsize=20_000)
def column_of(text: str) -> int:
    """The column that its letters name, in either case: A is 0, AA is 26."""
    column = 0
    for letter in text.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def quoted(title: str) -> str:
    """The title as it stands before the `!`: in quotes unless it is a plain word that names no cell."""
    if PLAIN_TITLE.fullmatch(title) and not LOOKS_LIKE_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"
