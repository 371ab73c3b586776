"""Yes or no as a checkbox: TRUE or FALSE in the sheet."""

from __future__ import annotations

from typing import ClassVar

from app.fields.field import Field
from app.fields.folding import folded
from app.model.cell import Scalar
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

WORDS: dict[str, bool] = {
    **dict.fromkeys(("是", "对", "有", "yes", "y", "true", "√", "✓", "✔", "☑", "1"), True),
    **dict.fromkeys(("否", "不", "没有", "无", "no", "n", "false", "×", "✗", "✘", "☐", "0"), False),
}


class Boolean(Field):
    kind: ClassVar[str] = "boolean"
    text: ClassVar[bool] = False
    number_format: ClassVar[NumberFormat | None] = None

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        value = WORDS.get(folded(text))
        return flag(text, "boolean.unreadable") if value is None else self.meant(text, value)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        if number in (0, 1):
            return suggest(number, self.entered(bool(number)), "boolean.unreadable")
        return flag(number, "boolean.unreadable")

    def read_boolean(self, value: bool, column: Column, vocabulary: Vocabulary) -> Verdict:  # noqa: FBT001
        return clean(value)

    def validation(self, column: Column) -> Validation | None:
        return Validation("BOOLEAN", strict=True)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": ["boolean", "string"]}

    def entered(self, value: Scalar) -> str:
        return shown(value)
