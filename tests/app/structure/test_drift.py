"""A plan for an empty spreadsheet is the onboarding's; whatever was made of it once needs nothing more."""

from __future__ import annotations

import pytest

from app.model.structure import Structure
from app.provision import changes
from app.structure.drift import Drift, drift
from app.structure.guard import refusal
from app.structure.item import Facts
from app.templates import load, locales
from tests.app.provision.applying import EDITORS, NEW, applied

FACTS = Facts("Asia/Shanghai", editors=EDITORS)


def found(structure: Structure, locale: str = "zh-CN") -> Drift:
    template = load("base", locale)
    return drift(template, structure, FACTS, judge=lambda item: refusal(item, template, structure, FACTS))


@pytest.mark.parametrize("locale", locales())
def test_empty_sheet_gets_the_template(locale: str) -> None:
    wanted = changes(load("base", locale), NEW, timezone="Asia/Shanghai", editors=EDITORS)
    made = found(NEW, locale).plan.changes
    assert set(map(repr, made)) == set(map(repr, wanted)) and len(made) == len(wanted)


def test_plan_can_be_applied_in_order() -> None:
    after = applied(NEW, found(NEW).plan.changes)
    assert [tab.title for tab in sorted(after.tabs, key=lambda tab: tab.index)][:3] == ["看板", "今日提醒", "客户"]
    assert changes(load("base", "zh-CN"), after, timezone="Asia/Shanghai", editors=EDITORS) == ()
