"""What every kind of column can do. A kind is one class in its own file; nothing else knows how its values look."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Hashable
from typing import ClassVar

from app.fields.folding import hollow
from app.model.cell import Scalar, is_error
from app.model.change import NumberFormat, Validation
from app.model.personal import mask
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import BLANK, Verdict, certain, clean, flag, rewrite
from app.model.vocabulary import Vocabulary

TEXT = NumberFormat("TEXT")
LONGEST = 1000
"""Characters; longer texts are never rewritten (DESIGN §5)."""

UNSAFE_START = re.compile(r"[=+\-@\x00-\x1f\x7f]")
"""What a replacement must not begin with: Sheets could take it for a formula."""

FORMULA = re.compile(r"""=\s*[A-Za-z0-9({"'+\-@]""")
"""A text that would be a formula, had it been typed."""

EMPTY_OR_EQUALS = ("", "=")


class Field(ABC):
    """One kind of column. The registry is `app.fields.FIELDS`."""

    kind: ClassVar[str]
    text: ClassVar[bool] = True
    """Whether the column is formatted as TEXT, so that the canonical value is text."""
    number_format: ClassVar[NumberFormat | None] = TEXT
    sure: ClassVar[re.Pattern[str] | None] = None
    """Text kinds: texts that are their own canonical value, in the form of nine of ten cells, so that whole columns of
    these need no closer look; a random test holds it to what the closer look says."""

    def read(self, raw: Scalar, column: Column, vocabulary: Vocabulary) -> Verdict:
        """What one cell means; never raises. `raw` is as Google's UNFORMATTED_VALUE with SERIAL_NUMBER gives it."""
        if isinstance(raw, str) and self.sure and self.sure.fullmatch(raw):
            return Verdict("clean", raw)
        return self.look_closer(raw, column, vocabulary)

    def look_closer(self, raw: Scalar, column: Column, vocabulary: Vocabulary) -> Verdict:
        """What a cell means that is not `sure`."""
        if isinstance(raw, str):
            usual = self.usual(raw)
            if usual != raw and self.sure and self.sure.fullmatch(usual):
                return Verdict("rewrite", usual, usual)
            if is_error(raw):
                return flag(raw, "formula.error")
            return BLANK if hollow(raw) else _safe(raw, self.read_text(raw, column, vocabulary))
        if isinstance(raw, bool):
            return self.read_boolean(raw, column, vocabulary)
        return BLANK if raw is None else self.read_number(raw, column, vocabulary)

    def usual(self, text: str) -> str:
        """Kinds that have `sure`: the canonical text of what is typed in another usual form. Empty, or anything that is
        not `sure`, for what needs a closer look; a random test holds it to what the closer look says."""
        return ""

    @abstractmethod
    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        """What a text that is not blank means."""

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """A number where text belongs: read as its digits, put right by people only."""
        verdict = _safe(shown(number), self.read_text(shown(number), column, vocabulary))
        if verdict.understood:
            return certain(verdict.value, self.entered(verdict.value), "value.as_number")
        return Verdict(verdict.state, number, verdict.entered, verdict.code)

    def read_boolean(self, value: bool, column: Column, vocabulary: Vocabulary) -> Verdict:  # noqa: FBT001
        """TRUE or FALSE where another kind of value belongs."""
        return flag(value, "value.boolean")

    def leans_on(self, column: Column, vocabulary: Vocabulary) -> Hashable:
        """What of the vocabulary a reading depends on: while it is equal, so are the verdicts."""
        return None

    def meant(self, text: str, value: Scalar) -> Verdict:
        """`text` means `value` beyond doubt: clean, to be rewritten, or a number that stands as text."""
        entered = self.entered(value)
        if entered != text:
            return rewrite(value, entered)
        return clean(value) if self.text else certain(value, entered, "value.as_text")

    def validation(self, column: Column) -> Validation | None:
        """The rule that a sheet applies while people type; strict only where normalisation cannot mend."""
        return None

    def json_schema(self, column: Column) -> dict[str, object]:
        """JSON schema of a form's value for this column."""
        return {"type": "string", "maxLength": LONGEST}

    def mask(self, text: str) -> str:
        """A personal value as a derived tab or a log may show it."""
        return mask(text)

    def entered(self, value: Scalar) -> str:
        """The text that is sent for a canonical stored value."""
        return shown(value)


def _safe(raw: str, verdict: Verdict) -> Verdict:
    """The verdict, unless nothing is left of the text, or a formula would be taken for a value or sent as one."""
    value = verdict.value
    if isinstance(value, str) and value[:1] in EMPTY_OR_EQUALS and verdict.understood:
        if not value:
            return BLANK
        if FORMULA.match(value):
            return flag(raw, "text.formula_like")
    if verdict.state != "rewrite":
        return verdict
    if UNSAFE_START.match(verdict.entered):
        code = "text.formula_like" if isinstance(verdict.value, str) else "value.as_text"
        return certain(verdict.value, verdict.entered, code)
    if len(raw) > LONGEST or len(verdict.entered) > LONGEST:
        return certain(verdict.value, verdict.entered, "text.too_long")
    return verdict
