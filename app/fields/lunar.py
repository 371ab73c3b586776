"""Days of the Chinese lunar calendar: their words, and the solar days on which they fall. Knows no cells."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from app.fields import numerals

MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_TENS = ("初", "十", "廿")
DAYS = tuple(
    "三十" if day == 30 else {10: "初十", 20: "二十"}.get(day, _TENS[day // 10] + "十一二三四五六七八九"[day % 10])
    for day in range(1, 31)
)

_SAID_MONTHS = {word: month for month, word in enumerate(MONTHS, 1)} | {"一": 1, "十一": 11, "十二": 12, "臘": 12}
_SAID_DAYS = {word: day for day, word in enumerate(DAYS, 1)} | {"卅": 30, "廿": 20, "廿十": 20}
LEAP_MONTHS = range(2, 12)
"""No first or twelfth month is doubled between 1900 and 2100."""

MONTH_AND_DAY = re.compile(
    r"(?P<leap>[闰閏])?\s*(?P<month>正|冬|腊|臘|十[一二]?|[一二三四五六七八九]|\d{1,2})\s*(?:月|[-/.])\s*"
    r"(?P<day>[初十廿卅二三一四五六七八九]{1,3}|\d{1,2})\s*[日号]?"
)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of a lunar year; `year` is 0 where it is not known."""

    month: int
    day: int
    leap: bool = False
    year: int = 0

    def __str__(self) -> str:
        """`农历八月十五`, `农历闰二月十五`, `农历1990年八月十五`."""
        year = f"{self.year}年" if self.year else ""
        return f"农历{year}{'闰' if self.leap else ''}{MONTHS[self.month - 1]}月{DAYS[self.day - 1]}"

    @property
    def possible(self) -> bool:
        """Whether there is such a day: in its year, else in some year between 1900 and 2099."""
        return self.solar() is not None if self.year else not self.leap or self.month in LEAP_MONTHS

    def solar(self, year: int = 0) -> datetime.date | None:
        """The day of the solar calendar on which it falls in its own lunar year, or in another one.

        In another year a missing leap month is the month of that name, a missing 30th the last day of its month.
        """
        if not year or year == self.year:
            return _solar(self.year, -self.month if self.leap else self.month, self.day) if self.year else None
        months = (-self.month, self.month) if self.leap else (self.month,)
        found = (_solar(year, month, day) for month in months for day in (self.day, min(self.day, 29)))
        return next((day for day in found if day), None)


def lunar_day(text: str, *, year: int = 0) -> LunarDay | None:
    """`八月十五`, `腊月三十`, `闰二月15` as a day; None for what names none."""
    form = MONTH_AND_DAY.fullmatch(text)
    if not form:
        return None
    month = _number(form["month"], _SAID_MONTHS)
    day = _number(form["day"], _SAID_DAYS)
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    return LunarDay(month, day, bool(form["leap"]), year)


def _number(said: str, words: dict[str, int]) -> int:
    """A month or day in words of the calendar, in numerals or in digits; 0 where it is none."""
    if said in words:
        return words[said]
    return int(said) if said.isdecimal() else numerals.chinese(said.replace("廿", "二十").replace("卅", "三十")) or 0


def _solar(year: int, month: int, day: int) -> datetime.date | None:
    """The solar day of a day of a lunar year, whose leap months are negative; None where it has no such day."""
    first, days = _months(year).get(month, (datetime.date.min, 0))
    return first + datetime.timedelta(days=day - 1) if day <= days else None


@lru_cache(maxsize=256)
def _months(year: int) -> dict[int, tuple[datetime.date, int]]:
    """Month of a lunar year → its first solar day and how many days it has. https://github.com/6tail/lunar-python

    Kept by year, because the library takes ten milliseconds for another one and remembers only the last.
    """
    from lunar_python import LunarYear, Solar  # a fifth of a second to import: only for who needs it

    found = {}
    for month in LunarYear.fromYear(year).getMonthsInYear():
        first = Solar.fromJulianDay(month.getFirstJulianDay())
        day = datetime.date(first.getYear(), first.getMonth(), first.getDay())
        found[month.getMonth()] = (day, month.getDayCount())
    return found
