"""Calendar days: the serial number that Sheets counts from 1899-12-30, entered as ISO. Has no clock."""

from __future__ import annotations

import datetime
import math
import re
from typing import ClassVar

from app.fields import numerals
from app.fields.field import Field
from app.fields.folding import plain
from app.model.cell import Scalar
from app.model.change import NumberFormat, Validation
from app.model.row import shown
from app.model.tab import Column
from app.model.verdict import Verdict, clean, flag, suggest
from app.model.vocabulary import Vocabulary

EPOCH = datetime.date(1899, 12, 30)
FIRST, LAST = datetime.date(1970, 1, 1), datetime.date(2099, 12, 31)
"""Days outside are slips; as serial numbers 1970 begins well above what prices and quantities come to."""

_SEPARATOR = r"\s*[-/.。、—–~\s]\s*"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<m>\d{1,2})\s*月\s*"
YEAR_FIRST = rf"(?P<year>\d{{4}})(?:\s*年\s*{_MONTH}|{_SEPARATOR}(?P<month>\d{{1,2}}){_SEPARATOR}){_DAY}\s*[日号]?"
"""Year, month, day, in characters or with one of the usual separators."""

FULL = re.compile(rf"{YEAR_FIRST}(?:[T\s]\s*0{{1,2}}:00(?::00(?:\.0+)?)?Z?)?")
"""With at most a midnight behind it, which exports add."""
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
WITHIN = re.compile(rf"(?<!\d){YEAR_FIRST}(?!\d)")
SHORT_YEAR = re.compile(rf"(?P<year>\d\d)(?:\s*年\s*{_MONTH}|[-/.](?P<month>\d{{1,2}})[-/.]){_DAY}\s*[日号]?")
YEAR_LAST = re.compile(r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})")
THREE_SHORT = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{1,2}")
NO_YEAR = re.compile(rf"(?:{_MONTH}|(?P<month>\d{{1,2}})[-/.]){_DAY}\s*[日号]?")
NO_DAY = re.compile(r"\d{4}(?:\s*年\s*\d{1,2}\s*月|[-/.]\d{1,2})")
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
IN_CHARACTERS = re.compile(r"[〇零一二三四五六七八九十]+(?=[年月日号]|$)")


class Date(Field):
    kind: ClassVar[str] = "date"
    text: ClassVar[bool] = False
    number_format: ClassVar[NumberFormat | None] = NumberFormat("DATE", "yyyy-mm-dd")

    def read_text(self, text: str, column: Column, vocabulary: Vocabulary) -> Verdict:
        written = in_digits(plain(text))
        form = FULL.fullmatch(written) or COMPACT.fullmatch(written)
        if not form:
            return _doubtful(text, written)
        day = _day(form)
        if day is None:
            return flag(text, "date.impossible")
        return self.meant(text, serial(day)) if sane(day) else flag(text, "date.out_of_range")

    def read_number(self, number: int | float, column: Column, vocabulary: Vocabulary) -> Verdict:
        day = from_serial(number)
        if day and sane(day):
            return clean(serial(day))
        compact = COMPACT.fullmatch(shown(number))
        typed = _day(compact) if compact else None
        return suggest(number, typed.isoformat(), "date.serial") if typed else flag(number, "date.out_of_range")

    def validation(self, column: Column) -> Validation | None:
        return Validation("DATE_IS_VALID")

    def json_schema(self, column: Column) -> dict[str, object]:
        return {"type": "string", "format": "date", "maxLength": 40}

    def entered(self, value: Scalar) -> str:
        day = from_serial(value)
        return day.isoformat() if day else shown(value)


def serial(day: datetime.date) -> int:
    """Days since 1899-12-30. https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values"""
    return (day - EPOCH).days


def from_serial(value: Scalar) -> datetime.date | None:
    """The day of a serial number (a time of day is cut off); None for what is no number or beyond the calendar."""
    days = numerals.finite(value)
    return EPOCH + datetime.timedelta(days=math.floor(days)) if days is not None and 0 < days < 2_958_466 else None


def sane(day: datetime.date) -> bool:
    return FIRST <= day <= LAST


def in_digits(text: str) -> str:
    """`二〇二四年三月五日` with digits: `2024年3月5日`; other texts as they are."""
    if len(text) > 40 or not IN_CHARACTERS.search(text) or not ("年" in text or "月" in text):
        return text
    return IN_CHARACTERS.sub(_digits, text)


def with_year(text: str, today: datetime.date) -> str:
    """ISO day for a month and day without a year: the latest such day that is not after `today`; else empty."""
    form = NO_YEAR.fullmatch(in_digits(plain(text)))
    days = [_of(year, form["m"] or form["month"], form["day"]) for year in (today.year, today.year - 1)] if form else []
    return next((day.isoformat() for day in days if day and day <= today), "")


def _digits(characters: re.Match[str]) -> str:
    value = numerals.chinese(characters[0])
    return numerals.positional(characters[0]) or characters[0] if value is None else str(value)


def _day(form: re.Match[str]) -> datetime.date | None:
    parts = form.groupdict()
    year = parts["year"] if len(parts["year"]) == 4 else f"20{parts['year']}"
    return _of(int(year), parts.get("m") or parts["month"], parts["day"])


def _of(year: int, month: str, day: str) -> datetime.date | None:
    try:
        return datetime.date(year, int(month), int(day))
    except ValueError:
        return None


def _doubtful(text: str, written: str) -> Verdict:
    """What to say of a text that has not one four-digit year, month and day."""
    proposal = _proposal(written) if len(written) <= 100 else None
    if proposal:
        return suggest(text, *proposal)
    return flag(text, next((code for pattern, code in FLAGS if pattern.fullmatch(written)), "date.unreadable"))


FLAGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (NO_YEAR, "date.year_missing"),
    (NO_DAY, "date.day_missing"),
    (THREE_SHORT, "date.ambiguous"),
    (YEAR_LAST, "date.ambiguous"),
)


def _proposal(written: str) -> tuple[str, str] | None:
    day, code = next(filter(lambda found: found[0] is not None, (rule(written) for rule in PROPOSALS)), (None, ""))
    return (day.isoformat(), code) if day and sane(day) else None


def _short_year(written: str) -> tuple[datetime.date | None, str]:
    """`24.3.5`; a first part up to 12 may as well be the month."""
    form = SHORT_YEAR.fullmatch(written)
    plausible = form and (form["m"] or int(form["year"]) > 12)
    return (_day(form) if form and plausible else None), "date.year_short"


def _year_last(written: str) -> tuple[datetime.date | None, str]:
    """`25/12/2024`: only where one of the two cannot be a month, or both are the same."""
    form = YEAR_LAST.fullmatch(written)
    pairs = ((form["one"], form["two"]), (form["two"], form["one"])) if form else ()
    days = {day for pair in pairs if form and (day := _of(int(form["year"]), *pair))}
    return (days.pop() if len(days) == 1 else None), "date.year_last"


def _as_serial(written: str) -> tuple[datetime.date | None, str]:
    return (from_serial(float(written)) if SERIAL.fullmatch(written) else None), "date.serial"


def _with_words(written: str) -> tuple[datetime.date | None, str]:
    found = list(WITHIN.finditer(written))
    return (_day(found[0]) if len(found) == 1 else None), "date.with_words"


PROPOSALS = (_short_year, _year_last, _as_serial, _with_words)
