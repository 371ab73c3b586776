"""Google's quotas: a minute's calls and no more, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from localsheets.http import GoogleError
from localsheets.local.quotas import PER_USER, Quotas

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
AMEI = "amei@shop.example"


@pytest.fixture
def used_up() -> Quotas:
    """A person's reads of the minute of noon, all of them."""
    quotas = Quotas()
    for _ in range(PER_USER):
        quotas.take("read", AMEI, now=NOON)
    return quotas


def test_minute_gives_its_calls(used_up: Quotas) -> None:
    with pytest.raises(GoogleError, match="Quota exceeded"):
        used_up.take("read", AMEI, now=NOON + timedelta(seconds=59))
    used_up.take("read", AMEI, now=NOON + timedelta(seconds=60))


def test_clock_set_back_opens_minute(used_up: Quotas) -> None:
    """Calls of a day that has not come yet are no calls of this minute."""
    used_up.take("read", AMEI, now=NOON - timedelta(days=1))
