"""Requests at random, drawn from Google's own types: what any caller might send."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import strategies as st

from localsheets.shapes.schema import TYPES

Strategy = st.SearchStrategy[Any]

TEXTS = ("", "a", "=A1+1", "Sheet1!A1:B2", "2024-3-5", "1,5", "'x", "(", "*", "客户", "Sheet1", "A1", "#REF!")
NUMBERS = (0, 1, 2, 3, 5, 25, 26, 999, 1000, 2**31 - 1, -1)
PLAIN = {
    "string": st.sampled_from(TEXTS),
    "mask": st.sampled_from(
        ("*", "*", "*", "*", "*", "", "title", "note,userEnteredFormat", "range", "hidden,index", "foo(")
    ),
    "int64": st.sampled_from(("1", "99")),
    "boolean": st.booleans(),
    "int32": st.sampled_from((0, 0, *NUMBERS)),
    "number": st.sampled_from((0, 0.5, 1, -2.5, 1e300)),
    "any": st.sampled_from((1, "a", None, [], {})),
}
DEEPEST = 4

# Objects of the spreadsheet that is asked have the id 1, its sheets 0 and 1.
INDICES = st.sampled_from((0, 0, 1, 2, 3, 4, 26, 1000))
SHEETS = st.sampled_from((0, 0, 0, 1, 7))


def _ordered(first: str, last: str) -> Strategy:
    """Two indices, seldom the wrong way round."""
    return st.tuples(INDICES, st.sampled_from((1, 1, 2, 3, 30, -1))).map(
        lambda pair: {first: pair[0], last: pair[0] + pair[1]}
    )


def _merged(*parts: Strategy) -> Strategy:
    return st.tuples(*parts).map(lambda found: {key: value for part in found for key, value in part.items()})


SHEET = st.fixed_dictionaries({}, optional={"sheetId": SHEETS})
PLACES = {
    "GridRange": _merged(
        SHEET,
        _ordered("startRowIndex", "endRowIndex") | st.just({}),
        _ordered("startColumnIndex", "endColumnIndex") | st.just({}),
    ),
    "DimensionRange": _merged(
        SHEET,
        st.fixed_dictionaries({"dimension": st.sampled_from(("ROWS", "COLUMNS"))}),
        _ordered("startIndex", "endIndex"),
    ),
    "GridCoordinate": _merged(SHEET, st.fixed_dictionaries({}, optional={"rowIndex": INDICES, "columnIndex": INDICES})),
}

KNOWN = {**PLAIN, **PLACES}


@cache
def of(kind: str, depth: int = 0) -> Strategy:
    """Values of a type; below some depth messages are empty."""
    if kind.startswith("[]"):
        return st.lists(of(kind[2:], depth + 1), max_size=2)
    if kind.startswith("{}"):
        return st.dictionaries(st.sampled_from(("0", "1", "a")), of(kind[2:], depth + 1), max_size=2)
    if kind in KNOWN:
        return KNOWN[kind]
    if kind not in TYPES:
        return st.sampled_from(kind.split("|"))
    return _message(kind, depth)


def _message(kind: str, depth: int) -> Strategy:
    if depth >= DEEPEST:
        return st.just({})
    fields = {name: _field(name, one, depth + 1) for name, one in TYPES[kind].items()}
    needed = {name: fields.pop(name) for name in list(fields) if depth == 1 or name in NEEDED or name.endswith("Id")}
    spare = st.sampled_from([None] * 5 * len(needed) + sorted(needed)) if needed else st.none()
    whole = st.fixed_dictionaries(needed, optional=fields)
    return st.tuples(whole, spare).map(lambda pair: {key: one for key, one in pair[0].items() if key != pair[1]})


NEEDED = {"range", "ranges", "name", "spec", "booleanRule", "metadataKey", "visibility", "location"}


def _field(name: str, kind: str, depth: int) -> Strategy:
    """The values of a field; ids are mostly of things that are there."""
    if name.endswith("Id") and kind in ("int32", "string"):
        return SHEETS if "heet" in name else st.sampled_from((1, 1, 5) if kind == "int32" else ("1", "1", "5"))
    return st.deferred(lambda: of(kind, depth))


def requests(kinds: frozenset[str]) -> Strategy:
    """One request of some of the kinds of batchUpdate."""
    return st.one_of(*(st.fixed_dictionaries({kind: of(TYPES["Request"][kind], 1)}) for kind in sorted(kinds)))
