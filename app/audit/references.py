"""Rules about references: what they name is in the other tab, or what it might be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from app.audit.inspection import Inspection
from app.fields.folding import folded
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.row import shown
from app.model.tab import Column

NAME = "name"
"""The column by which people call a row, where its tab has one."""
PUNCTUATION = re.compile(r"[\W_]+")


def unknown(inspection: Inspection) -> Iterator[Finding]:
    """References to rows that are not there. A tab without rows is not kept by this shop, and nothing is said."""
    for column in (column for column in inspection.columns() if column.references):
        named = set(inspection.column(column.tab, column.name)) - {None}
        known = _keys(inspection, column.references) if named else set()
        if known and named - known:
            yield from _unknown(inspection, column, named - known, known)


def _unknown(inspection: Inspection, column: Column, unknown: set[Scalar], known: set[Scalar]) -> Iterator[Finding]:
    loose = {_loose(shown(key)): shown(key) for key in known}
    for row, value in inspection.filled(column.tab, column.name):
        if value in unknown:
            proposal = loose.get(_loose(shown(value)), "")
            yield inspection.finding("reference.unknown", row, column.name, proposal=proposal)


def own(inspection: Inspection) -> Iterator[Finding]:
    """References of a row to itself (nobody recommends themselves), or to what another column of the row names."""
    for tab in inspection.template.inputs:
        naming = [column for column in tab.columns if column.references]
        for place, column in enumerate(naming):
            keys = inspection.vocabulary.keys.get(tab.name, ()) if column.references == tab.name else ()
            before = [other for other in naming[:place] if other.references == column.references]
            names = [other.name for other in (*keys, *before)]
            for row, value in inspection.filled(tab.name, column.name) if names else ():
                if any(value == row.get(name) for name in names):
                    yield inspection.finding("reference.itself", row, column.name)


def keys_by_name(inspection: Inspection, tab: str) -> dict[str, str]:
    """Folded name → key of the only row that is called so."""
    keys: dict[str, set[str]] = defaultdict(set)
    for row in inspection.rows(tab):
        keys[folded(shown(row.get(NAME)))].add(row.key)
    return {name: next(iter(found)) for name, found in keys.items() if name and len(found) == 1}


def _keys(inspection: Inspection, tab: str) -> set[Scalar]:
    names = [key.name for key in inspection.vocabulary.keys.get(tab, ())]
    return {value for name in names for value in inspection.column(tab, name)} - {None}


def _loose(key: str) -> str:
    """A key without case and punctuation: `sk001` is `SK-001`."""
    return (key if key.isalnum() else PUNCTUATION.sub("", key)).casefold()
