"""A plan as JSON, and as the text of a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from app.model.finding import Severity
from app.model.template import Template
from app.structure import wording
from app.structure.item import Item
from app.structure.service import Done, Seen


class ItemView(BaseModel):
    """One difference."""

    code: str
    tab: str = ""
    column: str = ""
    text: str


class RefusedView(ItemView):
    """One that is not done, and why."""

    reason: str
    why: str


class ToldView(ItemView):
    """One that only people can decide."""

    severity: Severity
    advice: str


class PlanView(BaseModel):
    """What an apply would do."""

    template_version: int
    applied_version: int
    """Of the template when nothing was left to do the last time; 0: never."""
    changes: list[ItemView]
    refused: list[RefusedView]
    findings: list[ToldView]
    text: str
    """All of it in words."""


class ApplyAsked(BaseModel):
    """What the shop agrees to."""

    model_config = {"extra": "forbid"}
    accept: list[str] = []
    """Tabs that are to be made again although their rows are lost, and columns (`customers.phone`) that may be made
    again although one that nobody knows might be they."""


class Applied(PlanView):
    """What an apply did, and what is left."""

    done: list[ItemView]
    writes: int


def plan_view(seen: Seen, words: Template) -> PlanView:
    """`words`: the template in the language that is spoken; tabs and columns are called as in the sheet."""
    found, sheet = seen.drift, seen.template
    return PlanView(
        template_version=seen.template.version,
        applied_version=seen.before.version,
        changes=[_item(item, sheet, words) for item in found.repairs],
        refused=[
            RefusedView(**_item(item, sheet, words).model_dump(), reason=reason, why=wording.because(reason, words))
            for item, reason in found.refused
        ],
        findings=[_told(item, sheet, words) for item in found.reported],
        text="\n".join(page(seen, words)),
    )


def applied(done: Done, words: Template) -> Applied:
    """What was done, and what is left."""
    view, sheet = plan_view(done.left, words), done.left.template
    refused = [
        RefusedView(**_item(item, sheet, words).model_dump(), reason="google", why=reason)
        for item, reason in done.refused
    ]
    made = [_item(item, sheet, words) for item in done.done]
    text = "\n".join((*_done(done, words), *page(done.left, words)))
    body: dict[str, Any] = view.model_dump() | {"refused": [*view.refused, *refused], "text": text}
    if not done.left.drift.repairs:
        body["applied_version"] = done.left.template.version
    return Applied(**body, done=made, writes=done.writes)


def page(seen: Seen, words: Template) -> Iterator[str]:
    """The plan in lines: `+` is done by an apply, `!` is not done and why, `?` is for people to decide."""
    found, sheet = seen.drift, seen.template
    heading = "structure.plan.some" if found.repairs else "structure.plan.none"
    yield words.text(heading, count=len(found.repairs))
    yield from (f"+ {wording.line(item, sheet, words)}" for item in found.repairs)
    for item, reason in found.refused:
        yield f"! {wording.line(item, sheet, words)} {wording.because(reason, words)}"
    for item in found.reported:
        yield f"? {wording.line(item, sheet, words)} {_advice(item, sheet, words)}"


def _done(done: Done, words: Template) -> Iterator[str]:
    sheet = done.left.template
    for item in done.done:
        yield f"✓ {wording.line(item, sheet, words)}"
    for item, reason in done.refused:
        yield f"! {wording.line(item, sheet, words)} {reason}"


def _item(item: Item, sheet: Template, words: Template) -> ItemView:
    return ItemView(code=item.code, tab=item.tab, column=item.column, text=wording.line(item, sheet, words))


def _told(item: Item, sheet: Template, words: Template) -> ToldView:
    severity = wording.SEVERITIES[item.code]
    return ToldView(**_item(item, sheet, words).model_dump(), severity=severity, advice=_advice(item, sheet, words))


def _advice(item: Item, sheet: Template, words: Template) -> str:
    found = wording.finding(item, sheet)
    return words.text(f"finding.{found.code}.advice", **dict(found.details))
