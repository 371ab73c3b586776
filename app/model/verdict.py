"""What a field makes of one cell: clean, to be rewritten, to be suggested, to be flagged."""

from __future__ import annotations

from typing import Literal, NamedTuple

from app.model.cell import Scalar

State = Literal["blank", "clean", "rewrite", "suggest", "flag"]


class Verdict(NamedTuple):
    """One cell read by its field.

    `value` is the canonical stored face (what a read gives once the cell is right); for `flag` it is the raw value.
    `entered` is the text that is sent (rewrite) or proposed (suggest). `code` names the finding (suggest, flag).
    `certain` marks a suggestion whose `value` is beyond doubt, though only a person may put the cell right.
    """

    state: State
    value: Scalar = None
    entered: str = ""
    code: str = ""
    certain: bool = False

    @property
    def understood(self) -> bool:
        """Whether `value` may be reckoned with: blank, clean, about to be clean, or certain."""
        return self.certain or self.state in ("blank", "clean", "rewrite")


BLANK = Verdict("blank")


def clean(value: Scalar) -> Verdict:
    return Verdict("clean", value)


def rewrite(value: Scalar, entered: str) -> Verdict:
    """The text means `value` beyond doubt and is to be replaced by `entered`."""
    return Verdict("rewrite", value, entered)


def suggest(raw: Scalar, entered: str, code: str) -> Verdict:
    """The text probably means `entered`; a person decides."""
    return Verdict("suggest", raw, entered, code)


def certain(value: Scalar, entered: str, code: str) -> Verdict:
    """The cell means `value` beyond doubt, but only a person may enter it (a number is never rewritten)."""
    return Verdict("suggest", value, entered, code, certain=True)


def flag(raw: Scalar, code: str) -> Verdict:
    """The text cannot be understood, or is wrong; a person must look."""
    return Verdict("flag", raw, "", code)
