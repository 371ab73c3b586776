"""What a cell can hold: scalars, formulas, errors, and the number format that says how a number is shown.

Plain values without behaviour; parsing lives in `typed`, showing in `formats`, evaluation in `formulas`.
"""

from __future__ import annotations

from dataclasses import dataclass

Scalar = str | int | float | bool | None

SHOWN_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}

FORMAT_TYPES = ("TEXT", "NUMBER", "PERCENT", "CURRENCY", "DATE", "TIME", "DATE_TIME", "SCIENTIFIC")


@dataclass(frozen=True, slots=True)
class Formula:
    """The text of a formula as it was entered, with its leading `=`."""

    text: str


@dataclass(frozen=True, slots=True)
class CellError:
    """Google's ErrorValue: one of the types in `SHOWN_ERRORS`, and the message that a person reads."""

    type: str
    message: str = ""

    @property
    def shown(self) -> str:
        """The text in the cell, such as `#REF!`."""
        return SHOWN_ERRORS.get(self.type, "#ERROR!")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Google's NumberFormat: one of `FORMAT_TYPES`; an empty pattern means the locale's own for that type."""

    type: str
    pattern: str = ""


TEXT = NumberFormat("TEXT", "@")
