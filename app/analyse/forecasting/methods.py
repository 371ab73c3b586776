"""The ways of forecasting a week's net sales that a shop may choose among, from the plainest to the most demanding.

A way takes several histories and says of each how it goes on, so that a back-test costs hardly more than a forecast.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.analyse.forecasting import holt, season

STEPS = 12
"""How many weeks are forecast."""
RECENT = 4
"""How many weeks count as recent."""
Series = Sequence[float]


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    """Its words are `report.forecast.method.<name>`."""
    way: Callable[[Sequence[Series]], list[list[float]]]
    offered: int
    """Weeks from which it is a candidate."""
    least: int
    """Weeks that a history must have to be tried."""


def last(histories: Sequence[Series]) -> list[list[float]]:
    """Every week as the last one."""
    return [[float(history[-1])] * STEPS for history in histories]


def recent(histories: Sequence[Series]) -> list[list[float]]:
    """Every week as the mean of the last four."""
    return [[sum(history[-RECENT:]) / len(history[-RECENT:])] * STEPS for history in histories]


def trend(histories: Sequence[Series]) -> list[list[float]]:
    """Damped Holt."""
    return holt.forecasts(histories, STEPS)


def half(histories: Sequence[Series]) -> list[list[float]]:
    """The middle between the mean of the last four weeks and damped Holt."""
    pairs = zip(recent(histories), trend(histories), strict=True)
    return [[(one + other) / 2 for one, other in zip(*pair, strict=True)] for pair in pairs]


def seasonal(histories: Sequence[Series]) -> list[list[float]]:
    """Damped Holt on weeks divided by the index of their week of the year, and multiplied again."""
    found = [season.indices(history) for history in histories]
    level = trend([_divided(*pair) for pair in zip(histories, found, strict=True)])
    return [
        [value * index for value, index in zip(values, indices, strict=False)]
        for values, indices in zip(level, found, strict=True)
    ]


def _divided(history: Series, indices: Sequence[float]) -> list[float]:
    first = -len(history)
    return [value / indices[(first + week) % season.YEAR] for week, value in enumerate(history)]


METHODS = (
    Method("last", last, offered=4, least=2),
    Method("recent", recent, offered=4, least=2),
    Method("half", half, offered=12, least=8),
    Method("trend", trend, offered=24, least=12),
    Method("seasonal", seasonal, offered=season.LEAST + STEPS, least=season.LEAST),
)
"""Each is offered only where enough weeks are left to try it on."""
LEAST = min(method.offered for method in METHODS)
"""With fewer whole weeks there is no forecast."""
PLENTY = 12
"""With fewer, nothing beats the last value or a mean, and the forecast says that there is too little data."""


def candidates(weeks: int) -> list[Method]:
    """The ways open to a history of so many weeks."""
    return [method for method in METHODS if method.offered <= weeks]
