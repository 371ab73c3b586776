"""Marks that customers give: whole stars from 1 to 5."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import ClassVar

from app.fields import numerals
from app.fields.integer import Integer
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest

STARS = re.compile(r"(?:[★⭐🌟]\s*)+(?:[☆✩]\s*)*")
UNIT = re.compile(r"\s*(?:颗?星|分|stars?|points?)$", re.I)
OUT_OF = re.compile(r"(?P<mark>\d{1,2})\s*/\s*(?P<best>\d{1,2})")

WORDS = {
    **dict.fromkeys(("非常满意", "很满意", "好评", "非常好", "excellent", "verysatisfied"), 5),
    **dict.fromkeys(("满意", "较好", "不错", "good", "satisfied"), 4),
    **dict.fromkeys(("一般", "中评", "还行", "average", "neutral"), 3),
    **dict.fromkeys(("不满意", "较差", "poor", "dissatisfied"), 2),
    **dict.fromkeys(("非常不满意", "很不满意", "差评", "很差", "verydissatisfied"), 1),
}
"""What words probably come to, of five."""


class Rating(Integer):
    kind: ClassVar[str] = "rating"
    number_format: ClassVar[NumberFormat | None] = NumberFormat("NUMBER", "0")
    worst: ClassVar[int] = 1
    best: ClassVar[int] = 5

    def bare(self, text: str) -> str:
        """Stars as their number, `4/5` as 4; stars count only where five are the most."""
        if self.best == 5 and STARS.fullmatch(text):
            return str(sum(text.count(star) for star in "★⭐🌟"))
        of = OUT_OF.fullmatch(text)
        if of and int(of["best"]) == self.best:
            return of["mark"]
        return self._digits(UNIT.sub("", text))

    def fault(self, value: Decimal) -> str:
        return super().fault(value) or ("" if self.worst <= value <= self.best else "rating.out_of_range")

    def doubtful(self, text: str, bare: str) -> Verdict:
        mark = WORDS.get(bare.replace(" ", "").casefold())
        if mark is not None and self.best == 5:
            return suggest(text, shown(mark), "rating.in_words")
        return flag(text, "rating.unreadable")

    def validation(self, column: Column) -> Validation | None:
        return Validation("NUMBER_BETWEEN", (str(self.worst), str(self.best)))

    def _digits(self, text: str) -> str:
        """`五` as 5: of single marks there is one reading."""
        value = numerals.chinese(text) if len(text) == 1 or text == "十" else None
        return text if value is None else str(value)
