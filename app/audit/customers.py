"""Rules about people who are in the sheet twice, and families who share a phone. Names alone prove nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from app.audit.groups import Group
from app.audit.inspection import Inspection
from app.audit.sharing import Said, Sharing
from app.fields.folding import folded
from app.fields.sounds import sound
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.row import Row, shown

CUSTOMERS, PHONE, WECHAT, NAME = "customers", "phone", "wechat", "name"
JUDGED = {f"{CUSTOMERS}.{PHONE}", f"{CUSTOMERS}.{WECHAT}"}
"""Columns whose repetition is judged here."""

Pair = tuple[Row, Row]
"""A row, and an earlier one with which it shares a value."""
Told = tuple[list[Pair], list[Finding]]

NAMED = 5
"""Names that a finding lists."""
SIMILAR = 80
"""Of 100, by letters: 王芳 and 王芳芳 are 80, 张伟 and 张玮 only 50."""
COMPARED = 20
"""Rows of one phone that a name is compared with: a number that half the sheet shares is a placeholder."""
TITLE = re.compile(r"(?:女士|先生|小姐|太太|老师|老板|[姐哥嫂叔姨总])$")
DOTS = re.compile(r"[·•・．.\-_]")


def marks(inspection: Inspection) -> dict[str, list[Scalar]]:
    return {name: inspection.column(CUSTOMERS, name) for name in (WECHAT, PHONE)}


def judged(inspection: Inspection, name: str, group: Group) -> Told:
    """Each later row with the earlier one that it resembles most, and what that comes to."""
    pairs = [(row, _closest(row, group[: min(place, COMPARED)])) for place, row in enumerate(group) if place]
    return pairs, list(_findings(inspection, name, pairs))


def together(inspection: Inspection, said: Said[Told]) -> Iterator[Finding]:
    """What the WeChat ids say first; of the same two rows nothing is said twice."""
    known = {_numbers(pair) for pairs, _ in said[WECHAT].values() for pair in pairs}
    for _, found in said[WECHAT].values():
        yield from found
    for pairs, found in said[PHONE].values():
        new = [pair for pair in pairs if _numbers(pair) not in known]
        yield from found if len(new) == len(pairs) else _findings(inspection, PHONE, new)


SHARED = Sharing(CUSTOMERS, marks, judged, together)
"""`customer.duplicate`: the same WeChat id (D1), or the same phone under a similar name (D2); the first row stands.
`customer.household`: the same phone under another name (D3): a family, or somebody who takes parcels in."""


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


def _findings(inspection: Inspection, name: str, pairs: list[Pair]) -> Iterator[Finding]:
    alike = [pair for pair in pairs if name == WECHAT or _alike(pair)]
    others = [pair for pair in pairs if name == PHONE and not _alike(pair) and not _sound_alike(pair)]
    if alike:
        yield _finding(inspection, "customer.duplicate", name, alike)
    if others:
        yield _finding(inspection, "customer.household", name, others)


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


def _numbers(pair: Pair) -> tuple[int, int]:
    return pair[0].number, pair[1].number


def _closest(row: Row, earlier: Group) -> Row:
    return next((other for other in earlier if similar(_name(row), _name(other))), earlier[0])


def _name(row: Row) -> str:
    return shown(row.values.get(NAME))
