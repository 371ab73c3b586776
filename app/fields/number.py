"""Plain numbers, and what every kind of number has in common."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar

from app.fields import numerals
from app.fields.field import LONGEST, Field
from app.fields.folding import plain
from app.model.cell import Scalar
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

SCIENTIFIC = re.compile(r"-?\d(?:\.\d+)?[eE][+-]?\d{1,3}")
WITHIN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?[万wk]?(?![\d.,])|(?<![\d.,])\d+(?:\.\d+)?[万wk]?(?![\d.,])", re.I
)
PLACES = 4
"""Decimals that are kept; what lies beneath is noise of binary fractions."""


class Number(Field):
    """A number in the sheet; typed as text it is read where there is only one way to read it."""

    kind: ClassVar[str] = "number"
    text: ClassVar[bool] = False
    number_format: ClassVar[NumberFormat | None] = NumberFormat("NUMBER", "#,##0.####")
    limit: ClassVar[float] = 1e9
    """Larger ones are slips: most often a phone number in the wrong column."""

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        bare = self.bare(plain(text))
        value = numerals.number(bare) if len(bare) < 40 else None
        if value is None:
            return self.doubtful(text, bare)
        fault = self.fault(value)
        return flag(text, fault) if fault else self.meant(text, self.stored(value))

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        if numerals.finite(number) is None:
            return flag(number, "number.unreadable")
        value = Decimal(str(round(number, PLACES)))
        fault = self.fault(value)
        return flag(number, fault) if fault else clean(self.stored(value))

    def bare(self, text: str) -> str:
        """A plain text without the signs and units that a shop writes around such a number."""
        return text

    def fault(self, value: Decimal) -> str:
        """The code of what is wrong with a number of this kind, or nothing."""
        if abs(value) > self.limit:
            return "number.too_large"
        return "" if value == round(value, PLACES) else "number.too_precise"

    def stored(self, value: Decimal) -> int | float:
        return float(value) + 0.0  # no negative zero

    def doubtful(self, text: str, bare: str) -> Verdict:
        """What to say of a text that is not one plain number."""
        if SCIENTIFIC.fullmatch(bare):
            return flag(text, "value.lost")
        guesses = (
            (numerals.number(bare.translate(numerals.LOOK_ALIKE)), "number.letters"),
            (self.spelt(bare), "number.in_words"),
        )
        for guess, code in guesses:
            if guess is not None and not self.fault(Decimal(guess)):
                return suggest(text, self.entered(self.stored(Decimal(guess))), code)
        return self.within(text, bare)

    def spelt(self, bare: str) -> Decimal | int | None:
        """The number that Chinese numerals say."""
        return numerals.chinese(bare)

    def within(self, text: str, bare: str) -> Verdict:
        """The only number among other words; several are never chosen from."""
        found = WITHIN.findall(bare[:LONGEST])
        if len(found) > 1:
            return flag(text, "number.several")
        value = numerals.number(found[0]) if found else None
        if value is None or self.fault(value):
            return flag(text, "number.unreadable")
        return suggest(text, self.entered(self.stored(value)), "number.with_words")

    def validation(self, column: Column) -> Validation | None:
        return Validation("NUMBER_GREATER", ("0",)) if column.positive else None

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": ["number", "string"], "maxLength": 40}

    def mask(self, text: str) -> str:
        return "*" * len(text)

    def entered(self, value: Scalar) -> str:
        number = numerals.finite(value)
        return shown(value) if number is None else f"{number:.{PLACES}f}".rstrip("0").rstrip(".")
