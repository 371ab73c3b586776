"""会员等级: which tier a customer's spend in the period reaches, by the settings in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.analyse.buyers import bought, buyers
from app.analyse.once import once
from app.analyse.source import Source
from app.analyse.spans import months_off

TIERS = 4


@once
def tiers(source: Source) -> Mapping[str, str]:
    """The tier of every customer who has bought, by key; who has not in the period is in the first."""
    rungs = [(round(source.number(f"tier_{number}_from") * 100), number) for number in range(2, TIERS + 1)]
    called = names(source)
    period = bought(source, since=_since(source), until=source.as_of)
    return {key: called[_reached(period[key].net, rungs) - 1 if key in period else 0] for key in buyers(source)}


def names(source: Source) -> list[str]:
    """What the tiers are called, the first one first."""
    return [source.word(f"tier_{number}_name") for number in range(1, TIERS + 1)]


def _reached(spent: int, rungs: list[tuple[int, int]]) -> int:
    """The number of the highest tier whose threshold so many fen reach."""
    return max((number for threshold, number in rungs if spent >= threshold), default=1)


def _since(source: Source) -> date:
    """The first day of the period that counts; the first of all where every purchase does."""
    months = int(source.number("tier_months"))
    return months_off(source.as_of, -months) if months else date.min
