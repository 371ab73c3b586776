"""Times as Drive writes them: RFC 3339 in UTC with milliseconds, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime


def stamp(moment: datetime) -> str:
    """`2023-07-20T08:47:44.700Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The time that a stamp, or any RFC 3339 text, means; UTC where it names no zone. Raises ValueError."""
    parsed = datetime.fromisoformat(text)
    try:
        return parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except OverflowError as far:
        raise ValueError(f"{text!r} leaves the calendar") from far
