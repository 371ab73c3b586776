"""The columns that a shop asks for, line by line; of a line that makes no sense, the last good one holds. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.fields.folding import folded
from app.model.custom import CUSTOM, CustomLine, CustomProblem
from app.model.finding import Finding
from app.model.normalised import Normalised
from app.model.row import TabReading
from app.model.store import Store
from app.model.template import Template
from app.templates import extended, lines_of, plain

NEEDED = frozenset({"tab", "label", "field"})
"""Columns without which no line can be read."""
CODES = {
    ("label", "taken"): "custom.taken",
    ("label", "too_long"): "custom.too_long",
    ("choices", "missing"): "custom.no_choices",
}
"""What is told of a line; where something is missing or unknown, the rules for cells say so already."""


def applied(
    store: Store, template: Template, readings: Mapping[str, TabReading], normalised: Normalised
) -> tuple[Store, tuple[Finding, ...]]:
    """The store with the lines that are in force from now on, and what is wrong with the others.

    Lines that cannot be read at all (the tab or a column is not there) stay in force.
    """
    reading = readings.get(CUSTOM)
    if reading is None or not reading.places.keys() >= NEEDED:
        return store, ()
    lines, ours = lines_of(normalised.rows.get(CUSTOM, ())), plain(template)
    _, problems = extended(ours, lines)
    force = [replace(line, key="") for line in _in_force(lines, problems, store.custom)]
    twice = {id(problem.line) for problem in extended(ours, force)[1]}
    return replace(store, custom=tuple(line for line in force if id(line) not in twice)), tuple(_findings(problems))


def own(template: Template, readings: Mapping[str, TabReading]) -> Iterator[Finding]:
    """People's own columns, each of which one line in the tab of custom fields has looked after like the others."""
    if CUSTOM not in readings:
        return
    for name, reading in readings.items():
        if f"column.{CUSTOM}.tab.options.{name}" in template.texts:
            places = (("fields", readings[CUSTOM].title), ("tab", reading.title))
            for header in reading.extra:
                yield Finding("column.own", name, "", seen=header, details=places, severity="hint")


def _in_force(
    lines: Iterable[CustomLine], problems: Iterable[CustomProblem], before: Iterable[CustomLine]
) -> Iterator[CustomLine]:
    """Good lines, and for every bad one the line that was in force for the same column."""
    bad = {id(problem.line) for problem in problems}
    known = {_column(line): line for line in before}
    listed = list(lines)
    done = {_column(line) for line in listed if id(line) not in bad}
    for line in listed:
        name = _column(line)
        if id(line) not in bad:
            yield line
        elif name in known and name not in done:
            done.add(name)
            yield known[name]


def _column(line: CustomLine) -> tuple[str, str]:
    return folded(line.tab), folded(line.label)


def _findings(problems: Iterable[CustomProblem]) -> Iterator[Finding]:
    for problem in problems:
        code = CODES.get((problem.column, problem.reason))
        if code:
            yield Finding(code, CUSTOM, problem.line.key, problem.column, seen=problem.line.label, severity="error")
