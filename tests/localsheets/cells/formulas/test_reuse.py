"""What array formulas came to is used again while they read the same, and only then."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells.formulas import Calculation, Place
from localsheets.cells.formulas.grid import Entered
from localsheets.cells.value import Formula
from tests.localsheets.cells.formulas.sheets import NOW, Rows, Sheets

FORMULAS = [
    '=ARRAYFORMULA(IF(ROW(A:A)=1,"x",A:A*2))',
    "=ARRAYFORMULA(SUMIF(A1:A4,B1:B4,C1:C4))",
    "=SORT(A1:B4,2,FALSE)",
    "=ARRAYFORMULA(Other!A1:A3&TODAY())",
    "=ARRAYFORMULA(G1:G3&1)",
    '=FILTER(INDIRECT("A1:A4"),B1:B4>0)',
    "=ARRAYFORMULA(E1:E3)",
]
cells = st.sampled_from([None, 1, True, 0, False, 1.5, "1", "a", "A", "=1/0", "=A1", "=Other!A1+1"])
edits = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), cells, st.integers(0, 1)), min_size=1, max_size=4)


def sheets(own: list[list[Entered]], other: list[list[Entered]], formulas: list[str]) -> Sheets:
    return Sheets({"Own": [[*row, None, *(formulas if at == 0 else [])] for at, row in enumerate(own)], "Other": other})


def shown(made: Calculation) -> list[str]:
    places = [Place(title, row, column) for title in ("Own", "Other") for row in range(6) for column in range(12)]
    return [repr(made.value(place)) for place in places]


@given(
    own=st.lists(st.lists(cells, min_size=4, max_size=4), min_size=4, max_size=4),
    formulas=st.permutations(FORMULAS).map(lambda all: all[:4]),
    made=edits,
)
def test_reuse_changes_no_result(own: Rows, formulas: list[str], made: list[tuple[int, int, Entered, int]]) -> None:
    other: Rows = [[1, 2, 3, 4] for _ in range(4)]
    before = Calculation(sheets(own, other, formulas), locale="en_US", now=NOW)
    shown(before)
    for row, column, cell, tab in made:
        (own, other)[tab][row][column] = cell
        after = Calculation(sheets(own, other, formulas), locale="en_US", now=NOW, earlier=before)
        assert shown(after) == shown(Calculation(sheets(own, other, formulas), locale="en_US", now=NOW))
        before = after


@pytest.mark.parametrize(
    ("formula", "edited", "again"),
    [
        ("=ARRAYFORMULA(A1:A2&B1)", (0, 2), True),
        ("=ARRAYFORMULA(A1:A2&B1)", (1, 0), False),
        ("=ARRAYFORMULA(ROW(A1:A2)&B1)", (1, 0), True),
        ('=ARRAYFORMULA(INDIRECT("A1:A2")&B1)', (0, 2), False),
    ],
)
def test_same_reading_is_not_computed(formula: str, edited: tuple[int, int], again: bool) -> None:  # noqa: FBT001
    rows: Rows = [["a", 1, "c", None, formula], ["b", 2, "c"]]
    first = Calculation(Sheets({"Own": rows}), locale="en_US", now=NOW)
    first.value(Place("Own", 0, 4))
    rows[edited[0]][edited[1]] = "new"
    second = Calculation(Sheets({"Own": rows}), locale="en_US", now=NOW, earlier=first)
    second.value(Place("Own", 0, 4))
    name = (Place("own", 0, 4), formula)
    assert (name in second._reuse.kept and second._reuse.kept[name][1] is first._reuse.kept[name][1]) is again


def test_next_day_is_computed_anew() -> None:
    rows: Rows = [["a", None, "=ARRAYFORMULA(A1:A1&TODAY())"]]
    first = Calculation(Sheets({"Own": rows}), locale="en_US", now=NOW)
    today = first.value(Place("Own", 0, 2))
    second = Calculation(Sheets({"Own": rows}), locale="en_US", now=NOW + dt.timedelta(days=1), earlier=first)
    assert second.value(Place("Own", 0, 2)) != today
    assert not isinstance(today, Formula)
