"""What the addresses of a sync answer, as JSON."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import BaseModel

Scalar = str | int | float | bool | None
Item = TypeVar("Item")


class SyncView(BaseModel):
    """One sync, running or ended."""

    id: str
    state: str
    started_at: str
    finished_at: str
    report: dict[str, Any]


class FindingView(BaseModel):
    """A finding with its words in the store's language."""

    id: str
    code: str
    severity: str
    tab: str
    key: str
    column: str
    seen: str
    title: str
    advice: str
    proposal: str
    since: str


class ChangeView(BaseModel):
    """One cell that changed, or a row that came or went (column empty)."""

    id: str
    at: str
    kind: str
    tab: str
    key: str
    column: str
    before: Scalar
    after: Scalar
    operation_id: str


class Page(BaseModel, Generic[Item]):
    """A part of a list; `next` is the cursor of the part after it."""

    items: list[Item]
    next: str | None
