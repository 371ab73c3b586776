"""Recency, frequency and money as scores from 1 to 5, each customer against the shop's others. Knows no dates.

Hughes, A. M.: Strategic Database Marketing (1994). Fifths by rank; equals get the same score, so a fifth may be empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from app.analyse.buyers import Buyer, buyers
from app.analyse.once import once
from app.analyse.source import Source

FIFTHS = 5


@dataclass(frozen=True, slots=True)
class Scores:
    """5 is the best fifth."""

    recency: int
    frequency: int
    money: int


def scores(buyers: Mapping[str, Buyer]) -> Mapping[str, Scores]:
    """The scores of every buyer, by key."""
    lasts = sorted(buyer.last for buyer in buyers.values())
    orders = sorted(buyer.orders for buyer in buyers.values())
    nets = sorted(buyer.net for buyer in buyers.values())
    return {
        key: Scores(_fifth(buyer.last, lasts), _fifth(buyer.orders, orders), _fifth(buyer.net, nets))
        for key, buyer in buyers.items()
    }


@once
def scored(source: Source) -> Mapping[str, Scores]:
    """The scores of today."""
    return scores(buyers(source))


def _fifth(value: int, ranked: list[int]) -> int:
    """By the share of all that are less: 1 for the least, 5 where at least four fifths are less."""
    return 1 + FIFTHS * bisect_left(ranked, value) // len(ranked)
