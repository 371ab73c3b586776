"""Exponential smoothing with a damped trend (Holt), fitted to many histories at once. Knows nothing of shops.

Formulas and names: Hyndman & Athanasopoulos, Forecasting: Principles and Practice, https://otexts.com/fpp3/holt.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Number: TypeAlias = "float | NDArray[np.float64]"

ALPHAS = (0.05, 0.1, 0.2, 0.4, 0.7)
BETAS = (0.0, 0.1, 0.3)
DAMPINGS = (0.8, 0.9, 0.98)
"""Damping stays between 0.8 and 0.98: less is no trend, more cannot be told from an undamped one (fpp3, 8.2)."""
FIRST = 4
"""The level begins with the mean of so many values, the trend with 0: two values alone would make it of noise."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """α of the level, β* of the trend, φ that damps the trend; numbers, or arrays of one shape."""

    alpha: Number
    beta: Number
    damping: Number


@dataclass(frozen=True, slots=True)
class State:
    """Level and trend at the end of a history, and the sum of the squared errors one step ahead so far."""

    level: Number
    trend: Number
    squares: Number = 0.0

    def after(self, value: Number, smoothing: Smoothing) -> State:
        """One step: the error correction form of the level and the trend equation."""
        carried = smoothing.damping * self.trend
        expected = self.level + carried
        error = value - expected
        return State(
            expected + smoothing.alpha * error,
            carried + smoothing.alpha * smoothing.beta * error,
            self.squares + error * error,
        )


def ahead(state: State, damping: float, steps: int) -> list[float]:
    """ℓ + (φ + φ² + … + φʰ)·b for h = 1 … steps."""
    reach, values = 0.0, []
    for step in range(1, steps + 1):
        reach += damping**step
        values.append(float(state.level + reach * state.trend))
    return values


def forecasts(histories: Sequence[Sequence[float]], steps: int) -> list[list[float]]:
    """What each history (of one value or more) goes on with, by the parameters that erred least one step ahead in it.

    All histories and all parameters go through one pass, or a back-test would cost a pass for each of its origins.
    """
    import numpy as np

    grid = np.array(list(product(ALPHAS, BETAS, DAMPINGS))).T
    found: dict[int, list[float]] = {}
    for number, state in _ends([list(history) for history in histories], Smoothing(*grid)):
        best = int(np.argmin(state.squares))
        found[number] = ahead(_at(state, best), float(grid[2][best]), steps)
    return [found[number] for number in range(len(histories))]


def _ends(histories: list[list[float]], smoothing: Smoothing) -> Iterator[tuple[int, State]]:
    """The number of each history with its state under every choice of parameters, when its last value has been seen."""
    import numpy as np

    whole, ends = _whole(histories)
    table = _table(whole)
    shape = (len(whole), np.size(smoothing.alpha))
    first = np.array([np.mean(history[:FIRST]) for history in whole])
    state = State(np.broadcast_to(first[:, None], shape), np.zeros(shape), np.zeros(shape))
    for step in range(table.shape[1]):
        state = state.after(table[:, step, None], smoothing)
        for number, row in ends.get(step + 1, ()):
            yield number, _at(state, row)


def _whole(histories: list[list[float]]) -> tuple[list[list[float]], dict[int, list[tuple[int, int]]]]:
    """The histories that begin no longer one, and by length the number of each history with that of the one it begins.

    The origins of a back-test mostly begin one history, which then goes through the pass once. Those too short for the
    mean that the level begins with stand alone.
    """
    whole: list[list[float]] = []
    ends: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number in sorted(range(len(histories)), key=lambda each: -len(histories[each])):
        history, length = histories[number], len(histories[number])
        same = (row for row, other in enumerate(whole) if other[:length] == history and length >= FIRST)
        row = next(same, len(whole))
        if row == len(whole):
            whole.append(history)
        ends[length].append((number, row))
    return whole, ends


def _table(histories: list[list[float]]) -> NDArray[np.float64]:
    """One row a history; what is behind its end is 0 and is never looked at."""
    import numpy as np

    table = np.zeros((len(histories), max(map(len, histories))))
    for row, history in enumerate(histories):
        table[row, : len(history)] = history
    return table


def _at(state: State, place: int) -> State:
    level, trend, squares = (part[place] for part in _arrays(state))
    return State(level, trend, squares)


def _arrays(state: State) -> tuple[Any, Any, Any]:
    return state.level, state.trend, state.squares
