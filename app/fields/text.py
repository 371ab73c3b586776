"""Free text on one line: a colour, a brand, a remark."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.field import LONGEST, Field
from app.fields.folding import tidy
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean
from app.model.vocabulary import Vocabulary


class Text(Field):
    """Light hand: trimmed, full-width digits and letters narrowed, invisible junk taken off."""

    kind: ClassVar[str] = "text"
    sure: ClassVar[re.Pattern[str] | None] = re.compile(r"[\u4e00-\u9fffA-Za-z0-9，。！？、：（）._-]{1,1000}")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        return clean(text) if len(text) > LONGEST else self.meant(text, self.tidied(text))

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """A number is as good as its digits here."""
        return clean(shown(number))

    def tidied(self, text: str) -> str:
        return tidy(text)
