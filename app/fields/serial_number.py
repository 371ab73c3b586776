"""Serial numbers of devices. Case makes no difference, so the canonical one is upper case while the cell stays."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.code import Code, lost
from app.fields.folding import plain
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, rewrite, suggest
from app.model.vocabulary import Vocabulary

LABEL = re.compile(r"(?:s/?n|serial(?: (?:no\.?|number))?|序列号|机身号|串号|imei ?[12]?|编号)\s*(?:[:#]\s*|\s)", re.I)
SERIAL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9./_-]{2,38})[A-Za-z0-9]")
DECIMAL_TAIL = re.compile(r"(\d{4,})\.0+")
WITHIN = re.compile(r"(?<![\w./-])(?=[A-Z./_-]*\d)[A-Z0-9][A-Z0-9./_-]{4,38}[A-Z0-9](?![\w./-])", re.I | re.ASCII)
"""With a digit in it, so that words of English are none."""


class SerialNumber(Code):
    """Four to forty letters, digits and hyphens. O and 0 are never taken for one another: both occur."""

    kind: ClassVar[str] = "serial_number"
    sure: ClassVar[re.Pattern[str] | None] = None

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        written = plain(text)
        label = LABEL.match(written)
        bare = written[label.end() if label else 0 :]
        if lost(bare):
            return flag(text, "value.lost")
        tail = DECIMAL_TAIL.fullmatch(bare)
        number = tail[1] if tail else bare
        if not SERIAL.fullmatch(number):
            return _doubtful(text, bare)
        return clean(number.upper()) if number == text else rewrite(number.upper(), number)

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        if number != number // 1:
            return flag(number, "serial.unreadable")
        return super().read_number(number, column, vocabulary)


def _doubtful(text: str, bare: str) -> Verdict:
    joined = bare.replace(" ", "")
    if SERIAL.fullmatch(joined) and not lost(joined):
        return suggest(text, joined, "serial.spaced")
    found = WITHIN.findall(bare[:200])
    return suggest(text, found[0], "serial.with_words") if len(found) == 1 else flag(text, "serial.unreadable")
