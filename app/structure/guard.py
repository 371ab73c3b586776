"""What keeps a plan from losing anything: every change is of a kind that overwrites nothing, or it is refused."""

from __future__ import annotations

from app.model import change as kinds
from app.model import repair
from app.model.change import Change
from app.model.structure import Structure
from app.model.template import Template
from app.structure import evidence, tabs
from app.structure.headers import says_the_same
from app.structure.item import Facts, Item

HARMLESS = (
    *(kinds.SetSpreadsheet, kinds.UpdateTab, kinds.ForgetMetadata, kinds.TagColumn, kinds.AddChart),
    *(kinds.FormatColumn, kinds.SetValidation, repair.ClearValidation, kinds.SizeColumn, repair.HideColumn),
    *(kinds.InsertLines, repair.GrowTab, repair.Unmerge, kinds.Protect, repair.Reprotect, repair.Unprotect),
)
"""Changes that touch no cell's value: looks and rules, or room where there was none."""

REWRITTEN = ("spill.missing", "spill.severed", "spill.outdated", "lookup.severed")
"""Formulas of ours that are gone, name what is gone, or are of an older template."""


def refusal(item: Item, template: Template, structure: Structure, facts: Facts) -> str:
    """Why the item may not be done, as the name of a reason (`structure.refusal.<name>`); empty where it may.

    `rows_lost`: a tab that held rows would come back empty. `other_data`: a header would stand over cells that are not
    the column's. `unknown_data`: over cells of which nobody can tell. `overwrites`: over a cell that is not blank.
    `unsafe`: a kind of change that deletes, shrinks or overwrites.
    """
    if item.code == "tab.missing" and _held_rows(item, facts):
        return "rows_lost"
    return next(filter(None, (_refusal(change, item, template, structure, facts) for change in item.changes)), "")


def _held_rows(item: Item, facts: Facts) -> bool:
    ruling = item.tab in tabs.RULING and bool(facts.kept.get(item.tab))
    return facts.rows.get(item.tab, 0) > 0 and not ruling and item.tab not in facts.accepted


def _refusal(change: Change, item: Item, template: Template, structure: Structure, facts: Facts) -> str:
    made = {one.tab_id for one in item.changes if isinstance(one, kinds.AddTab)}
    if isinstance(change, HARMLESS):
        return ""
    if isinstance(change, kinds.AddTab):
        return "" if structure.tab(change.tab_id) is None else "unsafe"
    if isinstance(change, kinds.InsertRows):
        return "" if item.code == "seeds.missing" and _are_settings(change, template) else "unsafe"
    if isinstance(change, kinds.SpillFormula | kinds.ReplaceBlock):
        return "" if _tab_of(change) in made or item.code in REWRITTEN else "overwrites"
    if isinstance(change, kinds.SetHeader):
        first_row = kinds.InsertLines(change.tab_id, "ROWS", 0)
        is_new = change.tab_id in made or first_row in item.changes or _is_put_in(change, item)
        return "" if is_new else _header(change, item, template, structure, facts)
    if isinstance(change, kinds.SeedRows):
        return "" if change.tab_id in made or _is_put_in(change, item) else "overwrites"
    return "unsafe"


def _is_put_in(change: kinds.SetHeader | kinds.SeedRows, item: Item) -> bool:
    """Whether the column in which it begins is one that the item inserts."""
    inserted = (one for one in item.changes if isinstance(one, kinds.InsertLines) and one.dimension == "COLUMNS")
    return any((one.tab_id, one.index) == (change.tab_id, change.start) for one in inserted)


def _are_settings(change: kinds.InsertRows, template: Template) -> bool:
    """Whether the rows are of the template's own making, in the tab where it alone adds some: nobody's records."""
    tab = next((tab for tab in template.inputs if tab.sheet_id == change.tab_id), None)
    return tab is not None and tab.name in tabs.RULING and not change.sources and set(change.rows) <= set(tab.seeds)


def _tab_of(change: kinds.SpillFormula | kinds.ReplaceBlock) -> int:
    return change.place.tab_id if isinstance(change, kinds.SpillFormula) else change.tab_id


def _header(change: kinds.SetHeader, item: Item, template: Template, structure: Structure, facts: Facts) -> str:
    """A header may be put back where it says nothing new, or where the cells below leave no doubt; a note always."""
    label = change.headers[0].label
    if change.dressed or len(change.headers) > 1:
        return "overwrites"
    if label is None or item.code == "header.swapped":  # judged by the cells of both columns already
        return ""
    tab = next(tab for tab in template.inputs if tab.sheet_id == change.tab_id)
    column = next(column for column in tab.columns if column.label == label)
    if says_the_same(column, item.seen, facts):
        return ""
    there = structure.tab(tab.sheet_id)
    values = facts.values.get((tab.sheet_id, there.metadata.get(column.metadata_id, -1)), ()) if there else ()
    if evidence.denies(column, values, facts.vocabulary):
        return "other_data"
    return "" if evidence.confirms(column, values, facts.vocabulary) else "unknown_data"
