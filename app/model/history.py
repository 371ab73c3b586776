"""The history of a sheet: cells that changed, rows that came or went, when, by whom, by which operation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.model.cell import Scalar

Kind = Literal["edit", "insert", "delete", "rewrite", "submission", "undo", "clear", "accept"]
"""`edit`, `insert`, `delete` are done by people, the others by operations."""
Certainty = Literal["known", "likely", "unknown"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that differs between two states of a tab, or a row that came or went (column empty)."""

    tab: str
    kind: Literal["edit", "insert", "delete"]
    key: str
    """Name of the row as people know it; empty where it has none."""
    column: str = ""
    before: Scalar = None
    after: Scalar = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a change, and how surely that is known. Of an operation it is the service itself, without a name."""

    certainty: Certainty = "unknown"
    name: str = ""


SERVICE = Author("known")
SOMEBODY = Author()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history. Equal but for their ids are the entry that is foreseen and the one that is booked."""

    at: datetime
    kind: Kind
    tab: str
    key: str
    column: str = ""
    before: Scalar = None
    after: Scalar = None
    operation_id: str = ""
    author: Author = SOMEBODY
    id: str = ""


@dataclass(frozen=True, slots=True)
class CellBack:
    """A cell in which an operation is undone: what stands in it, and what stood there before the operation."""

    tab: str
    key: str
    column: str
    now: Scalar
    to: Scalar


@dataclass(frozen=True, slots=True)
class RowBack:
    """A row that an operation inserted and that is cleared; its submission tells which."""

    tab: str
    key: str
    submission: str


Reason = Literal["touched", "gone", "ambiguous", "already", "moved", "refused", "misplaced"]
"""`touched`: a person has changed it since; `gone`: no such row; `ambiguous`: several, not to be told apart; `already`:
it stands as before the operation; `moved`: the rows would not keep still; `refused`: Google does not let us write;
`misplaced`: another row was hit for it, and could not be put right."""


@dataclass(frozen=True, slots=True)
class Spared:
    """A cell, or with no column a row, that stays as it is."""

    tab: str
    key: str
    column: str
    reason: Reason


def by_people(edits: Iterable[Edit], *, at: datetime, author: Author) -> list[Entry]:
    """What people did before the read at that moment."""
    return [_entry(edit, edit.kind, at=at, operation_id="", author=author) for edit in edits]


def by_operation(edits: Iterable[Edit], *, at: datetime, operation_id: str, edited: Kind = "rewrite") -> list[Entry]:
    """What an operation did: an edited cell is a rewrite unless it was accepted, a row that came a submission."""
    kinds: dict[str, Kind] = {"edit": edited, "insert": "submission", "delete": "clear"}
    return [_entry(edit, kinds[edit.kind], at=at, operation_id=operation_id, author=SERVICE) for edit in edits]


def _entry(edit: Edit, kind: Kind, *, at: datetime, operation_id: str, author: Author) -> Entry:
    return Entry(at, kind, edit.tab, edit.key, edit.column, edit.before, edit.after, operation_id, author)
