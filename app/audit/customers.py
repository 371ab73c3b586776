"""Rules about people who are in the sheet twice, and families who share a phone. Names alone prove nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from app.audit.inspection import Inspection, repeated
from app.fields.folding import folded
from app.fields.sounds import sound
from app.model.finding import Finding
from app.model.row import Row, shown

CUSTOMERS, PHONE, WECHAT, NAME = "customers", "phone", "wechat", "name"
SHARED = {f"{CUSTOMERS}.{PHONE}", f"{CUSTOMERS}.{WECHAT}"}
"""Columns whose repetition is judged here."""

Pair = tuple[Row, Row]
"""A row, and an earlier one with which it shares a value."""

NAMED = 5
"""Names that a finding lists."""
SIMILAR = 80
"""Of 100, by letters: 王芳 and 王芳芳 are 80, 张伟 and 张玮 only 50."""
COMPARED = 20
"""Rows of one phone that a name is compared with: a number that half the sheet shares is a placeholder."""
TITLE = re.compile(r"(?:女士|先生|小姐|太太|老师|老板|[姐哥嫂叔姨总])$")
DOTS = re.compile(r"[·•・．.\-_]")


def shared(inspection: Inspection) -> Iterator[Finding]:
    """`customer.duplicate`: the same WeChat id (D1), or the same phone under a similar name (D2); the first row stands.
    `customer.household`: the same phone under another name (D3): a family, or somebody who takes parcels in."""
    for column, pairs in _groups(inspection):
        alike = [pair for pair in pairs if column == WECHAT or _alike(pair)]
        others = [pair for pair in pairs if column == PHONE and not _alike(pair) and not _sound_alike(pair)]
        if alike:
            yield _finding(inspection, "customer.duplicate", column, alike)
        if others:
            yield _finding(inspection, "customer.household", column, others)


def similar(name: str, other: str) -> bool:
    """Whether two names may be one person's, given that more than the names agrees."""
    one, two = bare(name), bare(other)
    if not one or not two or one in two or two in one:
        return True
    titled = TITLE.search(one) or TITLE.search(two)
    return fuzz.ratio(one, two) >= SIMILAR or bool(titled and one[0] == two[0])


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """A name as names are compared: without spaces, dots, case."""
    return DOTS.sub("", folded(name))


def _groups(inspection: Inspection) -> Iterator[tuple[str, list[Pair]]]:
    """The column of a shared value, and each later row with the earlier one it resembles most; WeChat ids first."""
    known: set[tuple[int, int]] = set()
    for column in (WECHAT, PHONE):
        for _, group in repeated(inspection.rows(CUSTOMERS), column):
            pairs = [(row, _closest(row, group[: min(place, COMPARED)])) for place, row in enumerate(group) if place]
            new = [pair for pair in pairs if (pair[0].number, pair[1].number) not in known]
            known |= {(row.number, earlier.number) for row, earlier in new}
            yield column, new


def _finding(inspection: Inspection, code: str, column: str, pairs: list[Pair]) -> Finding:
    """One finding for all rows of one value, at the first of them."""
    row, earlier = pairs[0]
    names = dict.fromkeys(_name(later) for later, _ in pairs)
    details = {"name": "、".join(list(names)[:NAMED]), "other": _name(earlier)}
    return inspection.finding(code, row, column, details=details)


def _alike(pair: Pair) -> bool:
    return similar(_name(pair[0]), _name(pair[1]))


def _sound_alike(pair: Pair) -> bool:
    """张伟 and 张玮: probably one person, one of the names a slip."""
    sounds = {sound(bare(_name(row))) for row in pair}
    return len(sounds) == 1 and "" not in sounds


def _closest(row: Row, earlier: list[Row]) -> Row:
    return next((other for other in earlier if similar(_name(row), _name(other))), earlier[0])


def _name(row: Row) -> str:
    return shown(row.values.get(NAME))
