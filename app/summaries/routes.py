"""The address by which a day's summary is asked for."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter
from pydantic import BaseModel

from app.clock import today
from app.context.request import Current, OwnStore
from app.errors import BadInput
from app.summaries import queries

router = APIRouter(prefix="/v1/stores/{store_id}", tags=["summaries"])

KEPT = timedelta(days=14)
"""Older days have no tab any more."""


class Due(BaseModel):
    """The summary will be written with the store's next sync."""

    date: str
    state: str = "due"


@router.post("/summaries/{day}", status_code=202, response_model=Due)
def summarise(context: Current, store: OwnStore, day: date) -> Due:
    """Asks for the summary tab of one of the last 14 days; a tab that stands is replaced, not doubled."""
    now = context.clock.now()
    last = today(now, store.zone)
    if not last - KEPT < day <= last:
        english = f"Give one of the last {KEPT.days} days, up to {last.isoformat()}."
        chinese = f"请填写最近 {KEPT.days} 天内的日期，最晚 {last.isoformat()}。"
        raise BadInput(errors=(("day", english, chinese),))
    with context.transaction() as db:
        queries.ask(db, store.id, day=day, now=now)
    return Due(date=day.isoformat())
