"""Everything in which a spreadsheet differs from its template, as items, and the one plan that puts it right. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.model import change as kinds
from app.model import repair
from app.model.change import Change, Place
from app.model.plan import Plan
from app.model.structure import Structure, TabStructure
from app.model.tab import Tab
from app.model.template import Template
from app.structure import columns, headers, rules, seeds, tabs
from app.structure.item import Facts, Item, Key
from app.structure.protections import protections
from app.structure.spills import lookup_formulas, spills, stays_beside_formulas
from app.structure.standing import standing
from app.structure.view import View

Judge = Callable[[Item], str]
"""Why an item may not be done; empty where it may."""
ORDER: tuple[type, ...] = (
    *(kinds.SetSpreadsheet, kinds.AddTab, kinds.InsertLines, repair.GrowTab, repair.Unmerge, kinds.SetHeader),
    *(kinds.ForgetMetadata, kinds.TagColumn, repair.Unprotect, kinds.Protect, repair.Reprotect),
)
"""Kinds of changes that others lean on, in their order; all the others come behind them."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What was found."""

    repairs: tuple[Item, ...] = ()
    reported: tuple[Item, ...] = ()
    """What only people can decide."""
    refused: tuple[tuple[Item, str], ...] = ()
    """What could lose something, with the name of the reason."""
    plan: Plan = field(default_factory=Plan)

    @property
    def forgets(self) -> tuple[int, ...]:
        return tuple(tab_id for item in self.repairs for tab_id in item.forgets)


def drift(template: Template, structure: Structure, facts: Facts, *, judge: Judge, skip: Collection[Key] = ()) -> Drift:
    """What differs, sorted out: done, refused by the judge, or only told. `skip`: what Google has refused already."""
    found, refused = _items(template, structure, facts, skip=skip), dict[Key, tuple[Item, str]]()
    while True:
        for item in found:
            reason = judge(item) if item.is_repair else ""
            if reason:
                refused[item.key] = (item, reason)
        left = {*skip, *refused}
        found = _items(template, structure, facts, skip=left)
        if not any(item.is_repair and judge(item) for item in found):
            break
    repairs = tuple(item for item in found if item.is_repair)
    reported = tuple(item for item in found if not item.is_repair)
    return Drift(repairs, reported, tuple(refused.values()), _plan(template, structure, repairs))


def _items(template: Template, structure: Structure, facts: Facts, *, skip: Collection[Key]) -> tuple[Item, ...]:
    here = [tab for tab in template.tabs if structure.tab(tab.sheet_id)]
    plain = [_view(tab, template, structure, facts, skip=skip) for tab in here]
    without = {tab for code, tab, _ in skip if code == "tab.missing"}
    will = _after(structure, plain, skip=skip)
    will = replace(will, tabs=(*will.tabs, *tabs.coming(template, structure, without=without)))
    found = [
        *tabs.spreadsheet(template, structure, facts),
        *tabs.missing(template, structure, facts, without=without),
        *(item for view in plain for item in _of_tab(replace(view, will=will), skip)),
        *tabs.doubled(template, structure),
    ]
    return tuple(item for item in found if item.key not in skip)


def _view(tab: Tab, template: Template, structure: Structure, facts: Facts, *, skip: Collection[Key]) -> View:
    there = structure.tab(tab.sheet_id)
    assert there is not None
    plain = View(tab, there, template, facts, is_=structure, will=structure, stands={})
    if tab.kind == "derived":
        return plain
    stands = columns.settled(tab, there, standing(tab, there), facts)
    lacking, _ = columns.gone(tab, there, stands, facts)
    wanted = [column for column in lacking if ("column.missing", tab.name, column.name) not in skip]
    new, shift = columns.places(tab, wanted, stands)
    return replace(plain, stands=stands, new=new, shift=shift)


def _of_tab(view: View, skip: Collection[Key]) -> Iterator[Item]:
    yield from tabs.standing(view)
    if view.tab.kind == "input":
        yield from columns.gone(view.tab, view.there, view.stands, view.facts)[1]
        yield from columns.inserted(view)
        yield from _first_row(view, skip)
        yield from columns.marks(view)
        yield from columns.shown(view)
        yield from spills(view)
        yield from seeds.rows(view)
        yield from rules.formats(view)
        yield from rules.tables(view)
    yield from lookup_formulas(view)
    yield from protections(view)


def _first_row(view: View, skip: Collection[Key]) -> Iterator[Item]:
    if stays_beside_formulas(view) and headers.row_is_gone(view.there, view.stands, view.facts):
        yield Item("header.lost", view.tab.name)
        yield from rules.validation(view)
        return
    if _row_is_gone(view, skip):
        yield from headers.row(view)
        yield from map(_lowered, rules.validation(view))
        return
    yield from headers.texts(view)
    yield from headers.notes(view)
    yield from headers.merged(view)
    yield from rules.validation(view)


def _row_is_gone(view: View, skip: Collection[Key]) -> bool:
    if ("header.row_missing", view.tab.name, "") in skip:
        return False
    return headers.row_is_gone(view.there, view.stands, view.facts) and not stays_beside_formulas(view)


def _lowered(item: Item) -> Item:
    """The item where a new first row moves everything down by one."""

    def lower(change: Change) -> Change:
        if not isinstance(change, kinds.SetValidation | repair.ClearValidation):
            return change
        start, end = change.rows
        return replace(change, rows=(start + 1, end + 1 if end else 0))

    return replace(item, changes=tuple(map(lower, item.changes)))


def _after(structure: Structure, views: Sequence[View], *, skip: Collection[Key]) -> Structure:
    """The spreadsheet with its columns where they will be; as it is where none moves."""
    moved = {view.tab.sheet_id: _moved(view, lower=_row_is_gone(view, skip)) for view in views}
    return replace(structure, tabs=tuple(moved.get(tab.tab_id, tab) for tab in structure.tabs))


def _moved(view: View, *, lower: bool) -> TabStructure:
    marks = {name: view.shift.of(index) for name, index in view.there.metadata.items()}
    marks |= {view.tab.column(name).metadata_id: view.shift.of(index) for name, index in view.present.items()}
    marks |= {column.metadata_id: view.shift.new(number) for number, column in enumerate(view.new)}
    texts = {view.shift.of(index): text for index, text in enumerate(view.there.header)}
    texts |= {view.shift.new(number): column.label for number, column in enumerate(view.new)}
    header = tuple(texts.get(index, "") for index in range(max(texts, default=-1) + 1))
    return replace(view.there, rows=view.there.rows + lower, metadata=marks, header=header)


def _plan(template: Template, structure: Structure, repairs: Sequence[Item]) -> Plan:
    """One plan, in an order in which it can be applied, guarded by every marked column of the tabs that it touches."""
    changes = sorted((change for item in repairs for change in item.changes), key=_rank)
    changes = [change for index, change in enumerate(changes) if change not in changes[:index]]
    touched = {name for item in repairs if item.changes for name in (item.tab,)}
    return Plan(tuple(changes), tuple(_guards(template, structure, touched)))


def _rank(change: Change) -> tuple[int, int]:
    rank = ORDER.index(type(change)) if type(change) in ORDER else len(ORDER)
    return rank, change.index if isinstance(change, kinds.InsertLines) else 0


def _guards(template: Template, structure: Structure, touched: Collection[str]) -> Iterator[Place]:
    for tab in template.inputs:
        there = structure.tab(tab.sheet_id)
        if there is None or tab.name not in touched:
            continue
        for column in tab.columns:
            if column.metadata_id in there.metadata:
                yield Place(tab.sheet_id, there.metadata[column.metadata_id], column.metadata_id)
