"""Spans of days: a day, a calendar month, the months up to one. Cuts nothing by hours: days are the store's."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def day_of(day: date) -> Span:
    return Span(day, day)


def days_before(day: date, days: int) -> Span:
    """The one day that was so many days before."""
    return day_of(day - timedelta(days=days))


def month_of(day: date) -> Span:
    return Span(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def month_before(month: Span) -> Span:
    return month_of(month.first - timedelta(days=1))


def months_to(day: date, count: int) -> list[Span]:
    """So many calendar months, the oldest first, the last one that of `day`."""
    months = [month_of(day)]
    while len(months) < count:
        months.append(month_before(months[-1]))
    return months[::-1]


def months_off(day: date, months: int) -> date:
    """The same day so many months later, or earlier where that is negative; else the last day of that month.

    The 31st of March less one is the 28th of February. Beyond the calendar it is the first or last day of all.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if year < date.min.year else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
