"""Columns that formulas fill: a formula that is gone with its header is put back; one that is blocked is reported."""

from __future__ import annotations

from collections.abc import Iterator

from app.provision.spills import spill
from app.structure.item import Item
from app.structure.view import View


def spills(view: View) -> Iterator[Item]:
    """Formulas that no longer give their label in row 1; in sheets that people had before, they are people's affair.

    A blank header cell lost its formula. Any other text says that somebody typed there, or beneath, and a formula put
    over it would be blocked by what stands below.
    """
    if view.tab.adopted is not None:
        return
    for column in view.tab.computed:
        index = view.there.metadata.get(column.metadata_id)
        if index is None and view.there.header.count(column.label) == 1:
            continue  # its mark is gone, and it works
        seen = view.text(index) if index is not None else ""
        if index is not None and not seen:
            place = view.shift.of(index)
            put = spill(view.tab, column, place, template=view.template, structure=view.will)
            yield Item("spill.missing", view.tab.name, column.name, changes=(put,))
        elif seen != column.label:
            yield Item("spill.broken", view.tab.name, column.name, seen)


def stays_beside_formulas(view: View) -> bool:
    """Whether a formula still gives its label in row 1: a row put in above would push it away from there."""
    marks = ((column, view.there.metadata.get(column.metadata_id)) for column in view.tab.computed)
    return any(index is not None and view.text(index) == column.label for column, index in marks)
