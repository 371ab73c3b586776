"""WeChat ids. Case makes no difference, so the canonical id is lower case while the cell stays as typed."""

from __future__ import annotations

import re
from typing import ClassVar

from app.fields.field import Field
from app.fields.folding import plain
from app.fields.mobile import mobile_number
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, rewrite, suggest
from app.model.vocabulary import Vocabulary

CHINESE_LABEL = re.compile(r"(?:加|我的)?(?:微信账?号?|微信ID|薇信?|威信|[vV]信)\s*:?\s*", re.I)
LATIN_LABEL = re.compile(r"(?:加?[vw]x?|wechat|weixin)(?:\s+id)?\s*(?::\s*|\s)", re.I)
"""Only before a colon or a space: `wxid_…`, `vivian88` are ids themselves."""

ID = re.compile(r"[A-Za-z_][-_A-Za-z0-9]{5,19}")
"""Sources differ about a leading underscore: be liberal."""
QQ = re.compile(r"[1-9]\d{4,11}")
"""People are found by their QQ number, too."""
SAME_AS_PHONE = re.compile(r"(?:微信)?(?:同|就是|是)(?:手机|电话|号|上|左)?号?码?")


class Wechat(Field):
    kind: ClassVar[str] = "wechat"
    sure: ClassVar[re.Pattern[str] | None] = re.compile(r"[a-z_][-_a-z0-9]{5,19}")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        if ID.fullmatch(text):
            return clean(text.lower())
        bare = unlabelled(plain(text))
        account = bare if ID.fullmatch(bare) else mobile_number(bare) or (QQ.fullmatch(bare) and bare)
        if not account:
            return _doubtful(text, bare)
        return clean(account.lower()) if account == text else rewrite(account.lower(), account)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 60}


def unlabelled(text: str) -> str:
    """The text without a word for WeChat before it."""
    label = CHINESE_LABEL.match(text) or LATIN_LABEL.match(text)
    return text[label.end() :] if label else text


def _doubtful(text: str, bare: str) -> Verdict:
    if SAME_AS_PHONE.fullmatch(plain(text)):
        return flag(text, "wechat.same_as_phone")
    joined = bare.replace(" ", "")
    if ID.fullmatch(joined):
        return suggest(text, joined, "wechat.spaced")
    within = re.findall(r"(?<![\w-])[A-Za-z_][-_A-Za-z0-9]{5,19}(?![\w-])", bare[:200], re.ASCII)
    return suggest(text, within[0], "wechat.with_words") if len(within) == 1 else flag(text, "wechat.unreadable")
