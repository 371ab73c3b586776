"""Damped Holt beside a printed example, beside the component form of its equations, and by what must hold for any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analyse.forecasting.holt import ALPHAS, BETAS, DAMPINGS, FIRST, Smoothing, State, ahead, forecasts

# Millions of passengers of Australian airlines, 1990 to 2004, and the forecasts that the book prints for 2005 to 2009
# with α 0.8 and β* 0.2: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, first edition, example 7.2,
# https://otexts.org/fpp/7/2. Level and trend begin with the first value and the first difference.
PASSENGERS = [
    *(17.5534, 21.8601, 23.8866, 26.9293, 26.8885, 28.8314, 30.0751, 30.9535),
    *(30.1857, 31.5797, 32.577569, 33.477398, 39.021581, 41.386432, 41.596552),
]
PRINTED = [43.76, 45.59, 47.43, 49.27, 51.10]

HISTORIES = st.lists(st.lists(st.integers(-(10**6), 10**9), min_size=1, max_size=20), min_size=1, max_size=3)


def test_printed_example_comes_out() -> None:
    state = State(PASSENGERS[0], PASSENGERS[1] - PASSENGERS[0])
    for value in PASSENGERS:
        state = state.after(value, Smoothing(0.8, 0.2, 1))
    assert [round(value, 2) for value in ahead(state, 1, 5)] == PRINTED


def test_damped_as_component_form() -> None:
    state = State(20.0, 3.0)
    for value in PASSENGERS:
        state = state.after(value, Smoothing(0.5, 0.3, 0.9))
    expected = _components(PASSENGERS, 20.0, 3.0, (0.5, 0.3, 0.9))
    assert (state.level, state.trend, state.squares) == pytest.approx(expected)


def test_damped_trend_levels_off() -> None:
    values = ahead(State(100.0, 10.0), 0.5, 3)
    assert values == [105, 107.5, 108.75]


@settings(max_examples=30)
@given(HISTORIES)
def test_best_parameters_of_all(histories: list[list[int]]) -> None:
    """Each history alone, parameter by parameter, against the one pass for all."""
    for history, made in zip(histories, forecasts(histories, 2), strict=True):
        first = sum(history[:FIRST]) / len(history[:FIRST])
        tried = {choice: _components(history, first, 0.0, choice) for choice in product(ALPHAS, BETAS, DAMPINGS)}
        least = min(squares for _, _, squares in tried.values())
        close = [choice for choice, (_, _, squares) in tried.items() if squares <= least * (1 + 1e-9)]
        values = [tried[each][0] + each[2] * tried[each][1] for each in close]
        assert any(made[0] == pytest.approx(value, rel=1e-6, abs=1e-3) for value in values)


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12))
def test_beginnings_as_if_alone(history: list[int]) -> None:
    beginnings = [history[: length + 1] for length in range(len(history))]
    assert forecasts(beginnings, 2) == [forecasts([each], 2)[0] for each in beginnings]


@given(st.integers(-(10**12), 10**12), st.integers(1, 40))
def test_constant_history_goes_on(value: int, weeks: int) -> None:
    assert forecasts([[value] * weeks], 3) == [[pytest.approx(value)] * 3]


@given(HISTORIES, st.integers(-8, 8))
def test_scale_of_values_kept(histories: list[list[int]], power: int) -> None:
    """By powers of two, which numbers of a computer scale by without rounding."""
    scaled = [[value * 2.0**power for value in history] for history in histories]
    assert forecasts(scaled, 4) == [[value * 2.0**power for value in made] for made in forecasts(histories, 4)]


def test_steady_growth_is_followed() -> None:
    (made,) = forecasts([[100.0 + 5 * week for week in range(40)]], 1)
    assert made[0] == pytest.approx(300, abs=1.5)


def _components(
    values: Sequence[float], level: float, trend: float, choice: tuple[float, float, float]
) -> tuple[float, float, float]:
    """The level and the trend equation as the book writes them first: https://otexts.com/fpp3/holt.html"""
    alpha, beta, damping = choice
    squares = 0.0
    for value in values:
        squares += (value - level - damping * trend) ** 2
        before, level = level, alpha * value + (1 - alpha) * (level + damping * trend)
        trend = beta * (level - before) + (1 - beta) * damping * trend
    return level, trend, squares
