"""What a forecast is worth: every candidate is tried on the past, from one week after another (rolling origin).

https://otexts.com/fpp3/tscv.html
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from math import sqrt

from app.analyse.forecasting.methods import LEAST, STEPS, Method, Series, candidates

ORIGINS = 26
"""At most so many weeks, the newest, are forecast from."""
ENOUGH = 4
"""Errors from which a spread is measured for a number of weeks ahead."""
NORMAL, FEW = 1.2816, 0.85
"""80 of 100 normal errors are within 1.28 standard deviations; of a spread measured by n errors, about within
1.28 + 0.85/n (Student's t, Abramowitz & Stegun 26.7.5)."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How one method did."""

    method: Method
    error: float | None
    """WAPE: the sum of absolute errors by the sum of absolute values; None where nothing was sold."""
    misses: tuple[tuple[float, ...], ...]
    """Actual less forecast by weeks ahead, one first; for each, oldest origin first."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The coming weeks by the candidate that erred least."""

    values: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    """Between low and high, four weeks of five should come to lie."""
    chosen: Trial
    trials: tuple[Trial, ...]
    origins: int


def forecast(history: Series) -> Forecast | None:
    """The weeks that follow; None where the history is too short.

    Nothing is forecast below 0, or below the lowest week there was where refunds have made one negative.
    """
    if len(history) < LEAST:
        return None
    methods = candidates(len(history))
    origins = range(max(*(method.least for method in methods), len(history) - ORIGINS), len(history))
    trials = tuple(_trial(method, history, origins) for method in methods)
    chosen = min(trials, key=lambda trial: sum(map(abs, chain(*trial.misses))))
    floor = min(0.0, *history)
    (values,) = chosen.method.way([history])
    bounds = [
        (max(value - width, floor), max(value, floor), max(value + width, floor))
        for value, width in zip(values, widths(chosen.misses), strict=True)
    ]
    low, middle, high = zip(*bounds, strict=True)
    return Forecast(middle, low, high, chosen, trials, len(origins))


def widths(misses: Sequence[Sequence[float]]) -> list[float]:
    """Half the width of the interval by weeks ahead: from the spread of the misses, never narrower further ahead.

    Where few misses tell of a number of weeks ahead, the spread grows with its root, as that of a random walk does.
    """
    told = [values for values in misses if len(values) >= ENOUGH] or [tuple(chain(*misses))]
    measured = list(accumulate(map(_spread, told), max))
    beyond = range(len(told) + 1, STEPS + 1)
    return [*measured, *(measured[-1] * sqrt(step / len(told)) for step in beyond)]


def _spread(misses: Sequence[float]) -> float:
    return (NORMAL + FEW / len(misses)) * sqrt(sum(miss * miss for miss in misses) / len(misses))


def _trial(method: Method, history: Series, origins: range) -> Trial:
    made = method.way([history[:origin] for origin in origins])
    misses = tuple(
        tuple(
            history[origin + step] - values[step]
            for origin, values in zip(origins, made, strict=True)
            if origin + step < len(history)
        )
        for step in range(STEPS)
    )
    actual = sum(abs(value) for origin in origins for value in history[origin : origin + STEPS])
    missed = sum(map(abs, chain(*misses)))
    return Trial(method, missed / actual if actual else None, misses)
