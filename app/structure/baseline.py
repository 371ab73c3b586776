"""What stood in a spreadsheet when nothing was left to do: the third side, beside what is declared and what is there.

It tells what people did from what a newer template wants: what stood here and is gone was taken away by somebody.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace

from app.model.structure import Structure
from app.model.tab import Tab
from app.model.template import Template
from app.provision.columns import note
from app.provision.places import places


@dataclass(frozen=True, slots=True)
class TabBaseline:
    """One declared tab as it stood."""

    labels: Mapping[str, str] = field(default_factory=dict)
    """Name of each declared column that stood there → its declared header then."""
    notes: Mapping[str, str] = field(default_factory=dict)
    lost: tuple[str, ...] = ()
    """Declared columns that could not be found, and may be what people call otherwise: they are not made anew."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The whole spreadsheet; with version 0, none was ever seen in order."""

    version: int = 0
    """Of the template."""
    tabs: Mapping[str, TabBaseline] = field(default_factory=dict)

    def tab(self, name: str) -> TabBaseline:
        return self.tabs.get(name, TabBaseline())

    def losing(self, lost: Collection[tuple[str, str]]) -> Baseline:
        """The same, where these columns (tab and name) could not be found lately."""
        tabs = dict(self.tabs)
        for tab, name in sorted(lost):
            tabs[tab] = replace(tabs.get(tab, TabBaseline()), lost=(*tabs.get(tab, TabBaseline()).lost, name))
        return replace(self, tabs=tabs)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Baseline:
        """What `to_json` wrote; a baseline of nothing where there is no text."""
        if not text:
            return cls()
        body = json.loads(text)
        tabs = {
            name: TabBaseline(tab["labels"], tab["notes"], tuple(tab["lost"])) for name, tab in body["tabs"].items()
        }
        return cls(body["version"], tabs)


def of(template: Template, structure: Structure, *, lost: Collection[tuple[str, str]] = ()) -> Baseline:
    """What stands now of the template. `lost`: tab and name of the columns that could not be found."""
    tabs = {
        tab.name: _tab(tab, template, structure, lost=tuple(name for owner, name in lost if owner == tab.name))
        for tab in template.tabs
        if structure.tab(tab.sheet_id)
    }
    return Baseline(template.version, tabs)


def _tab(tab: Tab, template: Template, structure: Structure, *, lost: tuple[str, ...]) -> TabBaseline:
    if tab.kind == "derived":
        return TabBaseline()
    found = places(tab, structure)
    labels = {name: tab.column(name).label for name in found}
    return TabBaseline(labels, {name: note(tab.column(name), template) for name in found}, lost)
