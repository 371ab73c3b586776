"""Codes: article numbers, order numbers, tracking numbers. Digits are characters here, never an amount."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.field import Field
from app.fields.folding import plain
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,3}|\d\.\d+[eE]\d{1,3}")
"""`1.38E+10`: a spreadsheet once took the code for a number, and its digits are gone."""

DECIMAL_TAIL = re.compile(r"(\d{4,})\.0+")
"""`10086.0`: a program once took the code for a number, and nothing is lost."""

ROUNDED = re.compile(r"\d{15}0{3,}")
"""18 digits and more of which only 15 are significant: what a spreadsheet keeps of a longer number."""


def lost(text: str) -> bool:
    """Whether a plain code has lost digits by having been taken for a number."""
    return bool(SCIENTIFIC.fullmatch(text) or ROUNDED.fullmatch(text))


class Code(Field):
    kind: ClassVar[str] = "code"
    sure: ClassVar[re.Pattern[str] | None] = re.compile(r"[A-Za-z]{1,8}[-_]?[0-9]{1,12}")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        code = plain(text)
        if lost(code):
            return flag(text, "value.lost")
        tail = DECIMAL_TAIL.fullmatch(code)
        return self.meant(text, tail[1] if tail else code)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        if abs(number) >= 1e15:
            return flag(number, "value.lost")
        if number != number // 1:
            return suggest(number, shown(number), "value.as_number")
        return super().read_number(number, column, vocabulary)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 100}
