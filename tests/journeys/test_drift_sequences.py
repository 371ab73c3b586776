"""Several kinds of damage one after the other, drawn by a number: put right in one go, and no cell of people's lost."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from gspread.exceptions import WorksheetNotFound

from app.sheets import Refusal
from tests.journeys.damage import KINDS, Hands
from tests.journeys.drifting import ROW_LOST, applied, planned, typed


def damaged(hands: Hands, seed: int) -> list[str]:
    """Does two to six kinds of damage; what Google refuses, because what it needs is gone, is left out."""
    drawn = Random(seed)
    return [name for name in drawn.sample(sorted(KINDS), drawn.randint(2, 6)) if _does(hands, name)]


def _does(hands: Hands, name: str) -> bool:
    try:
        KINDS[name][0](hands)
    except (Refusal, WorksheetNotFound):
        return False
    return True


@pytest.mark.parametrize("seed", range(12))
def test_any_damage_comes_right(hands: Hands, seed: int) -> None:
    names = damaged(hands, seed)
    before = typed(hands, row_lost=not ROW_LOST.isdisjoint(names))
    done, again = applied(hands.shop), planned(hands.shop)
    assert again["changes"] == [], names
    assert done["writes"] <= 1, names
    assert before - typed(hands) == Counter(), names
