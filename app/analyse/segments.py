"""Which segment a customer belongs to, by what was bought up to a day: words of the list `segment`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.analyse.amounts import serial
from app.analyse.buyers import Buyer, bought
from app.analyse.customers import identities
from app.analyse.scores import Scores, scores
from app.analyse.source import Source

HIGH = 4
"""A score from which on something is high: the best two fifths."""
LOST = 4
"""Who has been silent for so many times the days of `dormant_days` is lost."""


def segments(source: Source, *, on: date) -> Mapping[str, str]:
    """Every customer → the word of their segment as things stood at the end of a day.

    Customers are those of the tab, with a purchase or without, and those whom only orders name.
    """
    found = bought(source, since=date.min, until=on)
    scored, dormant = scores(found), source.number("dormant_days")
    names = {key: _segment(found[key], scored[key], serial(on) - found[key].last, dormant) for key in found}
    words = {name: source.template.text(f"report.segments.{name}") for name in {*names.values(), "prospect"}}
    return {key: words[names.get(key, "prospect")] for key in {*identities(source).values(), *found}}


def _segment(buyer: Buyer, scored: Scores, silent: int, dormant: float) -> str:
    """The name of a segment; `silent`: days since the last purchase."""
    often, much = scored.frequency >= HIGH, scored.money >= HIGH
    if silent >= dormant:
        if much:
            return "keep" if often else "win_back"
        return "lost" if silent >= LOST * dormant else "dormant"
    if often and much:
        return "valuable"
    return "new" if buyer.orders == 1 else "active"
