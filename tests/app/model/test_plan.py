"""A plan is a value: it is empty or not, and loses single changes."""

from __future__ import annotations

from app.model.change import DeleteTab, Place, Plan

PLAN = Plan((DeleteTab(1), DeleteTab(2), DeleteTab(3)), (Place(1, 0, 9),))


def test_plan_loses_one_change() -> None:
    assert PLAN.without(1) == Plan((DeleteTab(1), DeleteTab(3)), PLAN.guarded)


def test_empty_plan_is_false() -> None:
    assert PLAN and not Plan() and not Plan((), PLAN.guarded)
