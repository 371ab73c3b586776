"""The table of rules, and the order in which their findings are told."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from app.audit import alike, births, cells, changes, customers, keys, names, orders, references, sharing, spans
from app.audit.changes import Looks
from app.audit.inspection import Inspection
from app.audit.sharing import Shared, Sharing
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.template import Template
from app.model.vocabulary import Vocabulary

Rule = Callable[[Inspection], Iterator[Finding]]

OF_ROWS: tuple[Rule, ...] = (
    cells.required,
    cells.future,
    cells.not_positive,
    cells.identity_numbers,
    keys.missing,
    names.titled,
    names.labelled,
    births.unlikely,
    births.contradicted,
    references.own,
    spans.reversed_days,
    orders.sum_differs,
    orders.refund_above_paid,
    orders.negative,
)
"""Rules that look at one row by itself: they look again only at rows that have changed."""

ACROSS: Mapping[Rule, Looks] = {
    keys.duplicate: changes.own_values,
    references.unknown: changes.references,
    births.purchase_before: changes.any_of(
        changes.among("customers", "phone", "wechat", "birthday"), changes.among("orders", "customer", "date")
    ),
    spans.ticket_before_order: changes.any_of(
        changes.among("orders", "order_no", "date"), changes.among("tickets", "order_no", "date")
    ),
}
"""Rules that look at several rows, and at which columns: they look again where one of these has changed."""

SHARING: tuple[Sharing[Any], ...] = (customers.SHARED, alike.ALIKE, orders.LINES)
"""Rules that look at rows with something in common: they look again at those that share it with a changed one."""


@dataclass(frozen=True)
class Audited:
    """What was looked at, and what there was to say: by rules of rows, and by each of the others."""

    inspection: Inspection
    of_rows: tuple[Finding, ...]
    across: Mapping[Rule, tuple[Finding, ...]]
    sharing: tuple[Shared, ...]

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Tab by tab, row by row, column by column; the same thing is said once."""
        across = chain(self.across.values(), (shared.findings for shared in self.sharing))
        found = [*cells.doubts(self.inspection), *self.of_rows, *chain.from_iterable(across)]
        said = {finding.fingerprint: finding for finding in reversed(found)}
        return tuple(sorted(said.values(), key=_Place(self.inspection, said.values())))


def audited(inspection: Inspection, *, before: Audited | None = None) -> Audited:
    """All that there is to say. `before`: what was said of an earlier read; it may be of another day or shop."""
    if before is None or not inspection.continues(before.inspection):
        return Audited(
            inspection,
            tuple(finding for rule in OF_ROWS for finding in rule(inspection)),
            {rule: tuple(rule(inspection)) for rule in ACROSS},
            tuple(sharing.shared(rule, inspection) for rule in SHARING),
        )
    since = changes.between(before.inspection, inspection)
    inspection.inherit(before.inspection, since.values)
    again = inspection.only(since.rows_again({(finding.tab, finding.key) for finding in before.of_rows}))
    kept = (finding for finding in before.of_rows if (finding.tab, finding.key) not in since.keys)
    changed = [column for column in inspection.columns() if column.path in since.paths]
    return Audited(
        inspection,
        (*kept, *(finding for rule in OF_ROWS for finding in rule(again))),
        {
            rule: tuple(rule(inspection)) if any(looks(inspection, item) for item in changed) else before.across[rule]
            for rule, looks in ACROSS.items()
        },
        tuple(sharing.again(known, inspection, since) for known in before.sharing),
    )


def findings(
    template: Template, normalised: Normalised, *, today: datetime.date, vocabulary: Vocabulary
) -> tuple[Finding, ...]:
    """All that there is to say of rows that nobody has looked at before. `today` is the day in the store's zone."""
    return audited(Inspection(template, normalised, today, vocabulary)).findings


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
