"""The table of rules, and the order in which their findings are told."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator

from app.audit import alike, births, cells, customers, keys, names, orders, references, spans
from app.audit.inspection import Inspection
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.template import Template
from app.model.vocabulary import Vocabulary

Rule = Callable[[Inspection], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    cells.doubts,
    cells.required,
    cells.future,
    cells.not_positive,
    cells.identity_numbers,
    keys.missing,
    keys.duplicate,
    customers.shared,
    alike.alike,
    names.titled,
    names.labelled,
    births.unlikely,
    births.contradicted,
    references.unknown,
    references.own,
    births.purchase_before,
    spans.reversed_days,
    spans.ticket_before_order,
    orders.sum_differs,
    orders.refund_above_paid,
    orders.negative,
    orders.line_repeated,
)


def findings(
    template: Template, normalised: Normalised, *, today: datetime.date, vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    """All that there is to say, tab by tab, row by row, column by column; the same thing is said once.

    `today` is the day in the store's zone.
    """
    inspection = Inspection(template, normalised, today, vocabulary)
    found = [finding for rule in RULES for finding in rule(inspection)]
    said = {finding.fingerprint: finding for finding in reversed(found)}
    return tuple(sorted(said.values(), key=_Place(inspection, said.values())))


class _Place:
    """Where a finding stands in the sheet, as a sort key."""

    def __init__(self, inspection: Inspection, found: Iterable[Finding]) -> None:
        tabs = inspection.template.inputs
        self._tabs = {tab.name: index for index, tab in enumerate(tabs)}
        self._columns = {column.path: index for tab in tabs for index, column in enumerate(tab.columns)}
        named: dict[str, set[str]] = {}
        for item in found:
            named.setdefault(item.tab, set()).add(item.key)
        rows = [row for tab in named for row in reversed(inspection.rows(tab)) if row.key in named[tab]]
        self._rows = {(row.tab, row.key): row.number for row in rows}

    def __call__(self, finding: Finding) -> tuple[object, ...]:
        row = self._rows.get((finding.tab, finding.key), 0)
        column = self._columns.get(f"{finding.tab}.{finding.column}", -1)
        return self._tabs.get(finding.tab, -1), row, finding.key, column, finding.code, finding.seen, finding.details
