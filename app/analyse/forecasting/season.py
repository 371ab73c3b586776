"""How much of a usual week each week of the year sells: shrunken indices by ratio to the yearly moving average.

Classical decomposition, https://otexts.com/fpp3/classical-decomposition.html; one year is 52 weeks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

YEAR = 52
LEAST = 2 * YEAR
"""Two whole years: with less, a week of the year has never been seen with half a year on both its sides."""
LOW, HIGH = 0.2, 10.0
"""No index is beyond these, so that dividing by it and multiplying by it stay harmless."""


def indices(history: Sequence[float]) -> list[float]:
    """Index of each of the 52 weeks that follow, in their order; 1 is a usual week. `history` has two years or more.

    One ratio is mostly chance: neighbours share theirs (1-2-1), and k ratios of a week count k/(k+1), 1 the rest.
    """
    import numpy as np

    values = np.array(history)
    centred = _yearly_mean(values)
    inner = values[YEAR // 2 : len(values) - YEAR // 2]
    usual = centred > 0
    ratios = np.where(usual, inner / np.where(usual, centred, 1.0), 1.0)
    # Counted from the end, so that position 0 is the week that follows the history.
    places = (np.arange(len(ratios)) + YEAR // 2 - len(values)) % YEAR
    seen = np.bincount(places, minlength=YEAR)
    mean = np.bincount(places, ratios, minlength=YEAR) / np.maximum(seen, 1)
    smooth = (np.roll(mean, 1) + 2 * mean + np.roll(mean, -1)) / 4
    return [float(index) for index in np.clip(1 + (smooth - 1) * seen / (seen + 1), LOW, HIGH)]


def _yearly_mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of the year around each value, half of each outermost week; for those with half a year on both sides."""
    import numpy as np

    weights = np.concatenate(([0.5], np.ones(YEAR - 1), [0.5])) / YEAR
    return np.convolve(values, weights, mode="valid")
