"""E-mail addresses: the domain in lower case, the part before the @ as written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar

from email_validator import EmailNotValidError, validate_email

from app.fields.field import Field
from app.fields.folding import plain
from app.model.change import Validation
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

USUAL = re.compile(
    r"[A-Za-z0-9]{1,30}(?:[._+-][A-Za-z0-9]{1,30})?"
    r"@(?:(?:qq|vip\.qq|163|126|139|189|gmail|hotmail|outlook|foxmail|icloud|yahoo|sina|sohu)\.com|yeah\.net"
    r"|(?!gmail)[a-z0-9]{4,30}(?:\.com)?\.cn)"
)
"""What nine of ten addresses look like, those of firms included: no need to ask the library, which takes fifty
microseconds."""

USUAL_LOCAL = re.compile(r"[A-Za-z0-9]{1,20}(?:[._+-][A-Za-z0-9]{1,20}){0,2}")
LONGEST_DOMAIN = 180
"""Together with a usual local part within what an address may have."""

LABEL = re.compile(r"(?:mailto:|(?:电子)?(?:邮箱|邮件)(?:地址)?[::]?|e-?mail:)\s*", re.I)

# The library accepts these: they are well-formed, and nobody lives there.
DOMAIN_TYPOS = {
    "gamil.com": "gmail.com",
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gmaill.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmail.cn": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmai.com": "hotmail.com",
    "outlok.com": "outlook.com",
    "outloook.com": "outlook.com",
    "foxmial.com": "foxmail.com",
    "foxmai.com": "foxmail.com",
    "iclould.com": "icloud.com",
    "icoud.com": "icloud.com",
    "qq.cn": "qq.com",
    "qqq.com": "qq.com",
    "163.cn": "163.com",
    "126.cn": "126.com",
    "yhaoo.com": "yahoo.com",
    "yaho.com": "yahoo.com",
}
ENDING_TYPOS = re.compile(r"\.(?:con|cmo|ocm|comm|coom|cpm|vom|xom|om|cm|c0m)$")
"""`.cm` is Cameroon and `.om` Oman: rarer than a slip in `.com`."""


class Email(Field):
    kind: ClassVar[str] = "email"
    sure: ClassVar[re.Pattern[str] | None] = USUAL

    def usual(self, text: str) -> str:
        """`lily@QQ.com`."""
        local, at, domain = text.partition("@")
        return f"{local}{at}{domain.lower()}"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        bare = LABEL.sub("", plain(text), count=1)
        address = _address(bare)
        if address is None:
            return _doubtful(text, bare)
        likely = _likely(address)
        return self.meant(text, address) if likely == address else suggest(text, likely, "email.typo")

    def validation(self, column: Column) -> Validation | None:
        return Validation("TEXT_IS_EMAIL")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "format": "email", "maxLength": 254}

    def mask(self, text: str) -> str:
        """`lily@qq.com` → `l***@qq.com`."""
        local, at, domain = text.rpartition("@")
        return f"{local[:1]}***@{domain}" if at else super().mask(text)


def _address(text: str) -> str | None:
    """The address in canonical form, or None where it is none.

    https://github.com/JoshData/python-email-validator"""
    if "@" not in text or len(text) > 254:
        return None
    local, _, domain = text.partition("@")
    if USUAL_LOCAL.fullmatch(local) and len(domain) <= LONGEST_DOMAIN:
        found = _domain(domain)
        return found and f"{local}@{found}"
    try:
        return validate_email(text, check_deliverability=False).normalized
    except (EmailNotValidError, UnicodeError):
        return None


@lru_cache(maxsize=4096)
def _domain(domain: str) -> str | None:
    """A domain in canonical form, or None where it is none; there are few, and the library takes its time."""
    try:
        return validate_email(f"a@{domain}", check_deliverability=False).domain
    except (EmailNotValidError, UnicodeError):
        return None


def _likely(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local}@{DOMAIN_TYPOS.get(domain) or ENDING_TYPOS.sub('.com', domain)}"


def _doubtful(text: str, bare: str) -> Verdict:
    several = [address for part in re.split(r"[\s,;/、，；|]+", bare[:600]) if (address := _address(part))]
    if len(several) > 1:
        return suggest(text, _likely(several[0]), "email.several")
    mended = _address(re.sub(r"[,，。]", ".", bare.replace(" ", "")).strip("<>.'\""))
    return suggest(text, _likely(mended), "email.typo") if mended else flag(text, "email.unreadable")
