"""Serial dates and the calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsheets.cells import (
    date_of_serial,
    datetime_of_serial,
    serial_of_date,
    serial_of_datetime,
    serial_of_time,
    time_of_serial,
)


@given(st.dates())
def test_every_day_comes_back(day: dt.date) -> None:
    assert date_of_serial(serial_of_date(day)) == day


@given(st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2200, 1, 1)))
def test_every_moment_comes_back(moment: dt.datetime) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert datetime_of_serial(serial_of_datetime(moment)) == moment


def test_first_days_are_numbered() -> None:
    assert serial_of_date(dt.date(1899, 12, 30)) == 0
    assert serial_of_date(dt.date(1900, 1, 1)) == 2
    assert serial_of_date(dt.date(1899, 12, 29)) == -1


def test_noon_is_a_half() -> None:
    assert serial_of_time(dt.time(12)) == 0.5
    assert serial_of_datetime(dt.datetime(1900, 1, 1, 12)) == 2.5
    assert time_of_serial(7.75) == dt.time(18)


def test_last_millisecond_rounds_up() -> None:
    assert datetime_of_serial(1 - 1e-10) == dt.datetime(1899, 12, 31)


@pytest.mark.parametrize("serial", [-1e9, 1e9, float("inf"), float("nan")])
def test_serials_beyond_calendar_refused(serial: float) -> None:
    with pytest.raises(ValueError, match="no serial"):
        datetime_of_serial(serial)
