"""Lays the columns that a shop asks for over its template. A line that cannot be used is told, never raised."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.fields.folding import folded, tidy
from app.fields.tags import split
from app.model.custom import CUSTOM, CustomLine, CustomProblem
from app.model.row import Row, shown
from app.model.tab import Column, Tab
from app.model.template import Template

PREFIX = "custom_"
"""What the names of such columns begin with, and no declared one's does."""
LONGEST_LABEL = 100
WITH_LIST = ("choice", "tags")
"""Kinds that take words from a list: the first must have one, the second may."""


def lines_of(rows: Iterable[Row]) -> tuple[CustomLine, ...]:
    """The lines of the tab of custom fields, from its understood rows."""
    return tuple(
        CustomLine(
            tab=shown(row.values.get("tab")),
            label=shown(row.values.get("label")),
            field=shown(row.values.get("field")),
            choices=tuple(split(shown(row.values.get("choices")))),
            required=row.get("required") is True,
            key=row.key,
        )
        for row in rows
    )


def extended(template: Template, lines: Iterable[CustomLine]) -> tuple[Template, tuple[CustomProblem, ...]]:
    """The template with a column for every line that makes sense, and what is wrong with the others.

    A column is named after its tab and label, so it is the same one in whatever order the lines stand, and comes back
    with its mark when a line that was taken away is written again. Of two lines for one header the first counts.
    """
    columns: dict[str, list[Column]] = {}
    problems = []
    for line in lines:
        made = _column(template, line, columns)
        if isinstance(made, CustomProblem):
            problems.append(made)
        else:
            columns.setdefault(made.tab, []).append(made)
    tabs = tuple(_with(tab, columns.get(tab.name, ())) for tab in template.tabs)
    own = {tab: tuple(column.name for column in made) for tab, made in columns.items()}
    forms = tuple(replace(form, own=own.get(form.tab, ())) for form in template.forms)
    return replace(template, tabs=tabs, forms=forms), tuple(problems)


def column_name(tab: str, label: str) -> str:
    """The identifier of the column that a shop calls so in that tab."""
    return PREFIX + hashlib.sha256(f"{tab}\x1f{folded(label)}".encode()).hexdigest()[:12]


def _column(template: Template, line: CustomLine, made: Mapping[str, Sequence[Column]]) -> Column | CustomProblem:
    tab, field, label = _named(template, "tab", line.tab), _named(template, "field", line.field), tidy(line.label)
    for column, text, found in (("tab", line.tab, tab), ("label", label, label), ("field", line.field, field)):
        if not found:
            allowed = template.column(f"{CUSTOM}.{column}").options
            return CustomProblem(line, column, "unknown" if tidy(text) else "missing", allowed)
    if len(label) > LONGEST_LABEL:
        return CustomProblem(line, "label", "too_long")
    if folded(label) in _headers(template.tab(tab), made.get(tab, ())):
        return CustomProblem(line, "label", "taken")
    if field == WITH_LIST[0] and not line.choices:
        return CustomProblem(line, "choices", "missing")
    return Column(
        tab=tab,
        name=column_name(tab, label),
        label=label,
        field=field,
        meaning=template.text("custom.meaning"),
        example=line.choices[0] if line.choices and field in WITH_LIST else "",
        required=line.required,
        sensitivity="personal",
        options=line.choices if field in WITH_LIST else (),
    )


def _named(template: Template, column: str, text: str) -> str:
    """The name of the tab or kind that a text means; empty where it means none."""
    prefix, said = f"column.{CUSTOM}.{column}.options.", folded(text)
    words = {key.removeprefix(prefix): word for key, word in template.texts.items() if key.startswith(prefix)}
    titles = {tab.name: tab.label for tab in template.inputs} if column == "tab" else {}
    for name, word in words.items():
        if said in (name, folded(word), folded(titles.get(name, name))):
            return name
    return ""


def _headers(tab: Tab, more: Sequence[Column]) -> set[str]:
    return {folded(column.label) for column in (*tab.standing, *more)}


def _with(tab: Tab, more: Sequence[Column]) -> Tab:
    """The tab with its own columns, the shop's behind them, and the hidden one last."""
    if not more:
        return tab
    hidden = tuple(column for column in tab.columns if column.hidden)
    return replace(tab, columns=(*tab.shown, *more, *hidden))


def plain(template: Template) -> Template:
    """The template without any columns that a shop asked for."""
    tabs = tuple(replace(tab, columns=tuple(c for c in tab.columns if not _is_custom(c))) for tab in template.tabs)
    return replace(template, tabs=tabs, forms=tuple(replace(form, own=()) for form in template.forms))


def _is_custom(column: Column) -> bool:
    return column.name.startswith(PREFIX)
