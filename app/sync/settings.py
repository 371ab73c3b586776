"""What people set in the settings tab, as far as it is understood; nonsense is a finding, the last good one holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.fields import field_of
from app.model.cell import Scalar
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.row import Row, shown
from app.model.store import Store
from app.model.tab import Column
from app.model.template import Setting, Template
from app.model.vocabulary import Vocabulary

TAB = "settings"


def applied(store: Store, template: Template, normalised: Normalised) -> tuple[Store, tuple[Finding, ...]]:
    """The store as its settings tab says, and what in the tab cannot be used."""
    rows = {row.get("name"): row for row in reversed(normalised.rows.get(TAB, ()))}
    named = {setting.name: (setting, rows[setting.label]) for setting in template.settings if setting.label in rows}
    values = {name: _value(setting, row.raw.get("value")) for name, (setting, row) in named.items()}
    wrong = tuple(_invalid(named[name][1]) for name in _unusable(template, values))
    refused = {finding.key for finding in wrong}
    good = {name: value for name, value in values.items() if value is not None and named[name][1].key not in refused}
    return _with(store, template, good), wrong


def in_force(store: Store, template: Template) -> dict[str, Scalar]:
    """Every setting as it is in force: the last value that could be used, else what a shop begins with."""
    return _first(template) | dict(store.settings)


def _first(template: Template) -> dict[str, Scalar]:
    """What a shop begins with."""
    return {setting.name: _value(setting, setting.start) for setting in template.settings}


def _with(store: Store, template: Template, good: Mapping[str, Scalar]) -> Store:
    """The store with what is set now; what is the same as at the beginning is not kept."""
    first = _first(template)
    held = {**dict(store.settings), **good}
    kept = tuple((name, held[name]) for name in first if name in held and held[name] != first[name])
    hour = int(shown(good["summary_hour"])) if "summary_hour" in good else store.summary_hour
    return replace(store, settings=kept, summary_hour=hour)


def _value(setting: Setting, raw: Scalar) -> Scalar:
    """What a setting is set to; None where that is nothing, out of bounds, or what its kind does not understand."""
    column = Column(TAB, "value", "", setting.field)
    verdict = field_of(column).read(raw, column, Vocabulary())
    if verdict.code not in ("", "value.as_text", "value.as_number") or verdict.value in (None, ""):
        return None
    if isinstance(verdict.value, int | float):
        low, high = setting.least, setting.most
        if (low is not None and verdict.value < low) or (high is not None and verdict.value > high):
            return None
    return verdict.value


def _unusable(template: Template, values: Mapping[str, Scalar]) -> Iterator[str]:
    """Settings that are there and say nothing that can be used, by themselves or beside another."""
    for setting in template.settings:
        if setting.name in values:
            value, other = values[setting.name], values.get(setting.above)
            if value is None or (_number(value) and _number(other) and float(value) <= float(other or 0)):
                yield setting.name


def _number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _invalid(row: Row) -> Finding:
    return Finding("setting.invalid", TAB, row.key, "value", seen=shown(row.raw.get("value")), severity="error")
