"""Addresses of web pages: a shop's window, a product's page, a customer's profile."""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from app.fields.field import Field
from app.fields.folding import plain
from app.model.change import Validation
from app.model.tab import Column
from app.model.verdict import Verdict, flag, suggest
from app.model.vocabulary import Vocabulary

WEB = re.compile(r"(?P<scheme>https?)://(?P<host>[^\s/?#@\\]+)(?P<rest>[/?#]\S*)?", re.I)
BARE = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,18}(?:[/?#]\S*)?", re.I)
WITHIN = re.compile(r"https?://[!-~]+", re.I)
"""In a text that is shared, the address ends where Chinese begins."""
END_MARKS = ".,;:!?)]}'\"，。；！？）】"
LABEL = re.compile(r"(?:网址|链接|网站|url|link)\s*:\s*(?=\S)", re.I)


class Url(Field):
    """Only pages: `https` and `http`. Scheme and host are lower case, the rest is as typed."""

    kind: ClassVar[str] = "url"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        bare = LABEL.sub("", plain(text), count=1)
        page = _page(bare)
        return self.meant(text, page) if page else _doubtful(text, bare)

    def validation(self, column: Column) -> Validation | None:
        return Validation("TEXT_IS_URL")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "format": "uri", "maxLength": 1000}

    def mask(self, text: str) -> str:
        """The host alone: a path may name a person."""
        page = WEB.match(text)
        return f"{page['scheme']}://{page['host']}/***" if page else super().mask(text)


def _page(text: str) -> str:
    """The canonical address that a plain text is, else nothing."""
    form = WEB.fullmatch(text)
    if not form or not _is_host(form["host"]):
        return ""
    return f"{form['scheme'].lower()}://{form['host'].lower()}{form['rest'] or ''}"


def _is_host(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        return bool(parts.hostname) and "." in str(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _doubtful(text: str, bare: str) -> Verdict:
    if BARE.fullmatch(bare):
        return suggest(text, _page(f"https://{bare}"), "url.no_scheme")
    found = [page for word in WITHIN.findall(bare[:1000]) if (page := _page(word.rstrip(END_MARKS)))]
    distinct = list(dict.fromkeys(found))
    if not distinct:
        return flag(text, "url.unreadable")
    return suggest(text, distinct[0], "url.with_words" if len(distinct) == 1 else "url.several")
