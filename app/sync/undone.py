"""What edits of rows mean for our books, as JSON: stored before rows are edited, recorded once it is known which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.clock import moment, stamp
from app.db import Session, history, kept
from app.db.kept import Keep
from app.model.cell import same
from app.model.history import SERVICE, CellBack, Entry, Kind, RowBack
from app.model.tab import SUBMISSION
from app.sync import queries
from app.sync.acts import Act
from app.sync.delta import Line

Effects = dict[str, Any]


def effects(chosen: Iterable[Act], *, at: datetime) -> Effects:
    """The cells and rows of these edits."""
    every = tuple(chosen)
    cells = [[back.tab, back.key, back.column, back.now, back.to] for act in every for back in act.cells]
    rows = [[act.row.tab, act.row.key, act.row.submission] for act in every if act.row]
    return {"at": stamp(at), "undone": cells, "cleared": rows}


def keep(db: Session, store_id: str, chosen: Iterable[Act]) -> None:
    """Before anything is written: from now on these texts are left alone in their rows, those that go no longer are."""
    cells = [back for act in chosen for back in act.cells]
    kept.remove(db, store_id, _texts((back, back.now) for back in cells))
    kept.add(db, store_id, _texts((back, back.to) for back in cells))


def unkeep(db: Session, store_id: str, chosen: Iterable[Act]) -> None:
    """What was not put back after all need not be left alone."""
    kept.remove(db, store_id, _texts((back, back.to) for act in chosen for back in act.cells))


def book(db: Session, store_id: str, operation_id: str, effects: Effects) -> None:
    """The history of what was put back, and the ledger as the sheet is now: nobody is to be taken for its author."""
    at = moment(effects["at"])
    cells = [CellBack(*item) for item in effects["undone"]]
    rows = [RowBack(*item) for item in effects["cleared"]]
    ledger = queries.ledger(db, store_id)
    for tab in sorted({back.tab for back in cells} | {back.tab for back in rows}):
        lines = ledger.get(tab, [])
        for back in (back for back in cells if back.tab == tab):
            _put(lines, back)
        gone = {back.submission for back in rows if back.tab == tab}
        queries.save_ledger(db, store_id, tab, [line for line in lines if line.cells.get(SUBMISSION) not in gone])
    kind, renamed = effects.get("kind", "undo"), effects.get("renamed", {})
    if kind == "accept":
        kept.remove(db, store_id, _texts((back, back.now) for back in cells))
    entries = _entries(cells, rows, at, kind)
    named = (replace(entry, key=renamed.get(entry.key, entry.key), operation_id=operation_id) for entry in entries)
    history.add(db, store_id, named)
    queries.clear_submissions(db, [back.submission for back in rows], operation_id=operation_id)


def _put(lines: list[Line], back: CellBack) -> None:
    """The first row of that key that holds what was there, as it is now; none where no sync has seen it yet."""
    for number, line in enumerate(lines):
        if line.key == back.key and same(line.cells.get(back.column), back.now):
            lines[number] = Line(line.key, {**line.cells, back.column: back.to})
            return


def _entries(cells: Iterable[CellBack], rows: Iterable[RowBack], at: datetime, kind: Kind) -> Iterator[Entry]:
    for back in cells:
        yield Entry(at, kind, back.tab, back.key, back.column, back.now, back.to, author=SERVICE)
    for row in rows:
        yield Entry(at, "clear", row.tab, row.key, "", row.submission, None, author=SERVICE)


def _texts(cells: Iterable[tuple[CellBack, Any]]) -> Iterator[Keep]:
    return ((f"{back.tab}.{back.column}", text, back.key) for back, text in cells if isinstance(text, str))
