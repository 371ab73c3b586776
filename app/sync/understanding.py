"""One read, understood: rows normalised, findings found. The read's moment and day are given; no I/O.

What has not changed since the store's last read is not understood again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app import audit, normalise
from app.audit import Inspection
from app.clock import today
from app.errors import TabMissing
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.row import Row, TabReading
from app.model.store import Store
from app.model.tab import SUBMISSION, Tab
from app.model.template import Template
from app.model.vocabulary import Vocabulary
from app.sync import custom, settings
from app.sync.delta import Line
from app.sync.recent import Memory, Recent

_RECENT = Memory()


@dataclass(frozen=True, slots=True)
class Understood:
    """What one read told."""

    template: Template
    readings: Mapping[str, TabReading]
    vocabulary: Vocabulary
    normalised: Normalised
    findings: tuple[Finding, ...]
    at: datetime
    day: date
    """Today in the store's zone."""
    store: Store
    """The store as its settings tab says."""

    @property
    def lines(self) -> dict[str, list[Line]]:
        """Rows by tab as the ledger keeps them: as typed, with the key that people know them by."""
        return {tab: [_line(row) for row in rows] for tab, rows in self.normalised.rows.items()}

    @property
    def columns(self) -> dict[str, frozenset[str]]:
        """The declared columns that stand in each tab."""
        return {name: frozenset(reading.places) for name, reading in self.readings.items()}

    @property
    def submitted(self) -> frozenset[str]:
        """Ids of the submissions that stand in the sheet, or stood there and were cleared."""
        rows = (row for rows in self.normalised.rows.values() for row in rows)
        cleared = (name for reading in self.readings.values() for name in reading.cleared)
        return frozenset((*(str(row.raw[SUBMISSION]) for row in rows if row.raw.get(SUBMISSION)), *cleared))


def understood(store: Store, template: Template, readings: Mapping[str, TabReading], *, at: datetime) -> Understood:
    """The read as rows and findings; TabMissing where a declared tab is not there."""
    gone = [tab.label for tab in template.inputs if tab.name not in readings]
    if gone:
        raise TabMissing(tabs="、".join(gone))
    day = today(at, store.zone)
    vocabulary = normalise.vocabulary(template, readings)
    last = _RECENT.of(store.id, template, vocabulary)
    normalised = normalise.rows(template, readings, vocabulary, before=last.rows if last else {})
    inspection = Inspection(template, normalised, day, vocabulary)
    audited = audit.audited(inspection, before=last.audited if last else None)
    _RECENT.keep(store.id, Recent(template, vocabulary, dict(normalised.rows), audited))
    missing = tuple(finding for tab in template.inputs for finding in _missing(tab, readings[tab.name]))
    store, wrong = settings.applied(store, template, normalised)
    store, odd = custom.applied(store, template, readings, normalised)
    said = (*missing, *wrong, *odd, *custom.own(template, readings), *audited.findings)
    return Understood(template, readings, vocabulary, normalised, said, at, day, store)


def _missing(tab: Tab, reading: TabReading) -> list[Finding]:
    """A declared column that neither its header nor its metadata finds, or of which the two say different things."""
    return [
        Finding("column.missing", tab.name, "", name, seen=tab.column(name).label, severity="error")
        for name in reading.missing
    ] + [
        Finding("column.unmarked", tab.name, "", name, seen=tab.column(name).label, severity="error")
        for name in sorted(reading.unmarked)
    ]


def _line(row: Row) -> Line:
    return Line(row.name, row.raw)
