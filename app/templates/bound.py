"""A template as it stands in one store's spreadsheet: with the sheets and the headers that people had before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.model.adoption import AdoptedTab
from app.model.tab import Tab
from app.model.template import Template


def bound(template: Template, adopted: Sequence[AdoptedTab]) -> Template:
    """The template with every adopted tab in its sheet, under people's title and headers; unknown names are idle."""
    if not adopted:
        return template
    by_name = {item.tab: item for item in adopted}
    tabs = tuple(_bound(tab, by_name[tab.name]) if tab.name in by_name else tab for tab in template.tabs)
    return replace(template, tabs=tabs)


def _bound(tab: Tab, found: AdoptedTab) -> Tab:
    headers = dict(found.headers)
    columns = tuple(
        replace(column, label=headers.get(column.name, column.label), adopted=column.name in found.taken)
        for column in tab.columns
    )
    return replace(tab, label=found.title, columns=columns, adopted=found.sheet_id)
