"""What accepting a proposal means in the sheet as it was read: which cell, what to put there, by which write. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.audit.identity import masked
from app.audit.inspection import quoted
from app.fields import field_of
from app.fields.field import Field
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.history import CellBack
from app.model.normalised import Rewrite
from app.model.row import Row, key_of, shown
from app.model.tab import Column
from app.normalise import sendable
from app.sync.reversal import Reversal
from app.sync.understanding import Understood


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One cell of one row, and the proposal that is to stand there."""

    cell: CellBack
    row: Row
    wish: Rewrite | None
    """The same as a rewrite by value, where the cell's text stands nowhere else in its column."""
    renamed: Mapping[str, str]
    """Name of the row → its name afterwards, so that the history is found by what people then know the row by."""

    @property
    def reversal(self) -> Reversal:
        """The same as an edit of a row."""
        return Reversal(((self.cell, self.row),))


def acceptance(finding: Finding, seen: Understood) -> Acceptance | None:
    """None where not exactly one row is the one that the finding names and holds what it saw, or its column is lost."""
    reading = seen.readings.get(finding.tab)
    if reading is None or finding.column not in reading.places.keys() - reading.unmarked:
        return None
    column = reading.tab.column(finding.column)
    field = field_of(column)
    rows = [row for row in seen.normalised.rows[finding.tab] if _meant(row, finding, field)]
    entered = _unmasked(finding, seen)
    verdict = field.read(entered, column, seen.vocabulary)
    if len(rows) != 1 or not verdict.understood:
        return None
    (row,) = rows
    to = entered if field.text else verdict.value
    cell = CellBack(finding.tab, row.name, column.name, row.raw.get(column.name), to)
    values = {name: value for name, value in row.values.items() if name not in row.bad} | {column.name: verdict.value}
    renamed = {row.name: key_of(reading.tab, values)}
    return Acceptance(cell, row, _wish(cell, entered, column, seen), renamed)


def proposes(finding: Finding) -> bool:
    """Whether there is something to accept."""
    return bool(finding.proposal and finding.column)


def _meant(row: Row, finding: Finding, field: Field) -> bool:
    if masked(row.key) != finding.key:
        return False
    value, raw = row.get(finding.column), row.raw.get(finding.column)
    return finding.seen in (quoted(raw), quoted(raw if value is None else field.entered(value)))


def _unmasked(finding: Finding, seen: Understood) -> str:
    """The proposal in full: findings show identity numbers masked."""
    proposed = (
        doubt.verdict.entered
        for doubt in seen.normalised.doubts
        if (doubt.tab, doubt.column, masked(doubt.key)) == (finding.tab, finding.column, finding.key)
    )
    return next((text for text in proposed if masked(text) == finding.proposal), finding.proposal)


def _wish(cell: CellBack, entered: str, column: Column, seen: Understood) -> Rewrite | None:
    if not isinstance(cell.now, str):
        return None
    value: Scalar = entered if field_of(column).text else cell.to
    wish = Rewrite(cell.tab, cell.column, cell.now, entered, value)
    alike = sum(shown(row.raw.get(cell.column)) == cell.now for row in seen.normalised.rows[cell.tab])
    return wish if alike == 1 and sendable(wish) else None
