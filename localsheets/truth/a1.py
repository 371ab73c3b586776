"""A1 notation: letters of columns, ranges read and written, titles quoted where they must be.

https://developers.google.com/workspace/sheets/api/guides/concepts#expandable-1
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from localsheets.truth.box import Area

CORNER = r"\$?([A-Za-z]{1,3})?\$?([1-9]\d{0,7})?"
RANGE = re.compile(rf"{CORNER}(?::{CORNER})?")
R1C1 = re.compile(r"[Rr]([1-9]\d{0,7})[Cc]([1-9]\d{0,4})(?::[Rr]([1-9]\d{0,7})[Cc]([1-9]\d{0,4}))?")
BARE_TITLE = re.compile(r"[^\W\d]\w*")


class Extent(NamedTuple):
    """The extent of a range, half-open; None leaves a side unbounded. `single` = written as one cell."""

    top: int | None
    bottom: int | None
    left: int | None
    right: int | None
    single: bool = False


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column counted from 0: A, …, Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def number(text: str) -> int:
    """The column of some letters, counted from 0."""
    column = 0
    for letter in text.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def split(text: str) -> tuple[str | None, str | None]:
    """Title and range of `'It''s'!A1:B2`; either is None where it is not there.

    Text without `!` that is quoted is a title; any other text without `!` counts as a range.
    """
    if text.startswith("'"):
        found = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        if found:
            return found[1].replace("''", "'"), found[2]
    title, mark, place = text.rpartition("!")
    return (title, place) if mark else (None, text)


@lru_cache(maxsize=256)
def extent(text: str) -> Extent | None:
    """The extent of `A1`, `A1:B2`, `A:C`, `2:5`, `A2:C`, `R1C1`; None where the text is no range.

    Reversed corners are put right.
    """
    found = RANGE.fullmatch(text)
    if found is None or not any(found.groups()):
        return _numbered(text)
    if ":" not in text:
        return _single(found[1], found[2])
    if not (found[1] or found[2]) or not (found[3] or found[4]):
        return None
    left, right = _ordered(*(None if side is None else number(side) for side in (found[1], found[3])))
    top, bottom = _ordered(*(None if side is None else int(side) - 1 for side in (found[2], found[4])))
    return Extent(top, bottom, left, right, text.partition(":")[0] == text.partition(":")[2])


def _single(column: str | None, row: str | None) -> Extent | None:
    if not column or not row:
        return None
    top, left = int(row) - 1, number(column)
    return Extent(top, top + 1, left, left + 1, single=True)


def _numbered(text: str) -> Extent | None:
    found = R1C1.fullmatch(text)
    if found is None:
        return None
    row, column, last_row, last_column = (int(side) - 1 if side else None for side in found.groups())
    top, bottom = _ordered(row, row if last_row is None else last_row)
    left, right = _ordered(column, column if last_column is None else last_column)
    return Extent(top, bottom, left, right, last_row is None)


def _ordered(one: int | None, other: int | None) -> tuple[int | None, int | None]:
    """Start and end of two corners' coordinates; a missing one leaves its side open."""
    if one is None or other is None:
        return (one if other is None else other), None
    return min(one, other), max(one, other) + 1


def quoted(title: str) -> str:
    """A title as Google writes it before `!`: quoted unless it is a plain word that is not like a cell."""
    plain = BARE_TITLE.fullmatch(title) and not extent(title) and title.isascii()
    return title if plain else "'" + title.replace("'", "''") + "'"


def area_text(area: Area) -> str:
    """`A1:B2`, or `A1` for one cell."""
    first = f"{letters(area.left)}{area.top + 1}"
    if area.bottom - area.top == 1 and area.right - area.left == 1:
        return first
    return f"{first}:{letters(area.right - 1)}{area.bottom}"


def extent_text(place: Extent) -> str:
    """A range as it may have been written: open sides stay open."""
    start = (letters(place.left) if place.left is not None else "") + _row_text(place.top)
    end = (letters(place.right - 1) if place.right is not None else "") + (
        str(place.bottom) if place.bottom is not None else ""
    )
    return start if start == end else f"{start}:{end}"


def _row_text(row: int | None) -> str:
    return "" if row is None else str(row + 1)
