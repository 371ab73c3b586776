"""How fresh a store is, as its address answers it. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from app.clock import stamp
from app.model.freshness import Freshness
from app.model.store import Store


class Measured(BaseModel):
    """How old edits were, at most, when the sync that first saw them was done: nearest rank over the last hundred."""

    bound: Literal["time_between_reads"] = "time_between_reads"
    reads: int = 0
    """Reads with edits that were measured."""
    p50_seconds: float | None = None
    p95_seconds: float | None = None


class FreshnessView(BaseModel):
    """How old what the service knows of a store may be."""

    read_at: str | None = None
    """When the sheet was last read; null before the first time."""
    stated_seconds: float | None = None
    """How old it may get before the sheet is read again; null where it is not read by itself."""
    measured: Measured = Measured()


def view(fresh: Freshness | None, store: Store, *, now: datetime) -> FreshnessView:
    """`fresh` is None for a store that was never read."""
    if fresh is None:
        return FreshnessView()
    stated = fresh.stated(now) if store.state == "active" else None
    p50, p95 = (_seconds(fresh.measured(share)) for share in (0.5, 0.95))
    measured = Measured(reads=len(fresh.ages), p50_seconds=p50, p95_seconds=p95)
    return FreshnessView(read_at=stamp(fresh.read_at), stated_seconds=_seconds(stated), measured=measured)


def _seconds(length: timedelta | None) -> float | None:
    return None if length is None else round(length.total_seconds(), 1)
