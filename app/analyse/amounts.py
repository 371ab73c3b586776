"""Cells as whole numbers: fen, pieces, serial days. What cannot be reckoned with is None or 0, never an error."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeGuard

from app.model.cell import Scalar, is_blank
from app.model.money import Money
from app.model.row import Row

EPOCH = date(1899, 12, 30)
"""Day 0 of serial numbers. https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values"""
LAST_DAY = (date.max - EPOCH).days
MOST = 10**10
"""Beyond ten thousand million, of yuan or of pieces, a number is a slip; and sums stay within 64 bits."""


def fen(row: Row, name: str) -> int | None:
    """An amount in fen, rounded half up; blank is 0; None where the cell holds no number to reckon with."""
    value = row.get(name)
    if is_blank(value) and name not in row.bad:
        return 0
    return _fen(value) if _is_number(value) else None


def units(row: Row, name: str) -> int:
    """A number of pieces; 0 where the cell holds none."""
    value = row.get(name)
    return round(value) if _is_number(value) else 0


def day(row: Row, name: str) -> int:
    """A date as its serial number; 0 where the cell holds none."""
    value = row.get(name)
    return int(value) if _is_number(value) and 1 <= value <= LAST_DAY else 0


def moment(row: Row, name: str) -> float:
    """A day with its time as a serial number with a fraction; 0 where the cell holds none."""
    value = row.get(name)
    return float(value) if _is_number(value) and day(row, name) else 0.0


def minute(row: Row, name: str) -> int:
    """A time of day in minutes after midnight; -1 where the cell holds none."""
    value = row.get(name)
    return int(round(value * 1440, 3)) if _is_number(value) and 0 <= value < 1 else -1


def serial(day: date) -> int:
    return (day - EPOCH).days


def calendar_day(serial: int) -> date:
    """The day of a serial number from 1 to LAST_DAY."""
    return EPOCH + timedelta(days=serial)


def _is_number(value: Scalar) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= MOST


def _fen(value: float) -> int:
    # Nearly every amount has two decimals, and decimal arithmetic costs six times as much.
    hundredths = round(value * 100)
    return hundredths if hundredths / 100 == value else Money.of(value).fen
