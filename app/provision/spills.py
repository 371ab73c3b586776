"""Columns that a formula fills: one formula in the header cell, spilled over the whole column.

Row 1 gives the label; a row in which none of the columns `where` holds anything stays truly blank. Columns are named
whole (`'客户'!$B:$B`), and Google rewrites what is named when people move columns or rename tabs.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.model.change import Header, Place, SpillFormula
from app.model.structure import Structure
from app.model.tab import Column, Tab
from app.model.template import Template
from app.provision.addresses import whole

NAMED = re.compile(r"\{(\w+)\.(\w+)(?:\.(\w+))?\}")
SETTINGS = "settings"
SETTINGS_AS_TYPED = (f"{SETTINGS}.name", f"{SETTINGS}.value")


def spill(tab: Tab, column: Column, index: int, *, template: Template, structure: Structure) -> SpillFormula:
    """The change that puts the formula of a computed column into row 1 of the column at that index (0-based)."""
    note = "\n".join((column.meaning, template.text("note.computed")))
    return SpillFormula(
        Place(tab.sheet_id, index, column.metadata_id),
        Header(column.label, note),
        formula(column, template, structure),
    )


def formula(column: Column, template: Template, structure: Structure) -> str:
    """The whole formula as Google is told it, beginning with `=`."""
    return "=" + addressed(_wrapped(column), template, structure)


def sources(column: Column, template: Template) -> set[str]:
    """The columns that a formula names, those in which settings are found among them: `customers.phone`."""
    names = NAMED.findall(_wrapped(column))
    settings = set(_in_force(template)) if any(tab == SETTINGS for tab, *_ in names) else set()
    return settings | {f"{tab}.{name}" for tab, name, option in names if tab != SETTINGS and not option}


def _in_force(template: Template) -> tuple[str, str]:
    """The columns in which the settings stand that formulas go by: in force, else, where no tab has them, as typed."""
    tabs = (tab for tab in template.derived if tab.in_force)
    label, value = next(((f"{tab.name}.{name}" for name in tab.in_force) for tab in tabs), SETTINGS_AS_TYPED)
    return label, value


def _wrapped(column: Column) -> str:
    first = f"{{{column.tab}.{column.where[0]}}}"
    filled = "&".join(f"{{{column.tab}.{name}}}" for name in column.where)
    return f'ARRAYFORMULA(IF(ROW({first})=1,{quoted(column.label)},IF({filled}="",,{column.formula})))'


def _addressed(text: str, address: Callable[[str, str, str], str]) -> str:
    return NAMED.sub(lambda found: address(found[1], found[2], found[3] or ""), text)


def _address(name: tuple[str, str, str], template: Template, structure: Structure) -> str:
    tab, column, option = name
    if tab == SETTINGS:
        return _setting(column, template, structure)
    if option:
        return quoted(template.option(f"{tab}.{column}", option))
    return whole(f"{tab}.{column}", template, structure)


def _setting(name: str, template: Template, structure: Structure) -> str:
    """A setting in force, found by its label; what a new shop begins with where it is missing or no number."""
    label = template.text(f"setting.{name}.label")
    names, values = (whole(path, template, structure) for path in _in_force(template))
    found = f"XLOOKUP({quoted(label)},{names},{values})"
    first = next(str(row[1]) for row in template.tab(SETTINGS).seeds if row[0] == label)
    if re.fullmatch(r"-?\d+(\.\d+)?", first):
        return f"IFERROR(VALUE({found}),{first})"
    return f"IFNA({found},{quoted(first)})"


def addressed(text: str, template: Template, structure: Structure) -> str:
    """The formula with every name in braces replaced by what it stands for."""
    return _addressed(text, lambda *name: _address(name, template, structure))


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'
