"""Which changes are worth a read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.hints.waking import worth_reading
from app.sheets.feed import Changed

NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("changed", "read_at", "worth"),
    [
        (Changed("x", after(60)), NOON, True),
        (Changed("x", after(-60)), NOON, False),
        (Changed("x", after(-4)), NOON, True),
        (Changed("x", after(60), by_us=True), NOON, False),
        (Changed("x", after(-60)), None, True),
        (Changed("x"), NOON, True),
    ],
)
def test_only_news_is_worth_reading(changed: Changed, read_at: datetime | None, worth: bool) -> None:  # noqa: FBT001
    assert worth_reading(changed, read_at) is worth
