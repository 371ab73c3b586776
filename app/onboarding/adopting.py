"""Adopting a workbook that people had before: look at it, copy it, remember which sheets and headers are which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app import normalise, templates
from app.clock import today
from app.context import Context
from app.context.lease import Lease
from app.db import stores
from app.errors import BadInput, HeaderBelow
from app.model.store import Store
from app.model.structure import Structure
from app.model.template import Template
from app.model.workbook import SheetCells
from app.onboarding import mapping
from app.onboarding.mapping import Hints, SheetMatch
from app.onboarding.schemas import NewStore, SheetChoice

_COMMAS = re.compile("[,、]")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was found in a spreadsheet."""

    structure: Structure
    """With the first row of every sheet."""
    sheets: tuple[SheetCells, ...]
    matches: tuple[SheetMatch, ...]

    @property
    def adopted(self) -> tuple[SheetMatch, ...]:
        return tuple(match for match in self.matches if match.state == "adopted")


def look(
    context: Context, spreadsheet_id: str, structure: Structure, template: Template, chosen: Mapping[str, SheetChoice]
) -> Workbook:
    """The workbook and what each of its sheets is: one read. BadInput where a choice names what is not there."""
    sheets = context.sheets.workbook(spreadsheet_id, structure)
    choices = {title: (choice.tab, choice.columns) for title, choice in chosen.items()}
    if errors := tuple(mapping.wrong(choices, sheets, template)):
        raise BadInput(
            errors=tuple((f"spreadsheet.sheets.{place}", english, chinese) for place, english, chinese in errors)
        )
    hints = Hints(titles(template.name), normalise.vocabulary(template, {}), choices)
    tabs = {sheet.sheet_id: sheet.header() for sheet in sheets}
    headed = tuple(replace(tab, header=tabs[tab.tab_id]) for tab in structure.tabs)
    return Workbook(replace(structure, tabs=headed), sheets, mapping.mapped(sheets, template, hints))


def adopt(context: Context, lease: Lease, request: NewStore, structure: Structure) -> tuple[Store, Structure]:
    """The store with the sheets that it adopts, after a copy of the file was made, and the structure with its headers.

    Raises HeaderBelow, CopyRefused, BadInput. Repeated, it goes by the marks that stand, else by what stands now.
    """
    store = lease.store
    template = templates.load(store.template, store.locale)
    found = look(context, store.spreadsheet_id, structure, template, request.spreadsheet.sheets)
    if low := [f"{match.title} ({match.header_row})" for match in found.matches if match.reason == "header_below"]:
        raise HeaderBelow(sheets="、".join(low), field="spreadsheet.adopt")
    if not found.adopted:
        return store, found.structure
    adopted = tuple(mapping.adopted(match, template.tab(match.tab)) for match in found.adopted)
    copy = store.copy_id if request.spreadsheet.without_copy else _copied(context, store, structure, template)
    after = replace(store, adopted=adopted, copy_id=copy)
    with context.transaction() as db:
        lease.insist(db)
        stores.save(db, after, before=store)
    return after, found.structure


def _copied(context: Context, store: Store, structure: Structure, template: Template) -> str:
    """The copy of the workbook as it was, which the shop's owner may open too."""
    day = today(context.clock.now(), store.zone).isoformat()
    name = template.text("adoption.copy", title=structure.title, day=day)
    made = context.drive.copy(store.spreadsheet_id, name, store_id=store.id)
    context.drive.share(made, store.owner, role="writer", notify=False)
    return made


def titles(name: str) -> dict[str, Sequence[str]]:
    """Name of a tab → titles that such a sheet often has, in every language."""
    found: dict[str, Sequence[str]] = {}
    for spoken in (templates.load(name, locale) for locale in templates.locales()):
        for tab in spoken.inputs:
            words = _COMMAS.split(spoken.texts.get(f"adoption.title.{tab.name}", ""))
            found[tab.name] = (*found.get(tab.name, ()), tab.label, *(word.strip() for word in words if word.strip()))
    return found
