"""Birthdays, solar or lunar, with a year or without one. Has no clock: ages and days in the future are the audit's.

Canonical are four texts: `1990-08-15`, `08-15`, `农历1990年八月十五`, `农历八月十五` (leap months `农历闰二月十五`).
"""

from __future__ import annotations

import datetime
import re
from typing import ClassVar

from app.fields.date import COMPACT, SHORT_YEAR, YEAR_FIRST, from_serial, in_digits
from app.fields.field import Field
from app.fields.folding import plain
from app.fields.lunar import LunarDay, lunar_day
from app.model.cell import Scalar
from app.model.tab import Column
from app.model.verdict import Verdict, certain, flag, suggest
from app.model.vocabulary import Vocabulary

FIRST, LAST = 1900, 2099
"""Years that a birthday may have; the library's lunar calendar is checked for these."""
PLACEHOLDERS = ("1900-01-01", "1970-01-01")
"""Days that programs fill in where they know none."""
LIKELY_SERIALS = range(7_306, 73_051)
"""1920 to 2099, counted as sheets do: the cell was a date."""

USUAL = re.compile(
    r"(?!1900-01-01|1970-01-01)(?:19|20)[0-9]{2}-"
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
)
"""ISO days that the calendar surely has: all but 29 February."""
USUAL_OTHERWISE = re.compile(r"[0-9]{8}|[0-9]{4}([/.])[0-9]{2}\1[0-9]{2}|[0-9]{4}年[0-9]{2}月[0-9]{2}日")
"""The other forms in which nine of ten are typed."""
LUNAR = re.compile(r"[(\[]?\s*(?:农历|農曆|阴历|陰曆|旧历|舊曆|lunar)\s*[)\]]?\s*:?", re.I)
SOLAR = re.compile(r"[(\[]?\s*(?:公历|公曆|阳历|陽曆|新历|国历|solar)\s*[)\]]?\s*:?", re.I)
LABEL = re.compile(r"^(?:出生|生日|生于|birthday)(?:日期)?\s*:?\s*|\s*(?:生日|出生|生)$", re.I)
SURELY_LUNAR = re.compile(r"[正冬腊臘]月|[闰閏]")
PROBABLY_LUNAR = re.compile(r"(?:十[一二]?|[一二三四五六七八九]|\d{1,2})月[初十廿卅二三一四五六七八九]+")
WITH_YEAR = re.compile(r"(?P<year>[12]\d{3}|[〇零一二三四五六七八九]{4})\s*(?:年|[-/.])\s*(?P<rest>.+)")
FULL = re.compile(rf"{YEAR_FIRST}(?:[T\s]\s*0{{1,2}}:00(?::00(?:\.0+)?)?Z?)?")
CANONICAL = re.compile(r"(?:\d{4}-)?\d\d-\d\d|农历(?:\d{4}年)?闰?.月.{2}")
NO_YEAR = re.compile(r"(?P<month>\d{1,2})\s*(?:月\s*(?P<said>\d{1,2})\s*[日号]?|-(?P<day>\d{1,2}))")
EITHER_ORDER = re.compile(r"(?P<month>\d{1,2})[/.](?P<day>\d{1,2})|(?P<mm>\d\d)(?P<dd>\d\d)")
SHORT_COMPACT = re.compile(r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)")
NO_DAY = re.compile(r"\d{4}\s*(?:年\s*(?:\d{1,2}\s*月)?|[-/.]\d{1,2})?")
YOUNGEST = 20
"""Two digits below this are proposed as 20.., the others as 19..; a person decides."""


class Birthday(Field):
    """What says its calendar is rewritten; `八月十五` without a word for it is only proposed as lunar."""

    kind: ClassVar[str] = "birthday"
    sure: ClassVar[re.Pattern[str] | None] = USUAL

    def usual(self, text: str) -> str:
        """`1990/08/15`, `1990.08.15`, `19900815`, `1990年08月15日`."""
        if not USUAL_OTHERWISE.fullmatch(text):
            return ""
        apart = 0 if len(text) == 8 else 1
        return f"{text[:4]}-{text[4 + apart : 6 + apart]}-{text[6 + 2 * apart : 8 + 2 * apart]}"

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        bare = plain(text) if len(text) <= 100 else ""
        form = FULL.fullmatch(bare) or COMPACT.fullmatch(bare)
        if form:  # no word in it that could name a calendar
            return self._whole(text, form)
        written = LABEL.sub("", bare)
        if LUNAR.search(written) or SURELY_LUNAR.search(written):
            return self._lunar(text, LUNAR.sub("", written, count=1))
        written = SOLAR.sub("", written, count=1).strip()
        if PROBABLY_LUNAR.fullmatch(_without_year(written)[1]):
            day = _lunar_day(written)
            return suggest(text, str(day), "birthday.lunar_unmarked") if day and day.possible else _unreadable(text)
        return self._solar(text, in_digits(written))

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        """The serial number of a day, else its digits; of `8.1` nobody knows whether it was the 10th."""
        day = from_serial(number)
        if day and number // 1 in LIKELY_SERIALS:
            return certain(day.isoformat(), day.isoformat(), "value.as_number")
        if isinstance(number, float) and not number.is_integer():
            return flag(number, "birthday.unreadable")
        return super().read_number(number, column, vocabulary)

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "maxLength": 40}

    def mask(self, text: str) -> str:
        """The day without the year, which is what a birthday is kept for."""
        return re.sub(r"\d{4}(?=年|-)", "****", text, count=1) if CANONICAL.fullmatch(text) else super().mask(text)

    def _lunar(self, text: str, written: str) -> Verdict:
        day = _lunar_day(written.strip())
        if day is None:
            return flag(text, "birthday.unreadable")
        if day.year and not FIRST <= day.year <= LAST:
            return flag(text, "birthday.out_of_range")
        return self.meant(text, str(day)) if day.possible else flag(text, "date.impossible")

    def _solar(self, text: str, written: str) -> Verdict:
        form, yearless = FULL.fullmatch(written) or COMPACT.fullmatch(written), NO_YEAR.fullmatch(written)
        if form:
            return self._whole(text, form)
        if not yearless:
            return _doubtful(text, written)
        canonical = _canonical(yearless)
        return self.meant(text, canonical) if canonical else flag(text, "date.impossible")

    def _whole(self, text: str, form: re.Match[str]) -> Verdict:
        """A solar day with its year."""
        year, month, number = map(int, filter(None, form.groups()))
        day = _date(year, month, number)
        if day is None:
            return flag(text, "date.impossible")
        if not FIRST <= year <= LAST:
            return flag(text, "birthday.out_of_range")
        canonical = day.isoformat()
        return flag(text, "birthday.placeholder") if canonical in PLACEHOLDERS else self.meant(text, canonical)


