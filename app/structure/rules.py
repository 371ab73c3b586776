"""Validation and number formats of columns, as far down as was looked at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from app.fields import field_of
from app.model.change import FormatColumn, NumberFormat, SetValidation, Validation
from app.model.repair import ClearValidation
from app.model.structure import Structure
from app.model.template import Template
from app.provision.addresses import resolved
from app.provision.columns import validation as declared_rule
from app.structure.item import Item
from app.structure.view import View

BROKEN, LISTS = "#REF!", "choices"
Form = tuple[object, ...]
"""A rule by which it is compared."""
LEADS_NOWHERE: Form = ("leads nowhere",)


def validation(view: View) -> Iterator[Item]:
    """Rules that are gone, or that came with a paste from another column; one that somebody made is only reported.

    A rule is set only in rows that lack it: setting it anew takes the colours from a dropdown.
    """
    known, titles = _known(view.template, view.is_), frozenset(tab.title for tab in view.is_.tabs)
    lists = _lists(view)
    for name, index in _looked_at(view):
        column = view.tab.column(name)
        declared = declared_rule(column)
        wanted = _form(resolved(declared, view.template, view.is_) if declared else None, titles)
        odd = [run for run in view.detail.rules.get(index, ()) if _form(run.value, titles) != wanted]
        lost = [run for run in odd if run.value is None or _is_ours(_form(run.value, titles), known, lists)]
        rule = resolved(declared, view.template, view.will) if declared else None
        rows = [(run.start, 0 if run.end == view.detail.last_row else run.end) for run in lost]
        if lost:
            place = view.place(column, index)
            changes = tuple(SetValidation(place, rule, run) if rule else ClearValidation(place, run) for run in rows)
            yield Item("validation.lost", view.tab.name, name, changes=changes)
        if len(odd) > len(lost):
            yield Item("validation.changed", view.tab.name, name, seen=column.label)


def formats(view: View) -> Iterator[Item]:
    """Number formats that somebody overwrote: to format the column again changes no value, and no colour."""
    for name, index in _looked_at(view):
        column = view.tab.column(name)
        wanted = field_of(column).number_format
        odd = [run.value for run in view.detail.formats.get(index, ()) if not _same(run.value, wanted)]
        if wanted and odd and not column.adopted:
            seen = next((f"{one.type} {one.pattern}".strip() for one in odd if one), "")
            change = FormatColumn(view.place(column, index), wanted)
            yield Item("format.changed", view.tab.name, name, seen, (change,))


def tables(view: View) -> Iterator[Item]:
    """A part of a tab that somebody has made a table of: Google keeps its rules elsewhere."""
    if view.detail.tables:
        yield Item("tab.table", view.tab.name)


def _looked_at(view: View) -> Iterator[tuple[str, int]]:
    """Columns whose cells were looked at and bear their own rules."""
    spans = [(left or 0, right or view.there.columns) for _, _, left, right in view.detail.tables]
    for name, index in view.present.items():
        if not any(left <= index < right for left, right in spans):
            yield name, index


def _is_ours(form: Form, known: Collection[Form], lists: str) -> bool:
    """Whether the template knows the rule, or it names some other list of ours: lists move with their columns."""
    values = form[1] if form[:1] == ("ONE_OF_RANGE",) else ()
    assert isinstance(values, tuple)
    return form in known or bool(lists and values and str(values[0]).startswith(f"{lists}!"))


def _lists(view: View) -> str:
    """The title of the tab of lists, as a rule is compared by it."""
    there = next((view.is_.tab(tab.sheet_id) for tab in view.template.inputs if tab.name == LISTS), None)
    return re.sub(r"[\s']", "", there.title) if there else ""


def _known(template: Template, structure: Structure) -> set[Form]:
    """Every rule that the template knows, and those that lead nowhere any more."""
    columns = [column for tab in template.inputs for column in tab.columns]
    rules = [rule for column in columns if (rule := declared_rule(column))]
    titles = frozenset(tab.title for tab in structure.tabs)
    return {_form(resolved(rule, template, structure), titles) for rule in rules} | {LEADS_NOWHERE}


def _form(rule: Validation | None, titles: Collection[str]) -> Form:
    """How a range is quoted says nothing, and one rule that leads nowhere is like another. `titles`: of the tabs."""
    if rule is None:
        return ()
    if rule.condition != "ONE_OF_RANGE":
        return rule.condition, rule.values, rule.strict
    values = tuple(re.sub(r"[$=\s]", "", value) for value in rule.values)
    named = [_title(value) for value in values if "!" in value]
    if any(BROKEN in value for value in values) or not {re.sub(r"\s", "", title) for title in titles} >= set(named):
        return LEADS_NOWHERE
    return rule.condition, tuple(value.replace("'", "") for value in values), rule.strict


def _title(value: str) -> str:
    """The title in `'My tab'!A2:A`."""
    title = value.rpartition("!")[0]
    return title[1:-1].replace("''", "'") if title.startswith("'") else title


def _same(seen: NumberFormat | None, wanted: NumberFormat | None) -> bool:
    return seen == wanted or (seen is not None and wanted is not None and seen.type == wanted.type == "TEXT")
