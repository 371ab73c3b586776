"""Times of day as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fields import FIELDS
from tests.app.fields.reading import mended, proposed, read


@pytest.mark.parametrize(
    ("raw", "entered"),
    [
        ("14：30", "14:30"),
        ("9:05", "09:05"),
        ("14点30分", "14:30"),
        ("14点半", "14:30"),
        ("下午2点半", "14:30"),
        ("下午2:30", "14:30"),
        ("2:30 PM", "14:30"),
        ("12:30 am", "00:30"),
        ("上午9点一刻", "09:15"),
        ("晚上8点", "20:00"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("凌晨1点", "01:00"),
        ("下午14:30", "14:30"),
        ("9:05:07", "09:05:07"),
    ],
)
def test_spoken_times_are_mended(raw: str, entered: str) -> None:
    if raw == "9:05:07":
        assert read("time", "09:05:07").understood
    assert mended("time", raw) == entered


@pytest.mark.parametrize(
    ("raw", "code", "proposal"),
    [
        ("2点", "time.ambiguous", "02:00"),
        ("晚上12点", "time.ambiguous", "00:00"),
        ("晚上2点", "time.ambiguous", "02:00"),
        ("1430", "time.digits", "14:30"),
        (14, "time.digits", "14:00"),
        ("25:00", "time.impossible", ""),
        ("14:60", "time.impossible", ""),
        ("饭后", "time.unreadable", ""),
        (-0.5, "time.unreadable", ""),
    ],
)
def test_other_times_are_doubted(raw: str | float, code: str, proposal: str) -> None:
    assert proposed("time", raw) == (code, proposal)


def test_moments_lose_their_day() -> None:
    assert read("time", 45356.75).value == 0.75


@given(second=st.integers(0, 86_399))
def test_seconds_survive_the_sheet(second: int) -> None:
    stored = read("time", round(second / 86_400, 10)).value
    assert stored == second / 86_400
    assert read("time", FIELDS["time"].entered(stored)).value == stored
