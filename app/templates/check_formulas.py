"""What formulas must keep: they parse, call known functions, name what is declared, and go in no circle."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from app.templates import formulas as language
from app.templates.declared import ComputedEntry, InputFile, spoken
from app.templates.invalid import TemplateInvalid
from app.templates.schema import Schema, place_of

SETTINGS = "settings"
"""The tab in whose place a name in braces means a setting."""


def formulas(declared: Schema, inputs: Mapping[str, InputFile]) -> None:
    """Raises TemplateInvalid for the first formula that cannot be."""
    known = {*_columns(declared), *_options(inputs), *_settings(inputs)}
    for name, tab in inputs.items():
        for column in tab.computed:
            _formula(column, known, file=place_of(declared.tabs[name][0]))
    _no_circle(declared, inputs)


def _formula(column: ComputedEntry, known: Collection[str], *, file: str) -> None:
    place = f"column {column.name}"
    try:
        language.parse(column.formula)
    except language.Unparsable as error:
        raise TemplateInvalid(file, f"`formula` does not parse: {error}", place=place) from None
    _known(language.functions(column.formula), language.KNOWN, what="calls a function", file=file, place=place)
    _known(language.names(column.formula), known, what="names a column", file=file, place=place)


def _known(names: Iterable[str], allowed: Collection[str], *, what: str, file: str, place: str) -> None:
    for name in names:
        if name not in allowed:
            near = [word for word in allowed if word.split(".")[0] == name.split(".")[0]]
            problem = f"`formula` {what} that is unknown: `{name}`"
            raise TemplateInvalid(file, problem, place=place, allowed=near or allowed)


def _columns(declared: Schema) -> Iterator[str]:
    """Those of derived tabs too: what a formula finds there was written by the service."""
    tabs = {name: tab for name, (_, tab) in declared.tabs.items() if name != SETTINGS}
    return (f"{name}.{column.name}" for name, tab in tabs.items() for column in spoken(tab))


def _options(inputs: Mapping[str, InputFile]) -> Iterator[str]:
    for name, tab in inputs.items():
        for column in tab.column:
            yield from (f"{name}.{column.name}.{option}" for option in column.options)


def _settings(inputs: Mapping[str, InputFile]) -> Iterator[str]:
    return (f"{SETTINGS}.{setting.name}" for tab in inputs.values() for setting in tab.setting)


def _no_circle(declared: Schema, inputs: Mapping[str, InputFile]) -> None:
    """No formula leads back to its own column, by way of whatever others."""
    columns = {f"{name}.{column.name}": column for name, tab in inputs.items() for column in spoken(tab)}
    graph = {path: _reads(column, path.partition(".")[0]) for path, column in columns.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        first = str(error.args[1][0])
        tab, _, name = first.partition(".")
        problem = f"formulas go in a circle: {' → '.join(error.args[1])}"
        raise TemplateInvalid(place_of(declared.tabs[tab][0]), problem, place=f"column {name}") from None


def _reads(column: object, tab: str) -> set[str]:
    if not isinstance(column, ComputedEntry):
        return set()
    return {*language.names(column.formula), *(f"{tab}.{name}" for name in column.where)}
