"""The language of formulas: what parses, what does not, what a formula names and calls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.templates.formulas import KNOWN, Unparsable, functions, names, parse
from localsheets.cells.formulas.registry import FUNCTIONS


@pytest.mark.parametrize(
    "formula",
    [
        "1+2*3",
        '{orders.sku}&""',
        "-{settings.tier_months}",
        "IFNA(VLOOKUP({a.b},{c.d},2,FALSE),)",
        '{0,"a";{settings.tier_2_from},"b"}',
        'IF(({a.b}="")+({a.c}={a.c.d}),,INT({a.b}))',
        "TODAY()",
        '"say ""hi"""',
    ],
)
def test_formulas_of_google_parse(formula: str) -> None:
    parse(formula)


@pytest.mark.parametrize(
    ("formula", "why"),
    [
        ("", "it ends where a value is missing"),
        ("1+", "it ends where a value is missing"),
        ("SUM(1", r"`\)` is missing"),
        ("(1", r"`\)` is missing"),
        ("1 2", "`2` stands where nothing can"),
        ("SUM(1))", r"`\)` stands where nothing can"),
        ("{1,2", "`}` is missing"),
        ("A1+1", "a value is missing before `A`|`1`"),
        ("'客户'!A:A", "is no word of a formula"),
        ('"open', "is no word of a formula"),
        ("SUM(1;2)", "`;` is not expected"),
        ("{a.b.c.d}", "a value is missing|no word"),
    ],
)
def test_other_texts_do_not(formula: str, why: str) -> None:
    with pytest.raises(Unparsable, match=why):
        parse(formula)


@given(st.text('AIF(){},;."+-=& 12ab', max_size=30))
def test_no_text_surprises(formula: str) -> None:
    try:
        parse(formula)
    except Unparsable as reason:
        assert str(reason)


def test_names_and_calls_are_found() -> None:
    formula = 'IFNA(XLOOKUP({orders.sku}&"(",{products.sku},row({products.name})),{settings.tier_months})'
    assert names(formula) == ["orders.sku", "products.sku", "products.name", "settings.tier_months"]
    assert functions(formula) == ["IFNA", "XLOOKUP", "ROW"]


def test_local_google_computes_all() -> None:
    assert KNOWN - set(FUNCTIONS) == set()
