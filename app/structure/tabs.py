"""Tabs that are gone, doubled, too small, no longer frozen; locale and time zone; what the file is open to."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from app.model.cell import Scalar
from app.model.change import Change, SeedRows, SetSpreadsheet, UpdateTab
from app.model.repair import GrowTab
from app.model.structure import Structure, TabStructure
from app.model.tab import Tab
from app.model.template import Template
from app.provision import charts
from app.provision.spreadsheet import of_tab, provisioned
from app.structure.item import Facts, Item
from app.structure.view import View

RULING = ("settings", "choices")
"""Input tabs that rule the others: made anew with what was read of them last."""
ALIKE = 0.8
"""Share of a tab's headers that another tab must have to be taken for its copy."""
LEAST = 3
"""Headers that a tab must have for a copy of it to be known by them."""


def spreadsheet(template: Template, structure: Structure, facts: Facts) -> Iterator[Item]:
    """Locale and time zone, put back; an open link, reported."""
    wanted = SetSpreadsheet(template.text("locale"), facts.timezone)
    if structure.locale != wanted.locale:
        yield Item("spreadsheet.locale", seen=structure.locale, changes=(wanted,))
    if structure.timezone != wanted.timezone:
        yield Item("spreadsheet.timezone", seen=structure.timezone, changes=(wanted,))
    if facts.open_role:
        yield Item("sharing.open", seen=facts.open_role)


def missing(template: Template, structure: Structure, facts: Facts, *, without: Collection[str]) -> Iterator[Item]:
    """Each tab that is not there, as a whole; a day's tab that somebody deleted is only forgotten."""
    titled = _titled(template, structure)
    for tab in provisioned(titled):
        if structure.tab(tab.sheet_id) is None:
            made = of_tab(tab, titled, structure, editors=facts.editors, without=without)
            changes = tuple(_seeded(tab, change, facts) for change in made)
            yield Item("tab.missing", tab.name, changes=changes, forgets=_forgets(tab))
    gone = tuple(tab_id for tab_id in sorted(facts.days) if structure.tab(tab_id) is None)
    daily = next((tab.name for tab in template.tabs if tab.per_day), "")
    if gone:
        yield Item("day.missing", daily, forgets=gone)


def coming(template: Template, structure: Structure, *, without: Collection[str]) -> Iterator[TabStructure]:
    """The tabs that are to be made, as formulas and rules of the others will name them."""
    for tab in provisioned(_titled(template, structure)):
        if structure.tab(tab.sheet_id) is None and tab.name not in without:
            marks = {column.metadata_id: index for index, column in enumerate(tab.standing)}
            header = tuple(column.label for column in tab.standing)
            yield TabStructure(tab.sheet_id, tab.label, 0, tab.rows, len(header), header=header, metadata=marks)


def standing(view: View) -> Iterator[Item]:
    """What a tab that is there lacks as a whole."""
    tab, there = view.tab, view.there
    if there.detail is not None and there.detail.frozen_rows == 0 < tab.frozen_rows and tab.adopted is None:
        yield Item("tab.unfrozen", tab.name, changes=(UpdateTab(tab.sheet_id, frozen_rows=tab.frozen_rows),))
    if tab.kind == "derived":
        grow = GrowTab(tab.sheet_id, max(tab.rows - there.rows, 0), max(len(tab.columns) - there.columns, 0))
        if grow.rows or grow.columns:
            yield Item("tab.small", tab.name, changes=(grow,), forgets=(tab.sheet_id,))
    for chart in charts.missing(tab, view.is_):
        yield Item("chart.missing", tab.name, chart.chart.name, chart.chart.title, (chart,))


def doubled(template: Template, structure: Structure) -> Iterator[Item]:
    """Sheets of people that look like one of ours: what is typed there is not read."""
    ours = {tab.sheet_id for tab in template.tabs}
    for other in structure.tabs:
        if other.tab_id in ours:
            continue
        copied = next((tab for tab in template.tabs if _is_copy(other, tab)), None)
        if copied:
            yield Item("tab.doubled", copied.name, other.title, seen=other.title)


def _is_copy(other: TabStructure, tab: Tab) -> bool:
    labels = {column.label for column in tab.shown}
    if tab.kind == "input" and len(labels) >= LEAST:
        return len(labels & {text.strip() for text in other.header}) >= ALIKE * len(labels)
    told = other.title.replace(" ", "").casefold()
    label = tab.label.replace(" ", "").casefold()
    return not tab.per_day and told in {f"copyof{label}", f"{label}的副本", f"{label}副本", f"copyof{label}2"}


def _titled(template: Template, structure: Structure) -> Template:
    """The template with free titles for the tabs that are missing."""
    taken = {tab.title.casefold() for tab in structure.tabs}
    missing_here = [tab for tab in provisioned(template) if structure.tab(tab.sheet_id) is None]
    names = {tab.name: _free(tab.label, taken) for tab in missing_here}
    tabs = tuple(replace(tab, label=names.get(tab.name, tab.label)) for tab in template.tabs)
    return replace(template, tabs=tabs)


def _free(label: str, taken: set[str]) -> str:
    number, title = 1, label
    while title.casefold() in taken:
        number += 1
        title = f"{label} {number}"
    return title


def _forgets(tab: Tab) -> tuple[int, ...]:
    return (tab.sheet_id,) if tab.kind == "derived" else ()


def _seeded(tab: Tab, change: Change, facts: Facts) -> Change:
    """A ruling tab begins with what was last read of it."""
    rows = facts.kept.get(tab.name, ())
    if not isinstance(change, SeedRows) or not rows:
        return change
    cells: tuple[tuple[Scalar, ...], ...] = tuple(tuple(row.get(c.name) for c in tab.columns) for row in rows)
    return SeedRows(tab.sheet_id, cells)
