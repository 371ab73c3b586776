"""How much a header, a column's cells or a sheet's title look like what the template declares: from 0 to 1. Pure.

A **header** is 1 where it is the label, 0.9 where it is a synonym or the label in another language, up to 0.8 where one
holds the other (`客户手机号`) or, in Latin letters, is spelt nearly like it. Widths, case, spaces, punctuation, stars
and what stands in brackets do not count. The **content** is the share of cells that the column's field understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from rapidfuzz import fuzz

from app.fields import field_of
from app.fields.folding import plain
from app.model.cell import Scalar, is_blank
from app.model.tab import Column
from app.model.vocabulary import Vocabulary

TELLING = frozenset(
    {
        *(
            "mobile",
            "landline",
            "phone_list",
            "email",
            "url",
            "date",
            "time",
            "datetime",
            "birthday",
            "money",
            "number",
        ),
        *("integer", "percent", "rating", "nps", "choice", "boolean", "identity_number"),
    }
)
"""Kinds whose cells say something of the column: the others take any text."""
SPEAKING = frozenset({"mobile", "landline", "email", "url"})
"""Kinds that are known by their cells alone, whatever the header says."""
ENOUGH = 3
"""Filled cells from which on the content counts."""
MOST = 200
"""Filled cells that are looked at."""

_BRACKETS = re.compile(r"[(\[{<【《「].*?[)\]}>】》」]")
_NUMBERED = re.compile(r"^\d{1,2}[.、)]")
_SIGNS = re.compile(r"[\W_]+")
_LATIN = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=8192)
def spoken(text: str) -> str:
    """A header as it is compared: `*手机号码（必填）` → `手机号码`, `E-mail` → `email`."""
    code = _NUMBERED.sub("", plain(text).casefold())
    return _SIGNS.sub("", _BRACKETS.sub("", code)) or _SIGNS.sub("", code)


def header(text: str, column: Column) -> float:
    """How much the header says that it is this column."""
    return named(text, column.label, column.synonyms)


def named(text: str, label: str, synonyms: Iterable[str]) -> float:
    """How much a text is the label, or one of the synonyms."""
    said = spoken(text)
    if not said:
        return 0.0
    if said == spoken(label):
        return 1.0
    terms = tuple(filter(None, map(spoken, (label, *synonyms))))
    return 0.9 if said in terms else max(map(_near, (said,) * len(terms), terms), default=0.0)


def content(cells: Sequence[Scalar], column: Column, vocabulary: Vocabulary) -> float | None:
    """The share of the filled cells that the column's field understands, one that it has a proposal for counting half.

    None where the field takes anything, or too few cells are filled.
    """
    if column.field not in TELLING or (column.field == "choice" and not column.options):
        return None
    filled = list(islice((cell for cell in cells if not is_blank(cell)), MOST))
    if len(filled) < ENOUGH:
        return None
    field = field_of(column)
    verdicts = [field.read(cell, column, vocabulary) for cell in filled]
    return sum(1.0 if one.understood else 0.5 if one.state == "suggest" else 0.0 for one in verdicts) / len(filled)


def likeness(text: str, cells: Sequence[Scalar], column: Column, words: Vocabulary) -> float:
    """How sure it is that a column of cells under this header is that column."""
    name = header(text, column)
    may_tell = name > 0 or column.field in SPEAKING
    return confidence(name, content(cells, column, words) if may_tell else None, column)


def confidence(name: float, cells: float | None, column: Column) -> float:
    """Header and content as one figure.

    Half of what a header says is taken back where no cell fits; up to 0.4 of what it leaves open is made up for where
    they fit. Without a header to speak for it, only cells of a kind that speaks for itself count.
    """
    if cells is None:
        return name
    if not name and column.field not in SPEAKING:
        return 0.0
    return name * (0.5 + 0.5 * cells) + (1 - name) * 0.4 * max(0.0, 2 * cells - 1)


def _near(said: str, term: str) -> float:
    """How near two words are that are not the same: by what one holds of the other, or by letters."""
    short, long = sorted((said, term), key=len)
    latin = bool(_LATIN.fullmatch(short))
    if len(short) >= (4 if latin else 2) and short in long:
        return 0.4 + 0.4 * len(short) / len(long)
    if latin and len(short) >= 5:
        ratio = fuzz.ratio(said, term) / 100
        return 0.8 * ratio if ratio > 0.8 else 0.0
    return 0.0
