"""Whether a change that Drive tells of is worth a read. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.sheets.feed import Changed

SLACK = timedelta(seconds=5)
"""By how much Google's clock and ours may differ."""


def worth_reading(changed: Changed, read_at: datetime | None) -> bool:
    """Not where the last edit was our own: after a write a store is read soon anyway; nor where we have read since."""
    if changed.by_us:
        return False
    if changed.modified_at is None or read_at is None:
        return True
    return changed.modified_at > read_at - SLACK
