"""Formulas after the sheet around them changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells.formulas import (
    Area,
    Carried,
    Deleted,
    Edit,
    Inserted,
    Moved,
    Removed,
    Renamed,
    copied,
    references,
    shifted,
)


@pytest.mark.parametrize(
    ("formula", "edit", "expected"),
    [
        ("=A5+$A$5+A1", Inserted("S", "ROWS", 2, 3), "=A8+$A$8+A1"),
        ("=SUM(A2:A10)", Inserted("S", "ROWS", 2, 1), "=SUM(A2:A11)"),
        ("=SUM(A2:A10)", Inserted("S", "ROWS", 1, 1), "=SUM(A3:A11)"),
        ("=SUM(A2:A10)", Inserted("S", "ROWS", 10, 1), "=SUM(A2:A10)"),
        ("=SUM(A2:A)+B:B+3:3", Inserted("S", "ROWS", 2, 1), "=SUM(A2:A)+B:B+4:4"),
        ("=B1+A:C", Inserted("S", "COLUMNS", 1, 2), "=D1+A:E"),
        ("=A5", Deleted("S", "ROWS", 4, 1), "=#REF!"),
        ("=A5+A9", Deleted("S", "ROWS", 5, 2), "=A5+A7"),
        ("=SUM(A2:A10)", Deleted("S", "ROWS", 0, 4), "=SUM(A1:A6)"),
        ("=SUM(A2:A10)", Deleted("S", "ROWS", 8, 5), "=SUM(A2:A8)"),
        ("=SUM(A2:A4)", Deleted("S", "ROWS", 1, 3), "=SUM(#REF!)"),
        ("=SUM(A2:A)", Deleted("S", "ROWS", 1, 3), "=SUM(A2:A)"),
        ("=B:B", Deleted("S", "COLUMNS", 1, 1), "=#REF!"),
        ("=A1+A5", Moved("S", "ROWS", 4, 1, 0), "=A2+A1"),
        ("=A1+A2", Moved("S", "ROWS", 0, 1, 4), "=A4+A1"),
        ("=SUM(A2:A3)", Moved("S", "ROWS", 1, 2, 6), "=SUM(A5:A6)"),
        ("=A1+s!A1+Other!A1", Inserted("S", "ROWS", 0, 1), "=A2+s!A2+Other!A1"),
        ("=Other!A1", Removed("Other"), "=Other!#REF!"),
        ("=Other!A1+A1", Renamed("Other", "It's new"), "='It''s new'!A1+A1"),
        ("=A2+B2+A9", Inserted("S", "ROWS", 0, 1, across=(0, 1)), "=A3+B2+A10"),
        ("=B2+SUM(B2:C3)+B9", Carried(Area("S", 1, 1, 3, 3), "S", 5, 4), "=E6+SUM(E6:F7)+B9"),
        ("=B2+A1", Carried(Area("S", 1, 1, 2, 2), "Other", 0, 0), "=Other!A1+A1"),
    ],
)
def test_references_follow_their_cells(formula: str, edit: Edit, expected: str) -> None:
    assert shifted(formula, edit, sheet="S") == expected


def test_text_of_formulas_is_kept() -> None:
    formula = '= sum( A1 , "A1" ) & Name1 & LOG10(A1)'
    assert shifted(formula, Inserted("S", "ROWS", 0, 1), sheet="S") == '= sum( A2 , "A1" ) & Name1 & LOG10(A2)'


def test_copies_move_relative_parts() -> None:
    formula = "=A1+$A1+A$1+$A$1+Tab!B2:B"
    assert copied(formula, rows=2, columns=1) == "=B3+$A3+B$1+$A$1+Tab!C4:C"
    assert copied("=A1", rows=-1, columns=0) == "=#REF!"


FORMULAS = st.sampled_from(["=A1", "=SUM(B2:D9)", "=SUM(A2:A)+C:C", "=5:7&Tab!A3", "=$B$4:F$8"])
STARTS = st.integers(min_value=0, max_value=12)
COUNTS = st.integers(min_value=1, max_value=5)
DIMENSIONS = st.sampled_from(["ROWS", "COLUMNS"])


@given(FORMULAS, DIMENSIONS, STARTS, COUNTS)
def test_deleting_undoes_inserting(formula: str, dimension: str, start: int, count: int) -> None:
    grown = shifted(formula, Inserted("S", dimension, start, count), sheet="S")
    assert shifted(grown, Deleted("S", dimension, start, count), sheet="S") == formula


@given(FORMULAS, STARTS, STARTS)
def test_copying_back_restores(formula: str, rows: int, columns: int) -> None:
    assert copied(copied(formula, rows=rows, columns=columns), rows=-rows, columns=-columns) == formula


@given(st.text(alphabet="AB12$:!'#(){},;=+ \"x表", max_size=20), STARTS)
def test_any_text_survives_rewriting(text: str, start: int) -> None:
    assert shifted("=" + text, Inserted("S", "ROWS", start, 1), sheet="Elsewhere") == "=" + text
    assert isinstance(references("=" + text, sheet="S"), list)
