"""A proof that finds nothing proves nothing: every known bad way of writing, put in on purpose, is caught."""

from __future__ import annotations

import pytest

from tests.proof import draw, planted
from tests.proof.run import run

SEEDS = 400


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", planted.PLANTS)
def test_planted_bug_is_caught(name: str) -> None:
    plant, shows = planted.PLANTS[name]
    with plant():
        kinds = (run(draw.script(seed)).kind for seed in range(SEEDS))
        assert any(kind in shows for kind in kinds)
