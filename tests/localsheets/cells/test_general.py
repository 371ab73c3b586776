"""Numbers in cells without a number format."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells import general


@pytest.mark.parametrize(
    ("value", "sight"),
    [
        (0.0009765625, "0.0009765625"),
        (1.5, "1.5"),
        (3.0, "3"),
        (-0.0, "0"),
        (math.pi, "3.141592654"),
        (2 / 3, "0.6666666667"),
        (200 / 3, "66.66666667"),
        (0.1 + 0.2, "0.3"),
        (13912345678, "13912345678"),
        (999999999999999, "999999999999999"),
        (1705971932369780, "1.70597E+15"),
        (1e15, "1E+15"),
        (-2.5e20, "-2.5E+20"),
        (1.25e-11, "1.25E-11"),
    ],
)
def test_automatic_format_of_numbers(value: float, sight: str) -> None:
    assert general(value) == sight


@given(st.floats())
def test_every_double_is_shown(value: float) -> None:
    sight = general(value)
    assert sight == "#NUM!" or math.isclose(float(sight), value, rel_tol=1e-5)


@given(st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1))
def test_whole_numbers_in_full(value: int) -> None:
    assert general(value) == general(float(value)) == str(value)
