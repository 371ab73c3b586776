"""Operators, references, literals and errors of formulas."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells import CellError
from localsheets.cells.formulas import Area, may_spill, references
from tests.localsheets.cells.formulas.sheets import result, shows, spilled


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=7/2", 3.5),
        ("= 1 / 4 ", 0.25),
        ("=2+3*4", 14),
        ("=(2+3)*4", 20),
        ("=-3^2", 9),
        ("=2^3^2", 64),
        ("=2^-1", 0.5),
        ("=50%+1", 1.5),
        ("=1e3", 1000),
        ('="a"&"b"&1.50&TRUE', "ab1.5TRUE"),
        ('="say ""hi"""', 'say "hi"'),
        ('="5"*2', 10),
        ('="2025-02-28"+1', 45717),
        ("=TRUE+1", 2),
        ("=+5", 5),
        ("=1/3&\"\"", "0.333333333333333"),
    ],
)  # fmt: skip
def test_operators_have_their_order(formula: str, expected: object) -> None:
    assert result(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=3<5", True),
        ('="apple"="APPLE"', True),
        ('="b">"A"', True),
        ('=9<"1"', True),
        ('="z"<FALSE', True),
        ('=Orders!B4=""', True),
        ("=Orders!B4=0", True),
        ("=1<>2", True),
        ("=2>=2", True),
        ("=5=\"5\"", False),
    ],
)  # fmt: skip
def test_comparisons_rank_the_kinds(formula: str, expected: bool) -> None:  # noqa: FBT001
    assert result(formula) is expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=Orders!A2", "Lin"),
        ("='Orders'!$C$2", 30.5),
        ("=SUM(Orders!B2:B)", 8),
        ("=SUM(Orders!B:B)", 8),
        ("=SUM(Orders!2:2)", 46032.5),
        ("=SUM(Orders!C3:B2)", 49.5),
        ("=SUM(Quantities)", 8),
        ("=Orders!B4", None),
        ("=Orders!A1:A3", "customer"),
    ],
)
def test_references_reach_their_cells(formula: str, expected: object) -> None:
    assert result(formula) == expected


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=1/0", "#DIV/0!"),
        ('="x"+1', "#VALUE!"),
        ("=NOSUCH(1)", "#NAME?"),
        ("=nowhere", "#NAME?"),
        ("=Missing!A1", "#REF!"),
        ("=AAA1", "#REF!"),
        ("=#REF!+1", "#REF!"),
        ("=SUM(Orders!#REF!)", "#REF!"),
        ("=NA()", "#N/A"),
        ("=LEFT()", "#N/A"),
        ("=0^-1", "#DIV/0!"),
        ("=(-8)^0.5", "#NUM!"),
        ("=10^400", "#NUM!"),
        ("=1e999", "#NUM!"),
        ("=1+", "#ERROR!"),
        ("=(1", "#ERROR!"),
        ("=86 139", "#ERROR!"),
        ("=a b", "#ERROR!"),
        ("=1,2", "#ERROR!"),
        ("=", "#ERROR!"),
        ('="open', "#ERROR!"),
        ("=IF(,", "#ERROR!"),
    ],
)
def test_errors_have_google_s_kinds(formula: str, expected: str) -> None:
    assert shows(formula) == expected


@pytest.mark.parametrize(
    ("formula", "message"),
    [
        ("=NoSuch(1)", "Unknown function: 'NoSuch'."),
        ("=1/0", "Function DIVIDE parameter 2 cannot be zero."),
        ("=Missing!A1", "Unresolved sheet name 'Missing'."),
        ("=1+", "Formula parse error."),
        ("=NOT()", "Wrong number of arguments to NOT. Expected 1 arguments, but got 0 arguments."),
        (
            '="x"*1',
            "Function MULTIPLY parameter 1 expects number values. But 'x' is a text and cannot be coerced to a number.",
        ),
    ],
)
def test_errors_say_what_happened(formula: str, message: str) -> None:
    value = result(formula)
    assert isinstance(value, CellError)
    assert value.message == message


def test_braces_make_arrays() -> None:
    assert spilled("={1,2;3,4}", rows=2, columns=2) == [[1, 2], [3, 4]]
    assert spilled('={"head";Orders!A2:A3}', rows=3) == [["head"], ["Lin"], ["chen"]]
    assert shows("={1,2;3}") == "#VALUE!"


def test_array_formulas_spread_operators() -> None:
    assert spilled("=ARRAYFORMULA(Orders!B2:B3*{10,100})", rows=2, columns=2) == [[20, 200], [50, 500]]
    assert spilled("=ARRAYFORMULA(UPPER(Orders!A2:A3))", rows=2) == [["LIN"], ["CHEN"]]


def test_single_cells_cross_ranges() -> None:
    assert result("=Orders!A1:D1&1") == "customer1"
    assert shows("=Orders!A3:D3&1") == "chen1"
    assert shows("=Orders!C4:D9&1") == "#VALUE!"


def test_references_name_their_areas() -> None:
    areas = references("=SUM(A1:B2)+'My tab'!C3+D:D+SUM(E5:E)&\"F6\"", sheet="Home")
    assert areas == [
        Area("Home", 0, 0, 2, 2),
        Area("My tab", 2, 2, 3, 3),
        Area("Home", 0, 3, None, 4),
        Area("Home", 4, 4, None, 5),
    ]


def test_spilling_formulas_are_told() -> None:
    assert may_spill("=ARRAYFORMULA(A1:A3)")
    assert may_spill("={1;2}")
    assert not may_spill("=SUM(A1:A3)")


def test_huge_work_is_refused() -> None:
    assert shows("=SUM(SEQUENCE(100000,100000))") == "#ERROR!"
    assert shows('=REPT("x",1e9)') == "#VALUE!"


def test_deep_nesting_is_refused() -> None:
    assert shows("=" + "(" * 500 + "1" + ")" * 500) == "#ERROR!"
    assert shows("=" + "+".join(["1"] * 2000)) == "#ERROR!"


@pytest.mark.parametrize("text", ["'" * 50_000, "'x'" * 16_000, "a!" * 25_000, "A1:" * 16_000, '"' * 49_999])
def test_long_nonsense_is_refused(text: str) -> None:
    assert shows("=" + text) == "#ERROR!"


WORDS = re.findall(
    r"[^ ]+",
    "SUM( IF( VLOOKUP( ARRAYFORMULA( FILTER( TEXT( DATE( INDEX( MID( SPLIT( XLOOKUP( A1 Orders!A:E Orders!B2:B "
    '{1,2;3,4} #N/A "x" 1.5 -2 TRUE 1e300 quantities ) , ; + - * / ^ & < >= = % : { }',
)


@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.text(max_size=20)))
def test_any_formula_comes_to_something(text: str) -> None:
    value = result("=" + text)
    assert value is None or isinstance(value, str | int | float | CellError)
    assert not (isinstance(value, float) and not math.isfinite(value))
