"""The short proof: a thousand interleavings of people, faults and the service, and nothing is ever wrong."""

from __future__ import annotations

import pytest

from tests.proof import draw
from tests.proof.progress import Progress
from tests.proof.run import run

SEEDS, PARTS = 1_140, 12
"""So many that a thousand of them are interleavings: in some runs nothing comes between two calls."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_ever_wrong(part: int) -> None:
    """A failing seed is played again, told and shrunk by `./run proof --few --seed N`."""
    sums = Progress()
    sums.add(run(draw.script(seed)) for seed in range(part, SEEDS, PARTS))
    assert sums.wrong == {}
    assert sums.interleavings >= 1_000 / PARTS
