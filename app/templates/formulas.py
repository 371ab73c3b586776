"""The language in which the schema writes formulas: its words, whether they parse, what they name. Computes nothing.

It is Google's, with names in braces in the place of ranges: `{customers.phone}` is a whole column,
`{orders.status.paid}` the word for an option, `{settings.tier_months}` what a setting is set to.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

KNOWN = frozenset(
    (
        *("ABS", "AND", "ARRAYFORMULA", "COUNTIF", "DATE", "DAYS", "EDATE", "EOMONTH", "EXACT", "IF", "IFERROR"),
        *("IFNA", "INT", "ISBLANK", "ISNUMBER", "ISTEXT", "LEFT", "LEN", "LOWER", "MATCH", "MID", "MOD", "MONTH"),
        *("N", "NOT", "OR", "RIGHT", "ROUND", "ROUNDDOWN", "ROUNDUP", "ROW", "SEARCH", "SORT", "SUBSTITUTE"),
        *("SUM", "SUMIF", "TEXT", "TODAY", "TRIM", "UPPER", "VALUE", "VLOOKUP", "WEEKDAY", "XLOOKUP", "YEAR"),
    )
)
"""The functions that a formula of the schema may use: Google has them, and `localsheets` computes them."""

NAMED = re.compile(r"\{(\w+(?:\.\w+){1,2})\}")
TOKEN = re.compile(
    r"""(?P<space>\s+)|(?P<named>\{\w+(?:\.\w+){1,2}\})|(?P<string>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<name>[A-Za-z]+)|(?P<operator><=|>=|<>|[-+*/^&=<>])|(?P<mark>[(),;{}])"""
)
SIGNS = ("-", "+")


class Unparsable(ValueError):
    """The formula is none; the message says why."""


def names(formula: str) -> list[str]:
    """What the formula names in braces, in its order."""
    return NAMED.findall(formula)


def functions(formula: str) -> list[str]:
    """The functions that it calls."""
    words = list(_words(formula))
    return [text.upper() for (kind, text), (_, after) in itertools.pairwise(words) if kind == "name" and after == "("]


def parse(formula: str) -> None:
    """Unparsable where the text is no formula of this language."""
    parser = _Parser(list(_words(formula)))
    parser.expression()
    parser.end()


def _words(formula: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(formula):
        word = TOKEN.match(formula, at)
        if word is None:
            raise Unparsable(f"`{formula[at : at + 12]}` is no word of a formula")
        if word.lastgroup != "space":
            yield str(word.lastgroup), word[0]
        at = word.end()


class _Parser:
    """Operands and operators in turn; an argument may be left out, an operand may not."""

    def __init__(self, words: list[tuple[str, str]]) -> None:
        self._words = [*words, ("end", "")]
        self._at = 0

    def expression(self) -> None:
        self._operand()
        while self._kind == "operator":
            self._at += 1
            self._operand()

    def end(self) -> None:
        if self._kind != "end":
            raise Unparsable(f"`{self._text}` stands where nothing can")

    @property
    def _kind(self) -> str:
        return self._words[self._at][0]

    @property
    def _text(self) -> str:
        return self._words[self._at][1]

    def _operand(self) -> None:
        while self._text in SIGNS:
            self._at += 1
        kind, text = self._words[self._at]
        self._at += 1
        if text == "(":
            self.expression()
            self._expect(")")
        elif text == "{":
            self._list("}", separators=(",", ";"), may_lack=False)
        elif kind == "name" and self._text == "(":
            self._at += 1
            self._list(")", separators=(",",), may_lack=True)
        elif not (kind in ("named", "string", "number") or text.upper() in ("TRUE", "FALSE")):
            raise Unparsable(f"a value is missing before `{text}`" if text else "it ends where a value is missing")

    def _list(self, close: str, *, separators: tuple[str, ...], may_lack: bool) -> None:
        while self._text != close:
            if not (may_lack and self._text in separators):
                self.expression()
            if self._text == close:
                break
            if self._text not in separators:
                raise Unparsable(f"`{close}` is missing" if self._kind == "end" else f"`{self._text}` is not expected")
            self._at += 1
        self._expect(close)

    def _expect(self, text: str) -> None:
        if self._text != text:
            raise Unparsable(f"`{text}` is missing")
        self._at += 1
