"""Rules about one cell by itself: doubtful, missing, out of bounds, or not to be there at all."""

from __future__ import annotations

from collections.abc import Iterator

from app.audit.identity import compact
from app.audit.inspection import Inspection
from app.audit.references import keys_by_name
from app.fields.date import serial, with_year
from app.fields.folding import folded
from app.fields.identity_number import is_identity_number
from app.fields.numerals import finite
from app.model.cell import Scalar, is_blank
from app.model.finding import Finding
from app.model.normalised import Doubt
from app.model.row import shown


def doubts(inspection: Inspection) -> Iterator[Finding]:
    """What fields suggest or flag; a proposal that no field could make comes from the day or from the other rows."""
    names: dict[str, dict[str, str]] = {}
    for doubt in inspection.normalised.doubts:
        proposal = doubt.verdict.entered
        if doubt.verdict.code == "date.year_missing":
            proposal = with_year(shown(doubt.raw), inspection.today)
        if doubt.verdict.code == "reference.unreadable":
            proposal = _named(inspection, doubt, names)
        yield inspection.finding(doubt.verdict.code, doubt, doubt.column, proposal=proposal)


def required(inspection: Inspection) -> Iterator[Finding]:
    for column in inspection.columns():
        if column.required:
            values = inspection.column(column.tab, column.name)
            for row, value in zip(inspection.rows(column.tab), values, strict=True) if None in values else ():
                if value is None and is_blank(row.values.get(column.name)):  # what cannot be read is there
                    yield inspection.finding("value.required", row, column.name)


def future(inspection: Inspection) -> Iterator[Finding]:
    """Dates after today in the store's zone, where the column says that there are none."""
    today = serial(inspection.today)
    for column in inspection.columns():
        if column.not_future:
            for row in inspection.rows(column.tab):
                if number(row.get(column.name), otherwise=today) >= today + 1:
                    yield inspection.finding("date.future", row, column.name)


def not_positive(inspection: Inspection) -> Iterator[Finding]:
    for column in inspection.columns():
        if column.positive:
            for row in inspection.rows(column.tab):
                if number(row.get(column.name), otherwise=1) <= 0:
                    yield inspection.finding("number.not_positive", row, column.name)


def identity_numbers(inspection: Inspection) -> Iterator[Finding]:
    """Numbers of identity cards and bank cards in any cell. One order number in ten passes for a bank card, so codes
    are only searched for identity cards."""
    codes = {(column.tab, column.name) for column in inspection.columns() if column.field == "code"}
    for row, name, found in inspection.carriers:
        if (row.tab, name) not in codes or any(is_identity_number(compact(one)) for one in found):
            yield inspection.finding("personal.identity_number", row, name)


def number(value: Scalar, *, otherwise: float) -> float:
    """A canonical number, or what stands for a cell that holds none."""
    held = finite(value)
    return otherwise if held is None else held


def _named(inspection: Inspection, doubt: Doubt, names: dict[str, dict[str, str]]) -> str:
    """The key of the only row that is called what was typed into a reference; else nothing."""
    tab = inspection.template.column(f"{doubt.tab}.{doubt.column}").references
    if tab not in names:
        names[tab] = keys_by_name(inspection, tab)
    return names[tab].get(folded(shown(doubt.raw)), "")
