"""Addresses of a store's structure: what an apply would do, and doing it."""

from __future__ import annotations

from fastapi import APIRouter

from app.context.request import Current, OwnStore
from app.structure import jobs
from app.structure.schemas import Applied, ApplyAsked, PlanView, plan_view
from app.structure.schemas import applied as applied_view

router = APIRouter(prefix="/v1/stores/{store_id}", tags=["structure"])


@router.get("/plan", response_model=PlanView)
def plan(context: Current, store: OwnStore) -> PlanView:
    """What differs from the template, and what an apply would do about it; nothing is written."""
    return plan_view(jobs.plan_now(context, store.id), context.template(store))


@router.post("/apply", response_model=Applied)
def apply(context: Current, store: OwnStore, asked: ApplyAsked | None = None) -> Applied:
    """Puts right what can lose nothing, in one write, and reads back."""
    accepted = frozenset(asked.accept if asked else ())
    return applied_view(jobs.apply_now(context, store.id, accepted=accepted), context.template(store))
