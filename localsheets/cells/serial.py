"""Serial dates: days since 1899-12-30, the fraction being the time of day, without a time zone.

https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values
"""

from __future__ import annotations

import datetime as dt

EPOCH = dt.datetime(1899, 12, 30)
EPOCH_DAY = EPOCH.toordinal()
FIRST_SERIAL = dt.date.min.toordinal() - EPOCH_DAY
LAST_SERIAL = dt.date.max.toordinal() - EPOCH_DAY
MILLISECONDS_A_DAY = 86_400_000


def serial_of_date(day: dt.date) -> int:
    """The whole days from the epoch to `day`; negative before 1899-12-30."""
    return day.toordinal() - EPOCH_DAY


def serial_of_time(time: dt.time) -> float:
    """The fraction of a day that has passed at `time`, in [0, 1)."""
    seconds = time.hour * 3600 + time.minute * 60 + time.second
    return (seconds * 1_000_000 + time.microsecond) / 86_400_000_000


def serial_of_datetime(moment: dt.datetime) -> float:
    """The serial of a moment on the wall clock; its time zone, if any, is ignored."""
    return serial_of_date(moment.date()) + serial_of_time(moment.time())


def in_calendar(serial: float) -> bool:
    """Whether the serial falls in the years 1 to 9999, which alone can be shown as a date."""
    return FIRST_SERIAL <= serial < LAST_SERIAL + 1


def date_of_serial(serial: float) -> dt.date:
    """The day on which the serial falls; ValueError outside the years 1 to 9999."""
    return datetime_of_serial(serial).date()


def datetime_of_serial(serial: float) -> dt.datetime:
    """The moment of the serial to the nearest millisecond; ValueError outside the years 1 to 9999."""
    if not in_calendar(serial):
        raise ValueError(f"{serial} is no serial of a day in the years 1 to 9999")
    days, milliseconds = divmod(round(serial * MILLISECONDS_A_DAY), MILLISECONDS_A_DAY)
    days = min(int(days), LAST_SERIAL)
    return dt.datetime.fromordinal(EPOCH_DAY + days) + dt.timedelta(milliseconds=milliseconds)


def time_of_serial(serial: float) -> dt.time:
    """The time of day of the serial, to the nearest millisecond; its whole days do not matter."""
    milliseconds = round((serial % 1) * MILLISECONDS_A_DAY) % MILLISECONDS_A_DAY
    return (EPOCH + dt.timedelta(milliseconds=milliseconds)).time()
