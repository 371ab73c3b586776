"""One word out of a list: the fixed options of a column, or a list of the `choices` tab that people may extend."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import ClassVar

from rapidfuzz import fuzz, process

from app.fields.field import Field
from app.fields.folding import folded, tidy
from app.model.change import Validation
from app.model.tab import Column
from app.model.verdict import Verdict, flag, rewrite, suggest
from app.model.vocabulary import Vocabulary

NEAR = 60
"""Of 100: 微信 is 67 near to 微信支付; 张伟 is 50 near to 张玮, which is too little to propose."""

SAME: tuple[tuple[str, ...], ...] = (
    ("男", "男性", "男士", "先生", "m", "male", "♂"),
    ("女", "女性", "女士", "小姐", "f", "female", "♀"),
    ("未知", "不详", "不清楚", "保密", "unknown"),
    ("是", "yes", "y", "true", "√", "✓", "✔"),
    ("否", "no", "n", "false", "×", "✗"),
    ("同意", "已同意", "agreed", "agree"),
    ("不同意", "拒绝", "declined", "refused"),
    ("未询问", "没问", "notasked"),
    ("已付款", "已付", "已支付", "付款", "paid"),
    ("已发货", "发货", "shipped"),
    ("已完成", "完成", "已收货", "completed"),
    ("已退款", "退款", "refunded"),
    ("已取消", "取消", "cancelled", "canceled"),
    ("在售", "上架", "已上架", "销售中", "onsale"),
    ("下架", "已下架", "停售", "withdrawn"),
)
"""Folded words of one meaning, whatever the language of the list."""
CODED = {"1": "男", "2": "女"}
"""GB/T 2261.1. 0 is `unknown` there and `female` in many an export, so nothing is proposed for it."""
_GROUP = {word: group for group in SAME for word in group}


class Choice(Field):
    kind: ClassVar[str] = "choice"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        words = allowed(column, vocabulary)
        if not words or text in words:
            return self.meant(text, text if text in words else tidy(text))
        word = known(text, words, vocabulary)
        if word:
            return rewrite(word, word)
        near = nearest(text, words)
        return suggest(text, near, "choice.unknown") if near else flag(text, "choice.unknown")

    def leans_on(self, column: Column, vocabulary: Vocabulary) -> Hashable:
        return allowed(column, vocabulary), tuple(vocabulary.synonyms.items())

    def validation(self, column: Column) -> Validation | None:
        """Strict: what is no word of the list is refused while typing."""
        if column.choices:
            return Validation("ONE_OF_RANGE", (f"{{choices.{column.choices}}}",), strict=True)
        return Validation("ONE_OF_LIST", column.options, strict=True) if column.options else None

    def json_schema(self, column: Column) -> dict[str, object]:
        schema: dict[str, object] = {"type": "string", "maxLength": 100}
        return schema | {"enum": list(column.options)} if column.options else schema


def allowed(column: Column, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The words that a column takes; none where its list is empty, and then every word will do."""
    return column.options or vocabulary.lists.get(column.choices, ())


def known(text: str, words: tuple[str, ...], vocabulary: Vocabulary) -> str | None:
    """The word that the text means beyond doubt: the same but for width and case, or a synonym."""
    spoken = folded(text)
    by_fold = _by_fold(words)
    synonym = folded(vocabulary.synonyms.get(spoken, ""))
    if spoken in by_fold or synonym in by_fold:
        return by_fold.get(spoken) or by_fold[synonym]
    same = {by_fold[word] for word in _GROUP.get(spoken, ()) if word in by_fold}
    return same.pop() if len(same) == 1 else None


@lru_cache(maxsize=256)
def _by_fold(words: tuple[str, ...]) -> dict[str, str]:
    return {folded(word): word for word in reversed(words)}


def nearest(text: str, words: tuple[str, ...]) -> str:
    """The only word that contains the text or is contained in it, else the nearest by letters."""
    spoken = folded(text)[:100]
    coded = [word for word in words if spoken in CODED and CODED[spoken] in _GROUP.get(folded(word), ())]
    if coded:
        return coded[0]
    holding = [word for key, word in _by_fold(words).items() if key and (key in spoken or spoken in key)]
    if len(holding) == 1:
        return holding[0]
    found = process.extractOne(spoken, list(words), scorer=fuzz.ratio, score_cutoff=NEAR, processor=folded)
    return found[0] if found else ""