def born(canonical: Scalar) -> datetime.date | None:
    """The solar day of birth that a canonical birthday says; None where it has no year."""
    text = str(canonical)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return _date(*map(int, text.split("-")))
    day = _canonical_lunar(text)
    return day.solar() if day else None


def turns(canonical: Scalar, kept: datetime.date) -> int | None:
    """The age in whole years (周岁) that is reached on a day on which the birthday is kept; None without a year.

    A lunar birthday moves by less than a month, so the nearest number of solar years is the number of lunar ones too.
    """
    first = born(canonical)
    years = round((kept - first).days / 365.2425) if first else 0
    return years if years > 0 else None


def next_birthday(canonical: Scalar, today: datetime.date) -> datetime.date | None:
    """The first solar day, from today on, on which a canonical birthday is kept; None for another text.

    29 February is kept on the 28th of other years; a missing lunar 30th on the 29th, a leap month in its namesake.
    """
    text = str(canonical)
    if text.startswith("农历"):
        lunar = _canonical_lunar(text)
        days = [lunar.solar(year) for year in range(today.year - 1, today.year + 2)] if lunar else []
    elif re.fullmatch(r"(?:\d{4}-)?\d\d-\d\d", text):
        month, day = map(int, text.split("-")[-2:])
        days = [_kept(year, month, day) for year in (today.year, today.year + 1)]
    else:
        return None
    return min((day for day in days if day and day >= today), default=None)


def _kept(year: int, month: int, day: int) -> datetime.date | None:
    return _date(year, month, day) or _date(year, month, day - 1)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _canonical(form: re.Match[str]) -> str:
    """`MM-DD` of a matched day without a year; empty where there is no such day."""
    month, number = map(int, filter(None, form.groups()))
    day = _date(2000, month, number)
    return day.isoformat()[5:] if day else ""


def _without_year(written: str) -> tuple[int, str]:
    form = WITH_YEAR.fullmatch(written)
    if not form:
        return 0, written
    digits = in_digits(f"{form['year']}年")[:4]
    return (int(digits), form["rest"]) if digits.isdecimal() else (0, written)


def _lunar_day(written: str) -> LunarDay | None:
    year, rest = _without_year(written)
    return lunar_day(rest.strip(), year=year)


def _canonical_lunar(text: str) -> LunarDay | None:
    """The day of a canonical lunar birthday; None for another text, or a year whose calendar is not checked."""
    day = _lunar_day(text.removeprefix("农历")) if text.startswith("农历") else None
    return day if day and (not day.year or FIRST <= day.year <= LAST) else None


def _unreadable(text: str) -> Verdict:
    return flag(text, "birthday.unreadable")


def _doubtful(text: str, written: str) -> Verdict:
    """What to say of a text that is not one day in a form that leaves no doubt."""
    for pattern, code in ((SHORT_YEAR, "date.year_short"), (SHORT_COMPACT, "date.year_short")):
        short = pattern.fullmatch(written)
        if short and (day := _completed(short)):
            return suggest(text, day, code)
    either = EITHER_ORDER.fullmatch(written)
    if either and (day := _canonical(either)):
        return suggest(text, day, "birthday.month_first")
    return flag(text, "date.day_missing" if NO_DAY.fullmatch(written) else "birthday.unreadable")


def _completed(form: re.Match[str]) -> str:
    """ISO text of a day whose year has two digits."""
    parts = form.groupdict()
    year = int(parts["year"]) + (2000 if int(parts["year"]) < YOUNGEST else 1900)
    day = _date(year, int(parts.get("m") or parts["month"]), int(parts["day"]))
    return day.isoformat() if day else ""
