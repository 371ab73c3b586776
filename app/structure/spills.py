"""Columns that formulas fill: a formula that is gone with its header is put back; one that is blocked is reported."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.detail import SEVERED
from app.model.tab import Column
from app.provision import lookup
from app.provision.places import places
from app.provision.spills import formula, quoted, sources, spill
from app.structure.item import Item
from app.structure.view import View


def spills(view: View) -> Iterator[Item]:
    """Formulas that no longer give their label in row 1; in sheets that people had before, they are people's affair.

    A blank header cell lost its formula. A formula of ours that names what was deleted is written again, once that
    stands there again, and one of an older template with the upgrade. Any other text says that somebody typed there,
    or beneath, and a formula put over it would be blocked by what stands below.
    """
    if view.tab.adopted is not None:
        return
    for column in view.tab.computed:
        index = view.there.metadata.get(column.metadata_id)
        if index is None and view.there.header.count(column.label) == 1:
            continue  # its mark is gone, and it works
        seen = view.text(index) if index is not None else ""
        if index is not None and not seen:
            yield _written("spill.missing", view, column, index)
        elif index is not None and _is_severed(view, column, index):
            yield _written("spill.severed", view, column, index)
        elif index is not None and _is_outdated(view, column, index):
            yield _written("spill.outdated", view, column, index)
        elif seen != column.label:
            yield Item("spill.broken", view.tab.name, column.name, seen)


def _written(code: str, view: View, column: Column, index: int) -> Item:
    put = spill(view.tab, column, view.shift.of(index), template=view.template, structure=view.will)
    return Item(code, view.tab.name, column.name, changes=(put,))


def _is_severed(view: View, column: Column, index: int) -> bool:
    """Whether our formula stands there and names what is gone."""
    return SEVERED in _ours(view, column, index) and _can_be(view, column)


def _is_outdated(view: View, column: Column, index: int) -> bool:
    """Whether the formula is an older template's; only while a store is upgraded: Google may spell ours otherwise."""
    text = _ours(view, column, index)
    is_older = view.facts.version < view.template.version and _can_be(view, column)
    return bool(text) and is_older and text != formula(column, view.template, view.will)


def _ours(view: View, column: Column, index: int) -> str:
    """The formula in row 1, if it is one of ours: it says the column's label."""
    text = view.detail.formulas.get(index, "")
    return text if quoted(column.label) in text else ""


def _can_be(view: View, column: Column) -> bool:
    """Whether all that the formula names will stand."""
    return all(stands(path, view) for path in sources(column, view.template))


def lookup_formulas(view: View) -> Iterator[Item]:
    """Those of a tab that looks up, written again where one names what was deleted and stands there again."""
    tab, detail = view.tab, view.there.detail
    if tab.lookup and detail and detail.severed and all(stands(path, view) for path in tab.lookup.named):
        yield Item("lookup.severed", tab.name, changes=(lookup.formulas(tab, view.template, view.will),))


def stands(path: str, view: View) -> bool:
    """Whether a column will be there under its mark or header."""
    tab, column = view.template.tab(path.partition(".")[0]), view.template.column(path)
    there = view.will.tab(tab.sheet_id)
    return there is not None and column.name in places(tab, view.will)


def stays_beside_formulas(view: View) -> bool:
    """Whether a formula still gives its label in row 1: a row put in above would push it away from there."""
    marks = ((column, view.there.metadata.get(column.metadata_id)) for column in view.tab.computed)
    return any(index is not None and view.text(index) == column.label for column, index in marks)
