"""Functions of dates and times, which are serial numbers."""

from __future__ import annotations

import datetime as dt

from localsheets.cells.formulas.grid import Cell
from localsheets.cells.formulas.operators import finite
from localsheets.cells.formulas.registry import function
from localsheets.cells.formulas.surroundings import Evaluation
from localsheets.cells.formulas.values import Fault, number, text, whole
from localsheets.cells.serial import datetime_of_serial, in_calendar, serial_of_date, serial_of_datetime


def _moment(value: Cell, *, of: str, parameter: int = 1) -> dt.datetime:
    serial = number(value, of=of, parameter=parameter)
    if not in_calendar(serial):
        raise Fault("NUM", f"Function {of} parameter {parameter} value {serial:g} is out of range.")
    return datetime_of_serial(serial)


def _months_later(day: dt.date, months: int, *, of: str) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9998:
        raise Fault("NUM", f"Function {of} gives a year that is out of range.")
    return year, month + 1


def _last_day(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


@function("TODAY", "", placed=True)
def today(evaluation: Evaluation) -> Cell:
    """The current day."""
    return serial_of_date(evaluation.surroundings.now.date())


@function("NOW", "", placed=True)
def now(evaluation: Evaluation) -> Cell:
    """The current moment, to the second."""
    return serial_of_datetime(evaluation.surroundings.now.replace(microsecond=0))


@function("DATE", "ccc")
def date(year: Cell, month: Cell, day: Cell) -> Cell:
    """The day of a year, month and day; months and days beyond their end run on."""
    values = (year, month, day)
    years, months, days = (whole(value, of="DATE", parameter=at) for at, value in enumerate(values, start=1))
    years += 1900 if 0 <= years < 1900 else 0
    if not (1900 <= years <= 9999 and abs(months) < 1e5 and abs(days) < 1e7):
        raise Fault("NUM", "Function DATE got a value that is out of range.")
    start = _months_later(dt.date(years, 1, 1), months - 1, of="DATE")
    serial = serial_of_date(dt.date(*start, 1)) + days - 1
    if not in_calendar(serial):
        raise Fault("NUM", "Function DATE gives a day that is out of range.")
    return serial


@function("TIME", "ccc")
def time(hour: Cell, minute: Cell, second: Cell) -> Cell:
    """The time of day as a fraction; what exceeds a day is dropped."""
    values = (hour, minute, second)
    hours, minutes, seconds = (whole(value, of="TIME", parameter=at) for at, value in enumerate(values, start=1))
    return finite((hours * 3600 + minutes * 60 + seconds) % 86_400 / 86_400)


@function("YEAR", "c")
def year(value: Cell) -> Cell:
    """The year of a day."""
    return _moment(value, of="YEAR").year


@function("MONTH", "c")
def month(value: Cell) -> Cell:
    """The month of a day."""
    return _moment(value, of="MONTH").month


@function("DAY", "c")
def day(value: Cell) -> Cell:
    """The day of its month."""
    return _moment(value, of="DAY").day


@function("HOUR", "c")
def hour(value: Cell) -> Cell:
    """The hour of a moment."""
    return _moment(value, of="HOUR").hour


@function("MINUTE", "c")
def minute(value: Cell) -> Cell:
    """The minute of a moment."""
    return _moment(value, of="MINUTE").minute


@function("SECOND", "c")
def second(value: Cell) -> Cell:
    """The second of a moment."""
    return _moment(value, of="SECOND").second


@function("WEEKDAY", "cc", least=1)
def weekday(value: Cell, kind: Cell = 1) -> Cell:
    """The day of the week: kind 1 counts Sunday as 1, 2 Monday as 1, 3 Monday as 0."""
    monday = _moment(value, of="WEEKDAY").weekday()
    how = whole(kind, of="WEEKDAY", parameter=2)
    if how not in (1, 2, 3):
        raise Fault("NUM", f"Function WEEKDAY parameter 2 value {how} is out of range.")
    return (monday + 1) % 7 + 1 if how == 1 else monday + (how == 2)


@function("EDATE", "cc")
def edate(start: Cell, months: Cell) -> Cell:
    """The same day so many months later, or the last one of that month."""
    moment = _moment(start, of="EDATE")
    at = _months_later(moment, whole(months, of="EDATE", parameter=2), of="EDATE")
    last = _last_day(*at)
    return serial_of_date(last.replace(day=min(moment.day, last.day)))


@function("EOMONTH", "cc")
def eomonth(start: Cell, months: Cell) -> Cell:
    """The last day of the month so many months later."""
    moment = _moment(start, of="EOMONTH")
    return serial_of_date(_last_day(*_months_later(moment, whole(months, of="EOMONTH", parameter=2), of="EOMONTH")))


@function("DAYS", "cc")
def days(end: Cell, start: Cell) -> Cell:
    """The days from one day to another."""
    return finite(float(int(number(end, of="DAYS")) - int(number(start, of="DAYS", parameter=2))))


@function("DATEDIF", "ccc")
def datedif(start: Cell, end: Cell, unit: Cell) -> Cell:
    """Whole years (Y), months (M) or days (D) between two days; YM, MD, YD leave out the larger unit."""
    first, last = _moment(start, of="DATEDIF").date(), _moment(end, of="DATEDIF", parameter=2).date()
    if first > last:
        raise Fault("NUM", "Function DATEDIF parameter 1 should be on or before parameter 2.")
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    anniversary = _anniversary(first, last, months)
    counts = {"Y": months // 12, "M": months, "D": (last - first).days, "YM": months % 12}
    counts |= {"MD": (last - anniversary).days, "YD": (last - _anniversary(first, last, months // 12 * 12)).days}
    name = text(unit).upper()
    if name not in counts:
        raise Fault("NUM", f"Function DATEDIF parameter 3 value is {name}. It should be one of: {', '.join(counts)}.")
    return counts[name]


def _anniversary(first: dt.date, last: dt.date, months: int) -> dt.date:
    end = _last_day(*_months_later(first, months, of="DATEDIF"))
    return min(end.replace(day=min(first.day, end.day)), last)


@function("DATEVALUE", "c")
def datevalue(value: Cell) -> Cell:
    """The day that a text names."""
    return int(number(value, of="DATEVALUE") // 1)


@function("TIMEVALUE", "c")
def timevalue(value: Cell) -> Cell:
    """The time of day that a text names."""
    return finite(number(value, of="TIMEVALUE") % 1)
