"""From what is to be undone to edits of rows, and to the plan that tags these rows. Pure; the tags are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.fields import field_of
from app.fields.field import TEXT
from app.model.cell import Scalar
from app.model.change import FormatColumn, Place, TagRow
from app.model.history import CellBack, Reason, RowBack
from app.model.normalised import Normalised
from app.model.plan import Plan
from app.model.row import Row, TabReading
from app.model.row_edit import RowEdit, RowsEdited
from app.model.tab import SUBMISSION
from app.sync.reversal import Back, Reversal, Tally


@dataclass(frozen=True, slots=True)
class Act:
    """What is done to one row, and what that puts back."""

    edit: RowEdit
    cells: tuple[CellBack, ...] = ()
    row: RowBack | None = None

    @property
    def backs(self) -> tuple[Back, ...]:
        """All that it puts back."""
        return (*self.cells, self.row) if self.row else self.cells


def acts(wanted: Reversal, readings: Mapping[str, TabReading], *, tags: Iterator[int]) -> list[Act]:
    """One edit for each row. A row is cleared but for the id of its submission, by which it stays known as cleared."""
    cells: dict[tuple[str, int], list[tuple[CellBack, Row]]] = {}
    for back, row in wanted.cells:
        cells.setdefault((row.tab, row.number), []).append((back, row))
    found = []
    for some in cells.values():
        edit = _edit(some[0][1], readings, {back.column: back.to for back, _ in some}, next(tags))
        found.append(Act(edit, tuple(back for back, _ in some)))
    for cleared, row in wanted.rows:
        values: dict[str, Scalar] = dict.fromkeys(name for name in row.raw if name != SUBMISSION)
        found.append(Act(_edit(row, readings, values, next(tags)), row=cleared))
    return found


def _edit(row: Row, readings: Mapping[str, TabReading], values: Mapping[str, Scalar], tag: int) -> RowEdit:
    reading = readings[row.tab]
    return RowEdit(
        tag=tag,
        tab_id=reading.tab.sheet_id,
        index=row.number - 1,
        columns=tuple(reading.places.values()),
        cells={reading.places[name]: value for name, value in row.raw.items()},
        values={reading.places[name]: value for name, value in values.items()},
    )


def plan(chosen: Iterable[Act], readings: Mapping[str, TabReading]) -> Plan:
    """The tags of the rows, behind the formats of the text columns that get something back, all columns guarded."""
    every = tuple(chosen)
    tabs = {back.tab for act in every for back in act.cells} | {act.row.tab for act in every if act.row}
    places = {
        column: Place(reading.tab.sheet_id, reading.places[column.name], column.metadata_id)
        for reading in (readings[tab] for tab in sorted(tabs))
        for column in reading.tab.columns
        if column.name in reading.places
    }
    given = {(back.tab, back.column) for act in every for back in act.cells}
    formats = (
        FormatColumn(place, TEXT)
        for column, place in places.items()
        if (column.tab, column.name) in given and field_of(column).text
    )
    marks = (TagRow(act.edit.tab_id, act.edit.index, act.edit.tag) for act in every)
    return Plan((*formats, *marks), tuple(places.values()))


def known(normalised: Normalised, readings: Mapping[str, TabReading]) -> dict[int, list[dict[int, Scalar]]]:
    """Every row of every tab, by the tab's id and the index of the column: who else might be hit, and what it holds."""
    return {
        reading.tab.sheet_id: [
            {reading.places[name]: value for name, value in row.raw.items()} for row in normalised.rows.get(name, ())
        ]
        for name, reading in readings.items()
    }


def tally(chosen: Iterable[Act], came: RowsEdited, *, operation_id: str) -> Tally:
    """What the edits came to: a row that another one has been hit for is not tried again, nor one that is refused."""
    states = [(act, came.states[act.edit.tag]) for act in chosen]
    done = tuple(back for act, state in states if state == "done" for back in act.backs)
    stopped: dict[Back, Reason] = {}
    for act, state in states:
        if state == "refused" or state == "misplaced":
            stopped |= dict.fromkeys(act.backs, state)
    return Tally(done, stopped, (operation_id,))
