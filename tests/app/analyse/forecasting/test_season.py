"""Indices of the weeks of the year, of histories whose season is known."""

from __future__ import annotations

from collections import Counter
from math import pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.forecasting.season import HIGH, LEAST, LOW, YEAR, indices

WAVE = [1 + 0.5 * sin(2 * pi * week / YEAR) for week in range(YEAR)]

SMOOTH = [(WAVE[week - 1] + 2 * WAVE[week] + WAVE[(week + 1) % YEAR]) / 4 for week in range(YEAR)]


@given(st.integers(1, 10**12), st.integers(LEAST, 5 * YEAR))
def test_constant_history_has_none(value: int, weeks: int) -> None:
    assert indices([value] * weeks) == pytest.approx([1] * YEAR)


@pytest.mark.parametrize(("years", "kept"), [(2, 1 / 2), (3, 2 / 3), (5, 4 / 5)])
def test_wave_is_found_shrunken(years: int, kept: float) -> None:
    expected = [1 + (value - 1) * kept for value in SMOOTH]
    assert indices([1000 * value for value in WAVE * years]) == pytest.approx(expected)


@given(st.integers(0, YEAR - 1))
def test_first_index_follows_history(shift: int) -> None:
    length = 3 * YEAR + shift
    ratios = Counter((week - shift) % YEAR for week in range(YEAR // 2, length - YEAR // 2))
    rest = [1 / (ratios[week] + 1) for week in range(YEAR)]
    smooth = [SMOOTH[(week + shift) % YEAR] for week in range(YEAR)]
    expected = [1 * none + value * (1 - none) for value, none in zip(smooth, rest, strict=True)]
    assert indices((WAVE * 4)[:length]) == pytest.approx(expected)


@settings(max_examples=20)
@given(st.lists(st.integers(-(10**12), 10**12), min_size=LEAST, max_size=LEAST + 9))
def test_any_history_has_indices(history: list[int]) -> None:
    found = indices(history)
    assert len(found) == YEAR and min(found) >= LOW and max(found) <= HIGH
