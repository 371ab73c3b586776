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
    *(
        kinds.InsertRows,
        repair.GrowTab,
        repair.InsertLine,
        repair.Unmerge,
        kinds.Protect,
        repair.Reprotect,
        repair.Unprotect,
    ),
)
"""Changes that touch no cell's value: looks and rules, or room where there was none."""


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
    put_in = {(one.tab_id, one.dimension) for one in item.changes if isinstance(one, repair.InsertLine)}
    if isinstance(change, HARMLESS):
        return ""
    if isinstance(change, kinds.AddTab):
        return "" if structure.tab(change.tab_id) is None else "unsafe"
    if isinstance(change, kinds.SpillFormula | kinds.ReplaceBlock):
        return "" if _tab_of(change) in made or item.code == "spill.missing" else "overwrites"
    if isinstance(change, kinds.SetHeader):
        return "" if change.tab_id in made or any(tab_id == change.tab_id for tab_id, _ in put_in) else "overwrites"
    if isinstance(change, kinds.SeedRows):
        is_new = repair.InsertLine(change.tab_id, "COLUMNS", change.start) in item.changes
        return "" if change.tab_id in made or is_new else "overwrites"
    if isinstance(change, repair.PutHeader):
        return _header(change, item, template, structure, facts) if change.label is not None else ""
    return "unsafe"


def _tab_of(change: kinds.SpillFormula | kinds.ReplaceBlock) -> int:
    return change.place.tab_id if isinstance(change, kinds.SpillFormula) else change.tab_id


def _header(change: repair.PutHeader, item: Item, template: Template, structure: Structure, facts: Facts) -> str:
    """A header may be put back where it says nothing new, or where the cells below leave no doubt."""
    tab = next(tab for tab in template.inputs if tab.sheet_id == change.tab_id)
    there = structure.tab(tab.sheet_id)
    column = next(column for column in tab.columns if column.label == change.label)
    if item.code == "header.swapped":  # judged by the cells of both columns already
        return ""
    if says_the_same(column, item.seen, facts):
        return ""
    values = facts.values.get((tab.sheet_id, there.metadata.get(column.metadata_id, -1)), ()) if there else ()
    if evidence.denies(column, values, facts.vocabulary):
        return "other_data"
    return "" if evidence.confirms(column, values, facts.vocabulary) else "unknown_data"
