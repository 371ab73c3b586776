"""The whole of provisioning as one ordered list of changes, and the titles that stand in its way."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from app.model.change import Change, SeedRows, SetSpreadsheet, SpillFormula
from app.model.structure import Structure
from app.model.tab import Tab
from app.model.template import Template
from app.provision import adopted, charts, columns, lookup, protection, tabs
from app.provision.places import unprovisioned


def changes(template: Template, structure: Structure, *, timezone: str, editors: tuple[str, ...]) -> tuple[Change, ...]:
    """Everything of the template that the spreadsheet lacks, in an order that one batch can be applied in.

    `timezone` is an IANA name; `editors` are the addresses that may edit what is protected, besides the owner.
    A tab that is there by its sheet id counts as complete but for marks, protections and charts; one that was adopted,
    only once it bears a mark. Planned again for what it made, nothing is left to change.
    """
    wanted = provisioned(template)
    missing = tuple(tab for tab in wanted if structure.tab(tab.sheet_id) is None)
    theirs = tuple(tab for tab in wanted if unprovisioned(tab, structure))
    others = tuple(tab for tab in wanted if tab not in theirs)
    made = (
        *_properties(template, structure, timezone),
        *tabs.added(wanted, structure),
        *(change for tab in missing for change in columns.new(tab, template, structure)),
        *(change for tab in theirs for change in adopted.columns(tab, template, structure)),
        *(change for tab in others for change in columns.untagged(tab, structure)),
        *(SeedRows(tab.sheet_id, tab.seeds) for tab in missing if tab.seeds),
        *(change for tab in wanted for change in charts.missing(tab, structure)),
        *(change for tab in theirs for change in adopted.protected(tab, template, structure, editors=editors)),
        *(change for tab in others for change in protection.missing(tab, template, structure, editors=editors)),
    )
    # Formulas name columns by their letters: they come when every column stands where it is to stay.
    formulas = tuple(change for change in made if isinstance(change, SpillFormula))
    cards = tuple(lookup.content(tab, template, structure) for tab in missing if tab.lookup)
    return (*(change for change in made if not isinstance(change, SpillFormula)), *formulas, *cards)


def of_tab(
    tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...], without: Collection[str] = ()
) -> Iterator[Change]:
    """All of one tab that is missing, in an order in which it can be applied; `without`: tabs that will not be made."""
    others = [one for one in provisioned(template) if one.name not in without]
    yield from (added for added in tabs.added(others, structure) if added.tab_id == tab.sheet_id)
    yield from columns.new(tab, template, structure)
    if tab.lookup:
        yield lookup.content(tab, template, structure)
    if tab.seeds:
        yield SeedRows(tab.sheet_id, tab.seeds)
    yield from charts.missing(tab, structure)
    yield from protection.missing(tab, template, structure, editors=editors)


def collisions(template: Template, structure: Structure) -> tuple[str, ...]:
    """Titles of the template's tabs that other sheets already have; adding ours would be refused."""
    standing = {tab.title.casefold(): tab.tab_id for tab in structure.tabs}
    return tuple(
        tab.label
        for tab in provisioned(template)
        if standing.get(tab.label.casefold(), tab.sheet_id) != tab.sheet_id and not structure.tab(tab.sheet_id)
    )


def provisioned(template: Template) -> tuple[Tab, ...]:
    """The tabs that a new spreadsheet has: all but those that come one a day."""
    return tuple(tab for tab in template.tabs if not tab.per_day)


def _properties(template: Template, structure: Structure, timezone: str) -> Iterator[Change]:
    wanted = SetSpreadsheet(template.text("locale"), timezone)
    if (structure.locale, structure.timezone) != (wanted.locale, wanted.timezone):
        yield wanted
