"""Working days in China: Monday to Friday without the public holidays, with the weekends worked for them (调休).

What the State Council has announced stands in https://github.com/LKI/chinese-calendar, which knows whole years; of a
year that it does not know yet only Monday to Friday are known.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache


def after(day: date, count: int) -> date:
    """The day that comes so many working days after another one, which itself does not count; itself where 0."""
    while count > 0 and day < date.max:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


# The library looks through all its holidays for each day that it is asked about, and open tickets share their days.
@lru_cache(maxsize=4096)
def is_working(day: date) -> bool:
    """Whether people work on that day; Monday to Friday in a year whose holidays are not known."""
    from chinese_calendar import is_workday

    return bool(is_workday(day)) if is_announced(day.year) else day.weekday() < 5


def is_announced(year: int) -> bool:
    """Whether the holidays of that year are known."""
    first, last = _announced()
    return first <= year <= last


@cache
def _announced() -> tuple[int, int]:
    from chinese_calendar import holidays  # 30 ms to import: only for who has open tickets

    years = [day.year for day in holidays]
    return min(years), max(years)
