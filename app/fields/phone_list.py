"""Several phone numbers in one cell, mobile or landline, joined by `、`, each as its own field spells it."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.code import lost
from app.fields.field import LONGEST, Field
from app.fields.folding import plain
from app.fields.landline import landline_number, numbers_within
from app.fields.mobile import LOOK_ALIKE, WITHIN, lent, mobile_number
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

JOINER = "、"
SEPARATORS = re.compile(r"[、，,;；/｜|\n\r]+|(?<=\d)\s*[或和]\s*(?=[\d+(])")
LETTERS = re.compile(r"[A-Za-z|]")


class PhoneList(Field):
    """Each number once. Words beside a number are never dropped: there is no cell to put them into."""

    kind: ClassVar[str] = "phone_list"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        parts = [part for piece in SEPARATORS.split(text[: LONGEST + 1]) if (part := plain(piece))]
        numbers = [number for part in parts for number in _numbers(part)]
        return self.meant(text, _joined(numbers)) if all(numbers) else _doubtful(text, parts)

    def mask(self, text: str) -> str:
        """Each number by itself."""
        return JOINER.join(super(PhoneList, self).mask(number) for number in text.split(JOINER))


def _numbers(part: str) -> list[str]:
    """The numbers of a part; one that is none is empty."""
    one = _number(part)
    if one:
        return [one]
    return [_number(word) for word in part.split()] if " " in part else [""]


def _number(code: str) -> str:
    return mobile_number(code) or landline_number(code)


def _joined(numbers: list[str]) -> str:
    return JOINER.join(dict.fromkeys(numbers))


def _doubtful(text: str, parts: list[str]) -> Verdict:
    """Where each part has a number among words, all of them are proposed."""
    if any(map(lost, parts)):
        return flag(text, "value.lost")
    if any(map(lent, parts)):
        return flag(text, "phone.privacy")
    found = [_within(part) for part in parts]
    if not all(found):
        return flag(text, "phone.list_unreadable")
    code = "phone.letters" if any(LETTERS.search(part) and _guess(part) for part in parts) else "phone.with_words"
    return suggest(text, _joined([number for numbers in found for number in numbers]), code)


def _within(part: str) -> list[str]:
    numbers = [number for number in _numbers(part) if number]
    if len(numbers) == len(part.split()) or (numbers and _number(part)):
        return numbers
    among = [number for word in WITHIN.findall(part[:200]) if (number := mobile_number(word))] + numbers_within(part)
    return among or [guess for guess in [_guess(part)] if guess]


def _guess(part: str) -> str:
    return _number(part.translate(LOOK_ALIKE))
