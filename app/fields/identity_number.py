"""Numbers of Chinese identity cards: 18 characters of which the last one checks the others. Shown by their last four.

A column of this kind is for what the law asks a shop to keep. That such a number lies in a shared sheet is said of
every cell, whatever its column (`app/audit/identity.py`).
"""

from __future__ import annotations

import datetime
import re
from typing import ClassVar

from app.fields.code import SCIENTIFIC
from app.fields.field import Field
from app.fields.folding import plain
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
"""GB 11643-1999: the check digit is the weighted sum modulo 11, counted in these."""
NUMBER = re.compile(r"[1-9][0-9]{16}[0-9X]")
OLD = re.compile(r"[1-9][0-9]{14}")
"""Cards issued before October 1999: two digits for the year, and none that checks."""
LABEL = re.compile(r"(?:身份证(?:号码?)?|证件号码?|ID(?: (?:card|no\.?))?)\s*:?\s*", re.I)


class IdentityNumber(Field):
    kind: ClassVar[str] = "identity_number"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        bare = LABEL.sub("", plain(text), count=1)
        number = re.sub(r"[ -]", "", bare).upper()
        if is_identity_number(number):
            return self.meant(text, number)
        if SCIENTIFIC.fullmatch(bare) or (NUMBER.fullmatch(number) and number.endswith("000")):
            return flag(text, "value.lost")
        if OLD.fullmatch(number) and is_day(f"19{number[6:12]}"):
            return suggest(text, completed(f"{number[:6]}19{number[6:]}"), "identity.old")
        return flag(text, "identity.check_digit" if NUMBER.fullmatch(number) else "identity.unreadable")

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """A sheet keeps 15 digits of a number, so the last three of 18 are gone."""
        return flag(number, "value.lost") if abs(number) >= 1e15 else super().read_number(number, column, vocabulary)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 40}

    def mask(self, text: str) -> str:
        return "*" * max(len(text) - 4, 0) + text[-4:] if len(text) > 8 else "*" * len(text)


def is_identity_number(number: str) -> bool:
    """18 characters with a calendar day of birth and the right check digit."""
    if not NUMBER.fullmatch(number) or not is_day(number[6:14]):
        return False
    return completed(number[:17]) == number


def completed(digits: str) -> str:
    """The first 17 digits of a number with the check digit that belongs to them."""
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    return digits + CHECK[total % 11]


def is_day(digits: str) -> bool:
    """Whether `YYYYMMDD` is a day of the calendar since 1900."""
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1900
    except ValueError:
        return False
