"""A template: every tab, word and form of one kind of shop in one locale, as values (`app.templates` reads it)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.model.tab import Column, Tab

IMPORT = "import."
"""How the names of the forms begin by which files come in; no address of a form can hold it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form that people may submit: into which tab, with which of its columns."""

    name: str
    tab: str
    title: str
    columns: tuple[str, ...]
    own: tuple[str, ...] = ()
    """Columns that the shop asked for; a submission may leave them out even where a row must not."""

    @property
    def fields(self) -> tuple[str, ...]:
        """All that a submission may hold."""
        return (*self.columns, *self.own)


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the tab of settings that means something."""

    name: str
    label: str
    """What stands in the row's first column."""
    start: str = ""
    """What a new shop begins with."""
    field: str = "text"
    """Kind of its value."""
    least: float | None = None
    most: float | None = None
    above: str = ""
    """Name of the setting that it must be above."""


@dataclass(frozen=True, slots=True)
class Template:
    """base + vertical + labels of one locale."""

    name: str
    version: int
    locale: str
    """`zh-CN` or `en`."""
    tabs: tuple[Tab, ...]
    """In the order in which people see them."""
    forms: tuple[Form, ...] = ()
    settings: tuple[Setting, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every other word that people read, by dotted key: `finding.date.unreadable.advice`."""

    @property
    def inputs(self) -> tuple[Tab, ...]:
        return tuple(tab for tab in self.tabs if tab.kind == "input")

    @property
    def derived(self) -> tuple[Tab, ...]:
        return tuple(tab for tab in self.tabs if tab.kind == "derived")

    def tab(self, name: str) -> Tab:
        """The tab of that name; KeyError where there is none."""
        return next((tab for tab in self.tabs if tab.name == name), None) or _missing(name)

    def column(self, path: str) -> Column:
        """The column of a path such as `customers.phone`; KeyError where there is none."""
        tab, _, name = path.partition(".")
        return self.tab(tab).column(name)

    def form(self, name: str) -> Form | None:
        """A form that people may submit, or the one by which files come into a tab (`import.<tab>`)."""
        if name.startswith(IMPORT):
            tabs = (tab for tab in self.inputs if f"{IMPORT}{tab.name}" == name)
            return next((Form(name, tab.name, tab.label, tuple(each.name for each in tab.shown)) for tab in tabs), None)
        return next((form for form in self.forms if form.name == name), None)

    def option(self, path: str, name: str) -> str:
        """The word in this locale for a fixed option: `orders.status`, `refunded` → `已退款`; KeyError if none."""
        return self.texts[f"column.{path}.options.{name}"]

    def text(self, key: str, /, **values: object) -> str:
        """The words for a key, `{name}` places filled in, once; KeyError where the labels lack it."""
        return re.sub(r"\{(\w+)\}", lambda place: str(values.get(place[1], place[0])), self.texts[key])


def _missing(name: str) -> Tab:
    raise KeyError(name)
