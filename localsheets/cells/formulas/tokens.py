"""The words of a formula: numbers, strings, references, names, operators, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from localsheets.cells.formulas.places import column_of, letters, quoted

CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,7}"
COLUMN = r"\$?[A-Za-z]{1,3}"
ROW = r"\$?[1-9]\d{0,7}"
RANGE = rf"{CORNER}:(?:{CORNER}|{COLUMN}|{ROW})|{COLUMN}:(?:{CORNER}|{COLUMN})|{ROW}:(?:{CORNER}|{ROW})|{CORNER}"
# Possessive, so that no text costs more than its length.
QUOTED = r"'(?:[^']|'')++'"
TITLE = rf"(?:{QUOTED}|[^\W\d][\w.]*+)"
TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n\u00a0\u3000]+)
    |(?P<string>"(?:[^"]|"")*+")
    |(?P<error>(?:{TITLE}!)?\#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!))
    |(?P<reference>(?:(?P<title>{TITLE})!)?(?P<range>{RANGE})(?![\w.(!]))
    |(?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)
    |(?P<name>[^\W\d][\w.]*)
    |(?P<operator><=|>=|<>|[-+*/^&=<>%:])
    |(?P<mark>[(),;{{}}\\])
    |(?P<bad>'(?:[^']|'')*+'?|"[^"]*+|.)""",
    re.VERBOSE | re.DOTALL,
)
PLAIN_KINDS = ("space", "string", "error", "number", "name", "operator", "mark", "bad")
CORNER_PARTS = re.compile(r"(\$?)([A-Za-z]*)(\$?)(\d*)")


class Bound(NamedTuple):
    """One coordinate of a reference; `fixed` is the `$`."""

    at: int
    fixed: bool

    def shifted(self, by: int) -> Bound:
        """The coordinate moved, unless it is fixed."""
        return self if self.fixed else Bound(self.at + by, fixed=False)


class Reference(NamedTuple):
    """A reference as written: the first and last row and column, both inclusive; None where none is written.

    `A2:A` has no last row, `A:A` neither row, `A1` the same corner twice. `sheet` is None for the formula's own.
    """

    sheet: str | None
    top: Bound | None
    left: Bound | None
    bottom: Bound | None
    right: Bound | None
    single: bool

    def moved(self, *, rows: int, columns: int) -> Reference:
        """The reference with its relative coordinates moved."""
        return self._replace(
            top=self.top and self.top.shifted(rows),
            left=self.left and self.left.shifted(columns),
            bottom=self.bottom and self.bottom.shifted(rows),
            right=self.right and self.right.shifted(columns),
        )


class Token(NamedTuple):
    """One word: its kind (a group of TOKEN), its text, and the reference where it is one."""

    kind: str
    text: str
    reference: Reference | None = None


@lru_cache(maxsize=16_384)
def tokens(text: str) -> tuple[Token, ...]:
    """Every word of a formula, without its leading `=`; joined, their texts give the formula back."""
    body = text[1:] if text[:1] == "=" else text
    return tuple([_token(match) for match in TOKEN.finditer(body)])


def _token(match: re.Match[str]) -> Token:
    if match["reference"] is not None:
        return Token("reference", match[0], _reference(match["title"], match["range"]))
    kind = next(kind for kind in PLAIN_KINDS if match[kind])
    return Token(kind, match[0])


def _reference(title: str | None, text: str) -> Reference:
    sheet = title[1:-1].replace("''", "'") if title and title[0] == "'" else title
    first, _, second = text.partition(":")
    top, left = _corner(first)
    if not second:
        return Reference(sheet, top, left, top, left, single=True)
    bottom, right = _corner(second)
    top, bottom = _ordered(top, bottom)
    left, right = _ordered(left, right)
    return Reference(sheet, top, left, bottom, right, single=False)


def _ordered(first: Bound | None, last: Bound | None) -> tuple[Bound | None, Bound | None]:
    """`A:B5` begins at the first row, `A5:B` ends at the last; corners may be written in any order."""
    if first is None and last is not None:
        return None, last
    return (last, first) if first and last and last.at < first.at else (first, last)


def _corner(text: str) -> tuple[Bound | None, Bound | None]:
    match = CORNER_PARTS.fullmatch(text)
    assert match is not None
    fixed, column, mark, row = match.groups()
    if not column:
        return Bound(int(row) - 1, fixed=bool(fixed or mark)), None
    return (Bound(int(row) - 1, fixed=bool(mark)) if row else None), Bound(column_of(column), fixed=bool(fixed))


def reference_text(reference: Reference) -> str:
    """The reference in A1 notation."""
    title = quoted(reference.sheet) + "!" if reference.sheet is not None else ""
    first = _corner_text(reference.top, reference.left)
    if reference.single:
        return title + first
    return f"{title}{first}:{_corner_text(reference.bottom, reference.right)}"


def _corner_text(row: Bound | None, column: Bound | None) -> str:
    text = ("$" if column.fixed else "") + letters(column.at) if column else ""
    return text + (("$" if row.fixed else "") + str(row.at + 1) if row else "")
