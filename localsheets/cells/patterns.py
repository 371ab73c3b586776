"""The grammar of number-format patterns: a pattern's text becomes sections of tokens.

https://developers.google.com/workspace/sheets/api/guides/formats. What a section makes of a number is in
`pattern_numbers` and `pattern_dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

COLOURS = r"black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2}"
TOKEN = re.compile(
    rf"""(?P<literal>"[^"]*"?|\\.|\[\$[^\]]*\])
    |(?P<pad>_.)
    |(?P<fill>\*.)
    |(?P<colour>\[(?:{COLOURS})\])
    |(?P<condition>\[(?:<=|>=|<>|<|>|=)\s*-?\d+(?:\.\d*)?\])
    |(?P<elapsed>\[(?:h+|m+|s+)\])
    |(?P<general>general)
    |(?P<half>am/pm|a/p|am|pm|上午/下午)
    |(?P<exponent>e[+-])
    |(?P<date>y+|m+|d+|h+|s+)
    |(?P<digit>[0\#?])
    |(?P<point>[.])
    |(?P<comma>,)
    |(?P<percent>%)
    |(?P<slash>/)
    |(?P<text>@)
    |(?P<end>;)
    |(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
DATE_KINDS = {"date", "elapsed", "half"}
CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d*)?)\]")


class Token(NamedTuple):
    """One piece of a section: its kind (a group of TOKEN, `literal` for all fixed text) and its text."""

    kind: str
    text: str


class Condition(NamedTuple):
    """For which numbers a section is meant."""

    operator: str
    limit: float


@dataclass(frozen=True, slots=True)
class Section:
    """One of the parts between semicolons."""

    tokens: tuple[Token, ...]
    condition: Condition | None = None

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of token that occur."""
        return frozenset(token.kind for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether the section shows a number as a date, time or duration."""
        return bool(self.kinds & DATE_KINDS)


def sections(pattern: str) -> tuple[Section, ...]:
    """The sections of a pattern, at least one; any text has sections."""
    found: list[Section] = []
    tokens: list[Token] = []
    condition: Condition | None = None
    for match in TOKEN.finditer(pattern):
        kind = match.lastgroup or "other"
        if kind == "end":
            found.append(_section(tokens, condition))
            tokens, condition = [], None
        elif kind == "condition":
            condition = _condition(match[0])
        elif kind != "colour":
            tokens.append(_token(kind, match[0]))
    return (*found, _section(tokens, condition))


def _section(tokens: list[Token], condition: Condition | None) -> Section:
    """The section; in one of dates a run of `0` is the fraction of a second."""
    if not any(token.kind in DATE_KINDS for token in tokens):
        return Section(tuple(tokens), condition)
    merged: list[Token] = []
    for token in tokens:
        if token.kind != "digit":
            merged.append(token)
        elif merged and merged[-1].kind == "fraction":
            merged[-1] = Token("fraction", merged[-1].text + token.text)
        else:
            merged.append(Token("fraction", token.text))
    return Section(tuple(merged), condition)


def _condition(text: str) -> Condition:
    match = CONDITION.fullmatch(text)
    assert match is not None
    return Condition(match[1], float(match[2]))


def _token(kind: str, text: str) -> Token:
    if kind == "literal":
        return Token("literal", _literal(text))
    if kind == "pad":
        return Token("literal", " ")
    if kind == "fill":
        # Google ignores the asterisk and shows what follows it.
        return Token("literal", text[1])
    if kind == "other":
        return Token("literal", text)
    # A capital M is a month even beside hours, where m would be minutes.
    return Token(kind, text.lower() if kind in ("date", "elapsed", "general") and text[0] != "M" else text)


def _literal(text: str) -> str:
    if text[0] == '"':
        return text[1:-1] if len(text) > 1 and text[-1] == '"' else text[1:]
    if text[0] == "\\":
        return text[1:]
    # [$¥-804]: the sign, then a locale that changes nothing here.
    return text[2:-1].partition("-")[0]
