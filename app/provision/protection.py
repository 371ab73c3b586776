"""What only the service and the store's owner may edit: derived tabs, and the headers of our columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.model.change import Protect
from app.model.ids import stable_id
from app.model.structure import Structure
from app.model.tab import Tab
from app.model.template import Template
from app.provision.lookup import OPEN
from app.provision.places import places


def missing(tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...]) -> Iterator[Protect]:
    """The tab's protections where they are missing: a derived tab whole, of an input tab our headers."""
    there = structure.tab(tab.sheet_id)
    for one in wanted(tab, template, structure, editors=editors):
        if there is None or one.protection_id not in there.protections:
            yield one


def wanted(tab: Tab, template: Template, structure: Structure, *, editors: tuple[str, ...]) -> Iterator[Protect]:
    """Every protection that the tab should have: people's own columns among ours stay open to them.

    Headers that hold a spilled formula are never protected: people may sort, insert and delete freely beneath them.
    """
    if tab.kind == "derived":
        opened = OPEN if tab.lookup else ()
        yield Protect(protection_id(tab), tab.sheet_id, template.text("protection.derived"), (), editors, opened)
        return
    typed = {column.name for column in tab.columns}
    for number, columns in enumerate(runs(index for name, index in places(tab, structure).items() if name in typed)):
        yield Protect(protection_id(tab, number), tab.sheet_id, template.text("protection.header"), columns, editors)


def protection_id(tab: Tab, number: int = 0) -> int:
    """The same in every store; headers that people's own columns keep apart have one each, from left to right."""
    return stable_id(f"protect:{tab.name}:{number}" if number else f"protect:{tab.name}")


def runs(indexes: Iterable[int]) -> list[tuple[int, int]]:
    """Start and end of columns that stand side by side."""
    taken = sorted(set(indexes))
    if not taken:
        return []
    breaks = [place for place in range(len(taken)) if place == 0 or taken[place] != taken[place - 1] + 1]
    return [(taken[start], taken[end - 1] + 1) for start, end in zip(breaks, [*breaks[1:], len(taken)], strict=True)]
