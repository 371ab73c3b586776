"""Reading a typed date, time or duration, and the format in which it then stands in the cell."""

from __future__ import annotations

import datetime as dt
import re

from localsheets.cells.locales import EN_MONTHS, Locale, locale_of
from localsheets.cells.serial import serial_of_date
from localsheets.cells.value import NumberFormat

MONTH_NAME = "(?P<b>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in EN_MONTHS) + ")"
MONTHS = {name[:3].lower(): month for month, name in enumerate(EN_MONTHS, start=1)}

Shapes = tuple[tuple[re.Pattern[str], str], ...]


def _shapes(*pairs: tuple[str, str]) -> Shapes:
    """Each text is a regular expression in which Y, y, M, D stand for the digits of year, short year, month, day."""
    marks = {"Y": r"(?P<y>\d{4})", "y": r"(?P<y>\d{2})", "M": r"(?P<m>\d{1,2})", "D": r"(?P<d>\d{1,2})"}
    expand = re.compile("[YyMD]").sub
    return tuple(
        (re.compile(expand(lambda mark: marks[mark[0]], text).replace("B", MONTH_NAME), re.ASCII | re.I), pattern)
        for text, pattern in pairs
    )


EVERYWHERE = _shapes(
    ("Y-M-D", "yyyy-mm-dd"),
    ("Y/M/D", "yyyy/m/d"),
    ("M/D", "m/d"),
    ("M-D", "m-d"),
    ("Y-M", "yyyy-mm"),
    ("Y/M", "yyyy/m"),
)
MONTH_FIRST = _shapes(
    ("M/D/Y", "m/d/yyyy"),
    ("M/D/y", "m/d/yy"),
    ("M-D-Y", "m-d-yyyy"),
    ("M-D-y", "m-d-yy"),
    ("M/Y", "m/yyyy"),
    (r"B\.? D,? Y", "{b} d, yyyy"),
    (r"D B\.?,? Y", "d {b} yyyy"),
    ("D-B-Y", "d-{b}-yyyy"),
    ("D-B", "d-{b}"),
    ("B D", "{b} d"),
    ("D B", "d {b}"),
    ("B,? Y", "{b} yyyy"),
)
YEAR_FIRST = _shapes(
    ("Y年M月D日", 'yyyy"年"m"月"d"日"'),
    ("Y年M月", 'yyyy"年"m"月"'),
    ("M月D日", 'm"月"d"日"'),
    ("y/M/D", "yy/m/d"),
    ("y-M-D", "yy-m-d"),
    ("y年M月D日", 'yy"年"m"月"d"日"'),
)
SHAPES = {"mdy": EVERYWHERE + MONTH_FIRST, "ymd": EVERYWHERE + YEAR_FIRST}

CLOCK = r"(?P<h>\d{1,3})(?::(?P<m>\d{2})(?::(?P<s>\d{2}(?P<f>\.\d{1,6})?))?)?"
TIME_AFTER = re.compile(CLOCK + r"(?:\s?(?P<half>am|pm|a|p))?", re.ASCII | re.I)
TIME_BEFORE = re.compile(r"(?P<half>上午|下午)\s?" + CLOCK, re.ASCII)
AFTERNOON = {"pm", "p", "下午"}
# A two-digit year from 30 on belongs to the last century.
PIVOT_YEAR = 30

Moment = tuple[int | float, NumberFormat]


def moment_typed(text: str, *, locale: str, today: dt.date) -> Moment | None:
    """The serial of the date, time, duration or date and time that `text` is, and its format; else None."""
    known = locale_of(locale)
    day = date_typed(text, locale=known, today=today)
    if day is not None:
        return day[0], NumberFormat("DATE", day[1])
    time = time_typed(text, locale=known)
    if time is not None:
        return _whole(time[0]), NumberFormat("TIME", time[1])
    before, gap, after = text.rpartition(" ")
    if after.lower() in ("am", "pm"):
        before, gap, half = before.rpartition(" ")
        after = f"{half} {after}"
    return _date_and_time(before, after, locale=known, today=today) if gap else None


def _date_and_time(before: str, after: str, *, locale: Locale, today: dt.date) -> Moment | None:
    day = date_typed(before.rstrip(), locale=locale, today=today)
    time = time_typed(after, locale=locale)
    if day is None or time is None or time[0] >= 1:
        return None
    return _whole(day[0] + time[0]), NumberFormat("DATE_TIME", f"{day[1]} {time[1]}")


def date_typed(text: str, *, locale: Locale, today: dt.date) -> tuple[int, str] | None:
    """The serial of the day that `text` names and the pattern that shows it the same way; else None."""
    for shape, pattern in SHAPES[locale.date_order]:
        match = shape.fullmatch(text)
        if match is not None:
            day = _day(match.groupdict(), today=today)
            if day is not None:
                name = match.groupdict().get("b") or ""
                return serial_of_date(day), pattern.format(b="mmmm" if len(name) > 3 else "mmm")
    return None


def _day(parts: dict[str, str | None], *, today: dt.date) -> dt.date | None:
    month = MONTHS[(parts["b"] or "")[:3].lower()] if parts.get("b") else int(parts["m"] or 0)
    try:
        return dt.date(_year(parts.get("y"), today=today), month, int(parts.get("d") or 1))
    except ValueError:
        return None


def _year(digits: str | None, *, today: dt.date) -> int:
    if digits is None:
        return today.year
    if len(digits) == 2:
        return int(digits) + (1900 if int(digits) >= PIVOT_YEAR else 2000)
    return int(digits)


def time_typed(text: str, *, locale: Locale) -> tuple[float, str] | None:
    """The part of a day (whole days too, for a duration) that `text` is, and its pattern; else None."""
    match = TIME_AFTER.fullmatch(text) or (TIME_BEFORE.fullmatch(text) if locale.date_order == "ymd" else None)
    if match is None:
        return None
    half = (match["half"] or "").lower()
    hours, minutes, seconds = int(match["h"]), int(match["m"] or 0), float(match["s"] or 0)
    if (not half and match["m"] is None) or minutes > 59 or seconds >= 60 or (half and not 1 <= hours <= 12):
        return None
    if half:
        hours = hours % 12 + (12 if half in AFTERNOON else 0)
    return (hours * 3600 + minutes * 60 + seconds) / 86_400, _time_pattern(match, long=hours >= 24)


def _time_pattern(match: re.Match[str], *, long: bool) -> str:
    half = match["half"] or ""
    pattern = "[h]" if long else "h"
    pattern += ":mm" if match["m"] else ""
    pattern += ":ss" if match["s"] else ""
    pattern += ".000" if match["f"] else ""
    if half in ("上午", "下午"):
        return "am/pm" + pattern
    return f"{pattern} am/pm" if half else pattern


def _whole(serial: float) -> int | float:
    return int(serial) if serial.is_integer() else serial
