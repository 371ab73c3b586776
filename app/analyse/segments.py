"""Which segment each customer belonged to on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.analyse.source import Source


def segments(source: Source, *, on: date) -> Mapping[str, str]:
    """Customer, as order lines are put to them → the word of their segment, as things stood at the end of a day."""
    return {}
