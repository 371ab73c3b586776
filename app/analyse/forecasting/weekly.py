"""Net sales by whole weeks, Monday to Sunday; the week that is running is not whole."""

from __future__ import annotations

from dataclasses import dataclass

from app.analyse.amounts import serial
from app.analyse.sales import sales
from app.analyse.source import Source

MONDAY, WEEK = 2, 7
"""Serial number of a Monday, 1900-01-01; days."""
MOST = 260
"""Five years: older weeks say little of the coming ones, and a mistyped year must not make thousands."""


@dataclass(frozen=True, slots=True)
class Weeks:
    running: int
    """The Monday of the week that is not over, as a serial number."""
    net: tuple[int, ...]
    """Fen; the oldest week first, the last one that before the running week."""


def weeks(source: Source) -> Weeks:
    """The whole weeks since the first sale, `MOST` at most; weeks without a sale are 0.

    The week of the first sale is whole only where that was on a Monday.
    """
    running = (serial(source.as_of) - MONDAY) // WEEK
    lines = sales(source).dated()
    recent = lines[lines["day"] >= _monday(running - MOST)]
    if recent.empty:
        return Weeks(_monday(running), ())
    by_week = recent["net"].groupby((recent["day"] - MONDAY) // WEEK).sum().to_dict()
    first = -((MONDAY - int(recent["day"].min())) // WEEK)
    return Weeks(_monday(running), tuple(int(by_week.get(week, 0)) for week in range(first, running)))


def _monday(week: int) -> int:
    return week * WEEK + MONDAY
