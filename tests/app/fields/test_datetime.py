"""Days with a time."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from app.fields.date import FIRST, LAST, serial
from tests.app.fields.reading import mended, proposed, read

MOMENTS = st.datetimes(
    datetime.datetime.combine(FIRST, datetime.time()), datetime.datetime.combine(LAST, datetime.time())
).map(lambda moment: moment.replace(microsecond=0))


@pytest.mark.parametrize(
    "raw",
    [
        *("2024/3/5 14:30", "2024年3月5日下午2点半", "20240305143000", "202403051430", "2024-03-05T14:30:00.123"),
        *("２０２４－０３－０５ １４：３０", "2024.3.5, 2:30pm", "2024-3-5 14时30分"),
    ],
)
def test_usual_forms_are_mended(raw: str) -> None:
    assert mended("datetime", raw) == "2024-03-05 14:30"


def test_day_alone_stays_day() -> None:
    assert mended("datetime", "2024年3月5日") == mended("datetime", "2024-03-05 00:00:00") == "2024-03-05"
    assert read("datetime", "2024年3月5日").value == 45356


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("24.3.5 14:30", "date.year_short", "2024-03-05 14:30"),
        ("2024-03-05 2点", "time.ambiguous", "2024-03-05 02:00"),
        ("2024-03-05T14:30:00Z", "datetime.zone", ""),
        ("2024-03-05 14:30+08:00", "datetime.zone", ""),
        ("14:30", "datetime.day_missing", ""),
        ("3月5日 14:30", "date.year_missing", ""),
        ("2024-02-30 14:30", "date.impossible", ""),
        ("2024-03-05 25:00", "time.impossible", ""),
        (20240305, "date.serial", "2024-03-05"),
        (3.5, "date.out_of_range", ""),
    ],
)
def test_doubts_of_parts_hold(raw: str | float, code: str, proposal: str) -> None:
    assert proposed("datetime", raw) == (code, proposal)


@given(moment=MOMENTS)
def test_serial_numbers_round_trip(moment: datetime.datetime) -> None:
    verdict = read("datetime", moment.isoformat(sep=" "))
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    assert verdict.value == serial(moment.date()) + seconds / 86_400
    assert read("datetime", verdict.value).value == verdict.value
    assert read("datetime", FIELDS["datetime"].entered(verdict.value)).value == verdict.value
