"""What Google makes of a text that a person types into a cell (USER_ENTERED).

The same reading serves findReplace's replacement and an imported CSV. Numbers are read in `typed_numbers`, dates
and times in `typed_dates`; which of the rules are only likely is listed in `likely`.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import NamedTuple

from localsheets.cells.locales import locale_of
from localsheets.cells.typed_dates import moment_typed
from localsheets.cells.typed_numbers import number_typed
from localsheets.cells.value import Formula, NumberFormat

# No date or time is longer, and no number that a person types.
LONGEST = 60
DIGIT = re.compile("[0-9]")
BOOLEANS = {"TRUE": True, "FALSE": False}


class Typed(NamedTuple):
    """A cell's new value, and the number format that the typing gives it: None leaves the cell's own."""

    value: str | int | float | bool | Formula
    number_format: NumberFormat | None = None


def typed(text: str, *, locale: str, today: dt.date, number_format: NumberFormat | None = None) -> Typed:
    """What `text` becomes in a cell that has `number_format`.

    `today` gives the year of a date typed without one. An empty text comes back empty: such a cell is cleared.
    A cell that has a format keeps it; one of type TEXT takes every text as it is. Never raises.
    """
    if number_format is not None and number_format.type == "TEXT":
        return Typed(text[1:] if text[:1] == "'" else text)
    if text[:1] not in _first_characters(locale):
        return Typed(text)
    found = _recognised(text, locale=locale, today=today)
    if number_format is not None and found.number_format is not None:
        return Typed(found.value)
    return found


def _recognised(text: str, *, locale: str, today: dt.date) -> Typed:
    first = text[:1]
    if first == "'":
        return Typed(text[1:])
    if first == "=" and len(text) > 1:
        return Typed(Formula(text))
    bare = text.strip(" ")
    if bare.upper() in BOOLEANS:
        return Typed(BOOLEANS[bare.upper()])
    if len(bare) <= LONGEST and DIGIT.search(bare):
        found = number_typed(bare, locale=locale) or moment_typed(bare, locale=locale, today=today)
        if found is not None:
            return Typed(*found)
    if first == "+" and len(text) > 1:
        return Typed(Formula("=" + text))
    return Typed(text)


@cache
def _first_characters(code: str) -> frozenset[str]:
    """Characters with which anything but plain text can begin."""
    locale = locale_of(code)
    words = [*BOOLEANS, *locale.half_days]
    if locale.date_order == "mdy":
        words += locale.months
    letters = {letter for word in words for letter in (word[0].upper(), word[0].lower())}
    return frozenset("0123456789+-=.'( $€£¥￥") | letters
