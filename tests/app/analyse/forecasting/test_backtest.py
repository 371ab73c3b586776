"""Back-tests small enough to reckon by hand, and what must hold for the forecast of any history."""

from __future__ import annotations

from math import pi, sin, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.forecasting.backtest import ORIGINS, forecast, widths
from app.analyse.forecasting.methods import LEAST, STEPS, candidates
from app.analyse.forecasting.season import LEAST as TWO_YEARS

HISTORIES = st.lists(st.integers(-(10**4), 10**6), min_size=LEAST, max_size=45)


def test_errors_reckoned_by_hand() -> None:
    """From 1, 2 the last value says 2, 2; from 1, 2, 4 it says 4. The means say 1.5, 1.5 and 7/3."""
    made = forecast([1, 2, 4, 8])
    assert made is not None and made.origins == 2
    last, recent = made.trials
    assert last.misses[:3] == ((2, 4), (6,), ()) and last.error == pytest.approx(12 / 20)
    assert recent.error == pytest.approx((2.5 + 6.5 + 8 - 7 / 3) / 20)
    assert made.chosen is last and made.values == (8,) * STEPS


def test_few_misses_make_wide_interval() -> None:
    found = widths(((2, 4), (6,), ()))
    first = (1.2816 + 0.85 / 3) * sqrt((4 + 36 + 16) / 3)
    assert found == pytest.approx([first * sqrt(step) for step in range(1, STEPS + 1)])


def test_interval_of_told_misses() -> None:
    found = widths(((3, -3, 3, -3, 3), (1, 1, -1, 1), (50,)))
    first = (1.2816 + 0.85 / 5) * 3
    assert found == pytest.approx([first, *(first * sqrt(max(step, 2) / 2) for step in range(2, STEPS + 1))])


@pytest.mark.parametrize(("weeks", "names"), [(4, 2), (11, 2), (12, 3), (23, 3), (24, 4), (115, 4), (116, 5)])
def test_more_weeks_more_candidates(weeks: int, names: int) -> None:
    offered = candidates(weeks)
    assert len(offered) == names and all(method.least < weeks for method in offered)


def test_season_is_tried_after_two_years() -> None:
    assert [method.name for method in candidates(300) if method.least >= TWO_YEARS] == ["seasonal"]


@pytest.mark.parametrize("weeks", range(LEAST))
def test_short_history_has_none(weeks: int) -> None:
    assert forecast([100.0] * weeks) is None


@settings(max_examples=30)
@given(st.integers(-(10**6), 10**6), st.integers(LEAST, 130))
def test_constant_history_has_no_error(value: int, weeks: int) -> None:
    made = forecast([value] * weeks)
    assert made is not None and made.values == made.low == made.high == (value,) * STEPS
    assert made.chosen.error == (0 if value else None)


@settings(max_examples=40)
@given(HISTORIES)
def test_interval_holds_its_forecast(history: list[int]) -> None:
    made = forecast(history)
    assert made is not None and made.origins <= ORIGINS
    for low, value, high in zip(made.low, made.values, made.high, strict=True):
        assert min(0, *history) <= low <= value <= high


@settings(max_examples=40)
@given(HISTORIES, st.integers(-6, 6))
def test_scale_of_forecast_kept(history: list[int], power: int) -> None:
    factor = 2.0**power
    made, scaled = forecast(history), forecast([value * factor for value in history])
    assert made is not None and scaled is not None and scaled.chosen.error == made.chosen.error
    assert scaled.values == tuple(value * factor for value in made.values)


@settings(max_examples=20)
@given(HISTORIES, st.integers(-(10**6), 10**6))
def test_no_origin_sees_what_follows(history: list[int], other: int) -> None:
    """Another last week changes the misses of that week alone: one of each origin."""
    one, two = forecast(history), forecast([*history[:-1], other])
    assert one is not None and two is not None
    for before, after in zip(one.trials, two.trials, strict=True):
        for values, changed in zip(before.misses, after.misses, strict=True):
            assert values[:-1] == changed[:-1]


def test_seasonal_shop_chooses_season() -> None:
    weeks = range(5 * 52)
    made = forecast([1000 * (1 + 0.6 * sin(2 * pi * week / 52)) + 150 * (-1) ** (week // 2) for week in weeks])
    assert made is not None and made.chosen.method.name == "seasonal"
    assert made.values[0] < 1150 and made.values[11] > 1350
