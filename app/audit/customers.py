"""Rules about people who are in the sheet twice, and families who share a phone. Names alone prove nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from app.audit.inspection import Inspection, finding, repeated
from app.fields.folding import folded
from app.model.finding import Finding
from app.model.row import Row, shown

CUSTOMERS, PHONE, WECHAT, NAME = "customers", "phone", "wechat", "name"
SHARED = {f"{CUSTOMERS}.{PHONE}", f"{CUSTOMERS}.{WECHAT}"}
"""Columns whose repetition is judged here."""

SIMILAR = 80
"""Of 100, by letters: 王芳 and 王芳芳 are 80, 张伟 and 张玮 only 50."""
TITLE = re.compile(r"(?:女士|先生|小姐|太太|老师|老板|[姐哥嫂叔姨总])$")
DOTS = re.compile(r"[·•・．.\-_]")


def duplicate(inspection: Inspection) -> Iterator[Finding]:
    """The same WeChat id (D1), or the same phone under a similar name (D2); the first row stands."""
    for row, earlier, column in _pairs(inspection):
        if column == WECHAT or similar(_name(row), _name(earlier)):
            yield finding("customer.duplicate", row, column, details={"name": _name(row), "other": _name(earlier)})


def household(inspection: Inspection) -> Iterator[Finding]:
    """The same phone under another name (D3): a family, or somebody who takes parcels in. Never one person."""
    for row, earlier, column in _pairs(inspection):
        if column == PHONE and not similar(_name(row), _name(earlier)):
            yield finding("customer.household", row, column, details={"name": _name(row), "other": _name(earlier)})


def similar(name: str, other: str) -> bool:
    """Whether two names may be one person's, given that more than the names agrees."""
    one, two = (DOTS.sub("", folded(text)) for text in (name, other))
    if not one or not two or one in two or two in one:
        return True
    titled = TITLE.search(one) or TITLE.search(two)
    return fuzz.ratio(one, two) >= SIMILAR or bool(titled and one[0] == two[0])


def _pairs(inspection: Inspection) -> Iterator[tuple[Row, Row, str]]:
    """Later row, the earlier row it resembles most, and the column that they share; WeChat ids before phones."""
    rows = inspection.rows(CUSTOMERS)
    known: set[tuple[int, int]] = set()
    for column in (WECHAT, PHONE):
        for _, group in repeated(rows, column):
            for place, row in enumerate(group[1:], start=1):
                earlier = _closest(row, group[:place])
                if (row.number, earlier.number) not in known:
                    known.add((row.number, earlier.number))
                    yield row, earlier, column


def _closest(row: Row, earlier: list[Row]) -> Row:
    return next((other for other in earlier if similar(_name(row), _name(other))), earlier[0])


def _name(row: Row) -> str:
    return shown(row.values.get(NAME))
