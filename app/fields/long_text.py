"""Free text of several lines: what was said, a description, a note."""

from __future__ import annotations

from typing import ClassVar

from app.fields.folding import tidy_lines
from app.fields.text import Text
from app.model.tab import Column


class LongText(Text):
    """As text, but line ends and inner spaces stay."""

    kind: ClassVar[str] = "long_text"

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 10_000}

    def tidied(self, text: str) -> str:
        return tidy_lines(text)
