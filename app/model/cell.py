"""What a cell can hold: scalars as UNFORMATTED_VALUE gives them, formulas, styled cells of derived tabs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Scalar = str | int | float | bool | None

LONGEST = 5000
"""Characters of one value that comes in by a form or a file; a cell of Google's holds 50,000."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters but tab and line ends, and halves of characters, which no JSON can carry."""

Unfit = Literal["too_long", "control_characters"]

Style = Literal[
    "plain",
    "text",
    "title",
    "header",
    "note",
    "integer",
    "money",
    "percent",
    "number",
    "date",
    "time",
    "datetime",
    "link",
    "heat_1",
    "heat_2",
    "heat_3",
    "heat_4",
]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that the service wrote itself, beginning with `=`; never made of text that came from outside."""

    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a derived tab: a value and how it looks."""

    value: Scalar | Formula = None
    style: Style = "text"


Grid = tuple[tuple[Cell, ...], ...]


def is_blank(value: Scalar) -> bool:
    """Whether a cell counts as empty: nothing, or nothing but white space."""
    return value is None or (isinstance(value, str) and not value.strip())


def same(one: Scalar, other: Scalar) -> bool:
    """Whether two cells hold the same: the text "1", the number 1 and TRUE are three things, blanks are one."""
    if is_blank(one) or is_blank(other):
        return is_blank(one) and is_blank(other)
    return one == other and _kind(one) == _kind(other)


def _kind(value: Scalar) -> str:
    return "truth" if isinstance(value, bool) else "text" if isinstance(value, str) else "number"


def unfit(text: str) -> Unfit | None:
    """What keeps a text that comes in by a form or a file out of a cell."""
    return "too_long" if len(text) > LONGEST else "control_characters" if UNPRINTABLE.search(text) else None


def is_error(value: Scalar) -> bool:
    """Whether a read value is one of the texts by which Google shows a formula error.

    https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ErrorType
    """
    return isinstance(value, str) and value in ERROR_TEXTS


ERROR_TEXTS = frozenset({"#ERROR!", "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "Loading..."})
