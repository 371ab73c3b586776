"""Where the values of a declared column stand: `{choices.source}` → `'选项'!$A$2:$A`."""

from __future__ import annotations

import re
from dataclasses import replace

from app.model.change import Validation
from app.model.structure import Structure
from app.model.template import Template
from app.provision.places import planned

NAMED = re.compile(r"=?\{(\w+\.\w+)\}")


def resolved(rule: Validation, template: Template, structure: Structure) -> Validation:
    """The rule with every `{tab.column}` replaced by the cells below that column's header."""
    values = tuple(NAMED.sub(lambda name: "=" + address(name[1], template, structure), text) for text in rule.values)
    return replace(rule, values=values)


def address(path: str, template: Template, structure: Structure) -> str:
    """The cells below the header of a column, where it stands now, else where it will be put."""
    title, column = _place(path, template, structure)
    return f"{title}!${column}$2:${column}"


def whole(path: str, template: Template, structure: Structure) -> str:
    """A whole column with its header, `'选项'!$A:$A`, where it stands now, else where it will be put."""
    title, column = _place(path, template, structure)
    return f"{title}!${column}:${column}"


def _place(path: str, template: Template, structure: Structure) -> tuple[str, str]:
    tab, column = template.tab(path.partition(".")[0]), template.column(path)
    there = structure.tab(tab.sheet_id)
    title = there.title if there else tab.label
    index = planned(tab, structure).get(column.name, tab.standing.index(column))
    return "'" + title.replace("'", "''") + "'", letters(index)


def letters(index: int) -> str:
    """The name of a column by its index (0-based): 0 → A, 26 → AA."""
    name = ""
    while index >= 0:
        index, digit = divmod(index, 26)
        name, index = chr(ord("A") + digit) + name, index - 1
    return name
