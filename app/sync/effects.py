"""What an applied plan means for our own books, as JSON: it is stored before the plan is sent, recorded once it landed.

Pure, so that an operation whose answer was lost is recorded by the same code after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.model.cell import Scalar
from app.model.change import Change, DeleteTab, ForgetMetadata, InsertRows, RewriteValue
from app.model.history import Edit, Entry, by_operation
from app.model.normalised import Rewrite
from app.model.plan import Plan
from app.model.row import key_of
from app.model.tab import Column, Tab
from app.sync.delta import Line
from app.sync.publishing import Publication

Effects = dict[str, Any]


def of_plan(plan: Plan, tabs: Iterable[Tab], *, rewrites: Iterable[Rewrite], publication: Publication) -> Effects:
    """The effects of just these changes: a change that was refused and taken out leaves none."""
    by_name = {tab.name: tab for tab in tabs}
    columns = {column.metadata_id: column for tab in by_name.values() for column in tab.columns}
    values = {(item.tab, item.column, item.find): item.value for item in rewrites}
    effects: Effects = {name: [] for name in ("rewrites", "inserted", "deleted", "finished", "forgotten")}
    for index, change in enumerate(plan.changes):
        if isinstance(change, RewriteValue):
            column = columns[change.place.metadata_id]
            value = values[column.tab, column.name, change.find]
            effects["rewrites"].append([index, column.tab, column.name, change.find, value])
        elif isinstance(change, InsertRows):
            effects["inserted"] += _inserted(change, columns, by_name)
        elif isinstance(change, DeleteTab):
            effects["deleted"].append(change.tab_id)
        elif isinstance(change, ForgetMetadata):
            effects["forgotten"].extend(change.metadata_ids)
    return effects | _published(plan, publication)


def _inserted(change: InsertRows, columns: Mapping[int, Column], tabs: Mapping[str, Tab]) -> list[list[Any]]:
    """Submission, tab, cells and key of every row."""
    names = [columns[place.metadata_id].name for place in change.places]
    tab = tabs[columns[change.places[0].metadata_id].tab]
    rows = [{name: value for name, value in zip(names, row, strict=True) if value is not None} for row in change.rows]
    pairs = zip(change.sources, rows, strict=True)
    return [[source, tab.name, cells, key_of(tab, cells)] for source, cells in pairs]


def _published(plan: Plan, publication: Publication) -> Effects:
    """What will stand in the tabs of which every change of the publication is still in the plan."""
    lost = {_tab_id(change) for change in publication.changes if change not in plan.changes}
    standing = {tab_id: tab for tab_id, tab in publication.standing.items() if tab_id not in lost}
    days = {tab_id: day.isoformat() for tab_id, day in publication.days.items() if tab_id in standing}
    return {
        "published": {str(tab_id): tab.to_json() for tab_id, tab in standing.items()},
        "days": {str(tab_id): day for tab_id, day in days.items()},
        "finished": [day.isoformat() for tab_id, day in publication.written.items() if tab_id not in lost],
    }


def _tab_id(change: Change) -> int:
    return int(getattr(change, "tab_id", 0))


def predicted(
    tab: str, lines: Iterable[Line], effects: Effects, *, changed: Mapping[int, int] | None
) -> tuple[list[Line], list[Edit]]:
    """The tab's lines once the effects are in the sheet, and which cells they changed.

    `changed`: plan index → cells changed; a rewrite that changed none is not applied. None where the answer was lost.
    """
    values: dict[tuple[str, Scalar], Scalar] = {
        (column, find): value
        for index, where, column, find, value in effects["rewrites"]
        if where == tab and (changed is None or changed.get(index, 0))
    }
    edits: list[Edit] = []
    after = [_rewritten(tab, line, values, edits) for line in lines] if values else list(lines)
    came = [(source, Line(key, cells)) for source, where, cells, key in effects["inserted"] if where == tab]
    edits += [Edit(tab, "insert", line.key, after=source) for source, line in came]
    return after[:1] + [line for _, line in came] + after[1:], edits


Ledger = Mapping[str, Sequence[Line]]
NOTHING = Publication((), {}, {}, {})


def foreseen(
    changes: Iterable[Change], tabs: Iterable[Tab], *, rewrites: Iterable[Rewrite], ledger: Ledger, at: datetime
) -> list[Entry]:
    """The history of an operation that is yet to be sent, its id left out."""
    effects = of_plan(Plan(tuple(changes)), tabs, rewrites=rewrites, publication=NOTHING)
    return booked(effects, ledger, at=at, operation_id="")[1]


def booked(
    effects: Effects, ledger: Ledger, *, at: datetime, operation_id: str, changed: Mapping[int, int] | None = None
) -> tuple[Ledger, list[Entry]]:
    """The tabs that the effects change, and the history of it: the same foreseen, before an operation is sent, and
    recorded, once it is in the sheet and hit what it was to hit."""
    tabs: dict[str, Sequence[Line]] = {}
    edits: list[Edit] = []
    for tab in sorted({item[1] for item in (*effects["rewrites"], *effects["inserted"])}):
        tabs[tab], did = predicted(tab, ledger.get(tab, ()), effects, changed=changed)
        edits += did
    renamed = effects.get("renamed", {})
    edits = [replace(edit, key=renamed.get(edit.key, edit.key)) for edit in edits] if renamed else edits
    return tabs, by_operation(edits, at=at, operation_id=operation_id, edited=effects.get("kind", "rewrite"))


def _rewritten(tab: str, line: Line, values: Mapping[tuple[str, Scalar], Scalar], edits: list[Edit]) -> Line:
    hits = {
        name: values[name, text] for name, text in sorted(line.cells.items(), key=_name) if _hit(name, text, values)
    }
    edits += [Edit(tab, "edit", line.key, name, line.cells[name], value) for name, value in hits.items()]
    return Line(line.key, {**line.cells, **hits}) if hits else line


def _name(cell: tuple[str, Scalar]) -> str:
    return cell[0]


def _hit(name: str, text: Scalar, values: Mapping[tuple[str, Scalar], Scalar]) -> bool:
    return isinstance(text, str) and (name, text) in values
