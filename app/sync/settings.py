"""What people set in the settings tab, as far as it is understood; nonsense is a finding, the last good one holds."""

from __future__ import annotations

from dataclasses import replace

from app.fields import field_of
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.row import Row, shown
from app.model.store import Store
from app.model.tab import Column
from app.model.template import Template
from app.model.vocabulary import Vocabulary

TAB = "settings"
HOUR = Column(TAB, "value", "", "integer")


def applied(store: Store, template: Template, normalised: Normalised) -> tuple[Store, tuple[Finding, ...]]:
    """The store as its settings tab says, and what in the tab cannot be used."""
    row = _row(normalised, template.text("setting.summary_hour.label"))
    if row is None:
        return store, ()
    verdict = field_of(HOUR).read(row.raw.get("value"), HOUR, Vocabulary())
    if verdict.code in ("", "value.as_text") and verdict.value in range(24):
        return replace(store, summary_hour=int(shown(verdict.value))), ()
    seen = shown(row.raw.get("value"))
    return store, (Finding("setting.invalid", TAB, row.key, "value", seen=seen, severity="error"),)


def _row(normalised: Normalised, name: str) -> Row | None:
    return next((row for row in normalised.rows.get(TAB, ()) if row.get("name") == name), None)
