"""What a spreadsheet's structure becomes when changes are applied to it: enough of Google to plan a second time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.model.change import AddChart, AddTab, Change, Protect, SetHeader, SetSpreadsheet, SpillFormula, TagColumn
from app.model.structure import Structure, TabStructure
from app.model.template import Template
from app.provision import changes

EDITORS = ("owner@example.com",)
NEW = Structure("店铺", "en_US", "Etc/GMT", (TabStructure(0, "Sheet1", 0, 1000, 26),))
"""A spreadsheet as Google creates it."""


def planned(template: Template, structure: Structure = NEW) -> tuple[Change, ...]:
    return changes(template, structure, timezone="Asia/Shanghai", editors=EDITORS)


def provisioned(template: Template) -> Structure:
    """A new spreadsheet after provisioning."""
    return applied(NEW, planned(template))


def applied(structure: Structure, made: Iterable[Change]) -> Structure:
    for change in made:
        structure = _one(structure, change)
    return structure


def without(structure: Structure, tab_id: int) -> Structure:
    """The structure after a person has deleted a tab."""
    left = sorted((tab for tab in structure.tabs if tab.tab_id != tab_id), key=lambda tab: tab.index)
    return replace(structure, tabs=tuple(replace(tab, index=index) for index, tab in enumerate(left)))


def _one(structure: Structure, change: Change) -> Structure:
    match change:
        case SetSpreadsheet(locale, timezone):
            return replace(structure, locale=locale, timezone=timezone)
        case AddTab():
            return _added(structure, change)
        case SetHeader(tab_id, _, headers):
            return _on(structure, tab_id, header=tuple(header.label for header in headers))
        case SpillFormula(place, header):
            labels = [*_tab(structure, place.tab_id).header, *[""] * (place.index + 1)][: place.index + 1]
            return _on(structure, place.tab_id, header=(*labels[:-1], header.label))
        case TagColumn(place):
            marks = _tab(structure, place.tab_id).metadata
            assert place.metadata_id not in marks, "Google refuses an id that is in use"
            return _on(structure, place.tab_id, metadata={**marks, place.metadata_id: place.index})
        case Protect(protection_id, tab_id):
            there = _tab(structure, tab_id).protections
            assert protection_id not in there, "Google refuses an id that is in use"
            return _on(structure, tab_id, protections=there | {protection_id})
        case AddChart(tab_id, chart):
            return _on(structure, tab_id, charts=_tab(structure, tab_id).charts | {chart.chart_id})
    return structure


def _added(structure: Structure, change: AddTab) -> Structure:
    assert structure.tab(change.tab_id) is None and structure.titled(change.title) is None
    new = TabStructure(change.tab_id, change.title, change.index, change.rows, change.columns, change.hidden)
    moved = (replace(tab, index=tab.index + (tab.index >= change.index)) for tab in structure.tabs)
    return replace(structure, tabs=(*moved, new))


def _on(structure: Structure, tab_id: int, **values: object) -> Structure:
    tabs = (replace(tab, **values) if tab.tab_id == tab_id else tab for tab in structure.tabs)  # type: ignore[arg-type]
    return replace(structure, tabs=tuple(tabs))


def _tab(structure: Structure, tab_id: int) -> TabStructure:
    found = structure.tab(tab_id)
    assert found is not None
    return found
