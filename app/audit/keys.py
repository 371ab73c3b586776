"""Rules about what rows are known by: it is there, and it is theirs alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.audit.customers import JUDGED
from app.audit.inspection import Inspection, repeated
from app.model.finding import Finding
from app.model.tab import Column, Tab


def missing(inspection: Inspection) -> Iterator[Finding]:
    """Rows without any of the columns that they are known by: a customer without phone and WeChat id."""
    for tab in inspection.template.inputs:
        if tab.key_mode == "any" and not any(tab.column(name).required for name in tab.key):
            firsts = inspection.column(tab.name, tab.key[0]) if tab.key else ()
            for row, first in zip(inspection.rows(tab.name), firsts, strict=False):
                if first is None and all(row.values.get(name) is None for name in tab.key):
                    yield inspection.finding("key.missing", row, tab.key[0], details={"columns": _labels(tab)})


def duplicate(inspection: Inspection) -> Iterator[Finding]:
    """Values that several rows share though they should be one row's own; the first row keeps it."""
    for column in inspection.columns():
        if column.unique != "no" and column.path not in JUDGED:
            for _, rows in repeated(inspection.rows(column.tab), column.name):
                yield from (
                    _duplicate(column, inspection.finding("key.duplicate", row, column.name)) for row in rows[1:]
                )


def _duplicate(column: Column, found: Finding) -> Finding:
    return replace(found, severity="error" if column.unique == "error" else "warning")


def _labels(tab: Tab) -> str:
    return " / ".join(tab.column(name).label for name in tab.key)
