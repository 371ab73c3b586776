"""Several words in one cell, joined by `、`: what a shop calls a customer by."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from typing import ClassVar

from app.fields.choice import allowed, known, nearest
from app.fields.field import LONGEST, Field
from app.fields.folding import folded, tidy
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

JOINER = "、"
SEPARATORS = re.compile(r"[、，,;；/／|｜\n\r]+")
CHINESE = r"\u3400-\u9fff"
BETWEEN_WORDS = re.compile(rf"(?<=[{CHINESE}]) +| +(?=[{CHINESE}])")
"""A space parts Chinese words from their neighbours; `big spender` stays one word."""
HASH = re.compile(r"^[#＃\s]+|[#＃\s]+$| +(?=[#＃])")
MOST = 50


class Tags(Field):
    """Each word once, in the order in which it was typed, spelt as the list spells it. Without a list all will do."""

    kind: ClassVar[str] = "tags"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        if len(text) > LONGEST:
            return clean(text)
        listed = allowed(column, vocabulary)
        words = _distinct(_spelt(word, listed, vocabulary) for word in split(text))
        if len(words) > MOST:
            return flag(text, "tags.too_many")
        strange = [word for word in words if listed and word not in listed]
        if not strange:
            return self.meant(text, JOINER.join(words))
        likely = {word: nearest(word, listed) for word in strange}
        if not all(likely.values()):
            return flag(text, "choice.unknown")
        return suggest(text, JOINER.join(_distinct(likely.get(word, word) for word in words)), "choice.unknown")

    def leans_on(self, column: Column, vocabulary: Vocabulary) -> Hashable:
        return allowed(column, vocabulary), tuple(vocabulary.synonyms.items())


def split(text: str) -> list[str]:
    """The words of a cell, tidied, in their order, repetitions included."""
    parts = (part for piece in SEPARATORS.split(text) for part in _by_hash(tidy(piece)))
    words = (tidy(word) for part in parts for word in BETWEEN_WORDS.split(part))
    return [word for word in words if word]


def _by_hash(text: str) -> Iterator[str]:
    """`#VIP #老客户` without the signs."""
    yield from (part.strip("#＃ ") for part in re.split(r"(?:^| )[#＃]+", text))


def _spelt(word: str, listed: tuple[str, ...], vocabulary: Vocabulary) -> str:
    if not listed or word in listed:
        return word
    return known(word, listed, vocabulary) or word


def _distinct(words: Iterator[str]) -> list[str]:
    """Each word once, whatever its width and case."""
    by_fold: dict[str, str] = {}
    for word in words:
        by_fold.setdefault(folded(word), word)
    return list(by_fold.values())
