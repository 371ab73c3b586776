"""Percentages: a fraction of one in the sheet, entered and shown with the sign."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar

from app.fields import numerals
from app.fields.folding import plain
from app.fields.number import Number
from app.model.cell import Scalar
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

MARKED = re.compile(r"(?:百分之\s*(?P<behind>.+)|(?P<before>.+?)\s*(?:[%‰٪]|per ?cent|pct))", re.I)
OFF = re.compile(r"(?:打)?\s*(?P<part>[\d.]+|[一二两三四五六七八九]{1,2})\s*折")
TENTHS = re.compile(r"(?P<part>[\d.]+|[一二两三四五六七八九十])\s*成")


class Percent(Number):
    """Shares and rates from -100 % to 100 %. Without the sign nobody knows whether 0.5 is a half or half a percent."""

    kind: ClassVar[str] = "percent"
    number_format: ClassVar[NumberFormat | None] = NumberFormat("PERCENT", "0.00%")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        written = plain(text)
        marked = MARKED.fullmatch(written) if len(written) < 40 else None
        value = _said(marked["behind"] or marked["before"]) if marked else None
        if value is None:
            return self.doubtful(text, written)
        share = value / (1000 if written.endswith("‰") else 100)
        fault = self.fault(share)
        return flag(text, fault) if fault else self.meant(text, self.stored(share))

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """`85` as a number is 8,500 %: probably 85 %."""
        if 1 < abs(number) <= 100:
            return suggest(number, self.entered(float(number) / 100), "percent.unmarked")
        return super().read_number(number, column, vocabulary)

    def fault(self, value: Decimal) -> str:
        return "percent.out_of_range" if abs(value) > 1 else super().fault(value)

    def doubtful(self, text: str, bare: str) -> Verdict:
        for pattern, code in ((OFF, "percent.discount"), (TENTHS, "number.in_words")):
            share = _tenths(pattern.fullmatch(bare))
            if share is not None:
                return suggest(text, self.entered(float(share)), code)
        value = numerals.number(bare) if len(bare) < 40 else None
        share = value / 100 if value is not None and abs(value) > 1 else value
        if share is None or self.fault(share):
            return flag(text, "percent.unreadable")
        return suggest(text, self.entered(float(share)), "percent.unmarked")

    def validation(self, column: Column) -> Validation | None:
        return Validation("NUMBER_BETWEEN", ("-1", "1"))

    def entered(self, value: Scalar) -> str:
        """`85%`: the sign says what is meant, whatever the cell's format is."""
        number = numerals.finite(value)
        return shown(value) if number is None else f"{round(number * 100, 2) + 0.0:.2f}".rstrip("0").rstrip(".") + "%"


def _said(text: str) -> Decimal | None:
    number = numerals.number(text)
    spelt = numerals.chinese(text) if number is None else None
    return Decimal(spelt) if spelt is not None else number


def _tenths(form: re.Match[str] | None) -> Decimal | None:
    """`8.5折`, `85折`, `八五折` are 85 %, `三成` is 30 %."""
    if form is None:
        return None
    digits = form["part"]
    if digits[0] in numerals.DIGITS:
        digits = numerals.positional(digits)
    value = Decimal(10) if digits == "十" else numerals.number(digits)
    share = value / (10 if value <= 10 else 100) if value is not None else None
    return share if share is not None and share <= 1 else None
