"""Names of people: kept as written, emoji and rare characters included."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.folding import tidy
from app.fields.text import Text
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, flag
from app.model.vocabulary import Vocabulary

ESCAPED = re.compile(r"'+(?=[\u3400-\u9fff])")
"""The apostrophe that an export put before a Chinese name; `'t Hooft` keeps his."""

ONLY_DIGITS = re.compile(r"\+?[\d\s-]{5,}")
"""A number in the wrong column."""


class Name(Text):
    kind: ClassVar[str] = "name"
    sure: ClassVar[re.Pattern[str] | None] = re.compile(r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9·]{0,60}")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        if ONLY_DIGITS.fullmatch(tidy(text)):
            return flag(text, "name.unlikely")
        return super().read_text(text, column, vocabulary)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        return flag(number, "name.unlikely")

    def tidied(self, text: str) -> str:
        return ESCAPED.sub("", tidy(text), count=1) if text[:1] in "'＇" else tidy(text)

    def mask(self, text: str) -> str:
        """The surname alone: `张三丰` → `张**`."""
        return shown(text)[:1] + "*" * max(len(text) - 1, 0)
