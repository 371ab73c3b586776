"""What only the service and the store's owner may edit: derived tabs, and the headers of our columns."""

from __future__ import annotations

from collections.abc import Iterator

from app.model.change import Protect
from app.model.ids import stable_id
from app.model.structure import Structure
from app.model.tab import Tab
from app.model.template import Template
from app.provision.places import places


def missing(tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...]) -> Iterator[Protect]:
    """The tab's protection where it is missing: a derived tab whole, of an input tab our headers."""
    there = structure.tab(tab.sheet_id)
    if there and protection_id(tab) in there.protections:
        return
    if tab.kind == "derived":
        yield Protect(protection_id(tab), tab.sheet_id, template.text("protection.derived"), (), editors)
    elif columns := _headers(tab, structure):
        yield Protect(protection_id(tab), tab.sheet_id, template.text("protection.header"), columns, editors)


def protection_id(tab: Tab) -> int:
    """The same in every store."""
    return stable_id(f"protect:{tab.name}")


def _headers(tab: Tab, structure: Structure) -> tuple[int, ...]:
    """Start and end of our headers; nothing where people's own columns stand among them, which stay open to them.

    Headers that hold a spilled formula are never protected: people may sort, insert and delete freely beneath them.
    """
    typed = {column.name for column in tab.columns}
    taken = sorted(index for name, index in places(tab, structure).items() if name in typed)
    side_by_side = bool(taken) and taken[-1] - taken[0] == len(taken) - 1
    return (taken[0], taken[-1] + 1) if side_by_side else ()
