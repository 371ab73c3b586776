"""What the addresses of a sync answer, as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, Field

from app.clock import stamp
from app.db.history import Wanted
from app.model.history import Certainty, Entry, Kind, Reason
from app.sync.accept import Accepted
from app.sync.reversal import Undone

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


Word = Annotated[str, Field(max_length=60, pattern=r"^[\w.-]*$")]
"""PostgreSQL takes no text with a NUL in it, so none gets as far."""


class ChangesAsked(BaseModel):
    """Which changes are wanted, and which part of the list."""

    tab: Word = ""
    column: Word = ""
    key: Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")] = ""
    """The `key_hash` of a change, or a key itself."""
    kind: Kind | Literal[""] = ""
    operation: Word = ""
    since: AwareDatetime | None = None
    until: AwareDatetime | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    cursor: Word = ""

    def wanted(self, fingerprint: Callable[[str], str]) -> Wanted:
        """The same as the data base is asked for it."""
        known = not self.key or re.fullmatch(r"[0-9a-f]{32}", self.key)
        key_hash = self.key if known else fingerprint(self.key)
        return Wanted(self.tab, self.column, key_hash, self.kind, self.operation, self.since, self.until)


class AuthorView(BaseModel):
    """Who made a change, and how surely that is known; the service itself bears no name."""

    certainty: Certainty
    name: str


class ChangeView(BaseModel):
    """One cell that changed, or a row that came or went (column empty)."""

    id: str
    at: str
    kind: str
    tab: str
    key: str
    key_hash: str
    column: str
    before: Scalar
    after: Scalar
    author: AuthorView
    operation_id: str


def change_view(key_hash: str, entry: Entry) -> dict[str, Any]:
    """An entry of the history as it is answered."""
    return {**asdict(entry), "at": stamp(entry.at), "key_hash": key_hash}


class OperationView(BaseModel):
    """One write to the spreadsheet: how many changes of each kind it held, and what became of it."""

    id: str
    state: str
    begun_at: str
    settled_at: str
    changes: dict[str, int]
    reason: str
    undoes: str


class Previewed(BaseModel):
    """Whether an undo is only looked at."""

    preview: bool = False


class CellView(BaseModel):
    """A cell that was, or would be, put back."""

    tab: str
    key: str
    column: str
    now: Scalar = Field(serialization_alias="from")
    to: Scalar


class RowView(BaseModel):
    """A row that was, or would be, cleared."""

    tab: str
    key: str
    submission: str


class SparedView(BaseModel):
    """What stays as it is, and why; a row has no column."""

    tab: str
    key: str
    column: str
    reason: Reason


class UndoView(BaseModel):
    """What undoing an operation came to, or would; `operations` are those that did it."""

    operation_id: str
    preview: bool
    cells: list[CellView]
    rows: list[RowView]
    spared: list[SparedView]
    operations: list[str]


def undo_view(undone: Undone, operation_id: str, asked: Previewed) -> dict[str, Any]:
    """What became of an undo, as it is answered."""
    return {**asdict(undone), "operation_id": operation_id, "preview": asked.preview}


class AcceptedView(BaseModel):
    """The cell into which a proposal was put, and the operation that did it."""

    finding_id: str
    cell: CellView
    operation_id: str


def accepted_view(accepted: Accepted, finding_id: str) -> dict[str, Any]:
    """An accepted proposal, as it is answered."""
    return {**asdict(accepted), "finding_id": finding_id}


class Page(BaseModel, Generic[Item]):
    """A part of a list; `next` is the cursor of the part after it."""

    items: list[Item]
    next: str | None
