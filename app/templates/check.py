"""What the declared tabs and forms must keep among themselves; the words have `check_words`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from app.fields import FIELDS
from app.model.tab import SUBMISSION
from app.templates import check_formulas, check_words
from app.templates.declared import (
    CHOICES,
    ColumnEntry,
    ComputedEntry,
    DerivedFile,
    FormFile,
    InputFile,
    LookupEntry,
    spoken,
)
from app.templates.invalid import TemplateInvalid
from app.templates.schema import Schema, place_of

MAY_HAVE_LIST = "tags"
"""The kind that takes words of a list where it has one, and any word where it has none."""


def schema(declared: Schema) -> None:
    """Raises TemplateInvalid for the first thing that does not fit the rest."""
    inputs = {name: tab for name, (_, tab) in declared.tabs.items() if isinstance(tab, InputFile)}
    for name, tab in inputs.items():
        file = place_of(declared.tabs[name][0])
        _distinct((column.name for column in spoken(tab)), file=file)
        _known(tab.key, [column.name for column in tab.column], what="`key`", file=file)
        for column in tab.column:
            _column(column, inputs, file=file)
        for computed in tab.computed:
            _computed(computed, tab, file=file)
        _settings(tab, file=file)
    for entry, derived in declared.tabs.values():
        if isinstance(derived, DerivedFile):
            _derived(derived, file=place_of(entry))
            if derived.lookup:
                _lookup(derived.lookup, inputs, file=place_of(entry))
    for name, form in declared.forms.items():
        _form(form, inputs, file=f"sheets_schema/forms/{name}.toml")
    _no_cycle(inputs)
    check_formulas.formulas(declared, inputs)
    check_words.words(declared)


def _column(column: ColumnEntry, inputs: Mapping[str, InputFile], *, file: str) -> None:
    place = f"column {column.name}"
    _known([column.field], FIELDS, what="`field`", file=file, place=place)
    lists = [listed.name for listed in inputs[CHOICES].column] if CHOICES in inputs else []
    _known([column.choices] if column.choices else [], lists, what="`choices`", file=file, place=place)
    keyed = [name for name, tab in inputs.items() if tab.key]
    _known([column.references] if column.references else [], keyed, what="`references`", file=file, place=place)
    _only_for("choice", column, ("options", "choices"), file=file)
    _only_for("reference", column, ("references",), file=file)
    _distinct(column.options, file=file, place=place)
    if column.name == SUBMISSION:
        raise TemplateInvalid(file, "the name is kept for the column of submissions", place=place)


def _computed(column: ComputedEntry, tab: InputFile, *, file: str) -> None:
    place = f"column {column.name}"
    _known([column.field], FIELDS, what="`field`", file=file, place=place)
    _known(column.where, [typed.name for typed in tab.column], what="`where`", file=file, place=place)
    if column.name == SUBMISSION:
        raise TemplateInvalid(file, "the name is kept for the column of submissions", place=place)


def _settings(tab: InputFile, *, file: str) -> None:
    names = [setting.name for setting in tab.setting]
    _distinct(names, file=file)
    for setting in tab.setting:
        place = f"setting {setting.name}"
        _known([setting.field], FIELDS, what="`field`", file=file, place=place)
        _known([setting.above] if setting.above else [], names, what="`above`", file=file, place=place)


def _only_for(kind: str, column: ColumnEntry, keys: tuple[str, ...], *, file: str) -> None:
    """A column of that kind has exactly one of these keys, every other column none."""
    given = [key for key in keys if getattr(column, key)]
    if column.field == MAY_HAVE_LIST and kind == "choice" and len(given) < 2:
        return
    if len(given) != (column.field == kind):
        expected = f"exactly one of {' and '.join(keys)}" if column.field == kind else f"no `{given[0]}`"
        raise TemplateInvalid(file, f"a column of field `{column.field}` has {expected}", place=f"column {column.name}")


def _lookup(lookup: LookupEntry, inputs: Mapping[str, InputFile], *, file: str) -> None:
    columns = [f"{name}.{column.name}" for name, tab in inputs.items() for column in spoken(tab)]
    typed = [f"{name}.{column.name}" for name, tab in inputs.items() for column in tab.column]
    about = lookup.find[0].partition(".")[0] + "."
    other = lookup.lines[0].partition(".")[0] + "."
    _known(lookup.find, [path for path in typed if path.startswith(about)], what="`find`", file=file, place="lookup")
    _known(lookup.card, [path for path in columns if path.startswith(about)], what="`card`", file=file, place="lookup")
    _known(
        lookup.lines, [path for path in columns if path.startswith(other)], what="`lines`", file=file, place="lookup"
    )
    _known(
        [lookup.match], [path for path in typed if path.startswith(other)], what="`match`", file=file, place="lookup"
    )


def _derived(tab: DerivedFile, *, file: str) -> None:
    if (bool(tab.function), bool(tab.column)) != (tab.lookup is None,) * 2:
        raise TemplateInvalid(file, "a derived tab has `function` and `[[column]]`, or `[lookup]`")
    names = [column.name for column in tab.column]
    _distinct(names, file=file)
    _distinct((chart.name for chart in tab.chart), file=file)
    for chart in tab.chart:
        place = f"chart {chart.name}"
        _known([chart.domain, *chart.series, chart.anchor_column], names, what="a column", file=file, place=place)
        if not chart.first_row < chart.last_row - 1 < tab.rows:
            raise TemplateInvalid(file, "`first_row` to `last_row` hold no row below a header", place=place)


def _form(form: FormFile, inputs: Mapping[str, InputFile], *, file: str) -> None:
    taking = [name for name, tab in inputs.items() if tab.submissions]
    _known([form.tab], taking, what="`tab`", file=file)
    _distinct(form.columns, file=file)
    tab = inputs[form.tab]
    _known(form.columns, [column.name for column in tab.column], what="a column", file=file)
    needed = {column.name for column in tab.column if column.required} - set(form.columns)
    if needed:
        raise TemplateInvalid(file, f"required columns are missing: {', '.join(sorted(needed))}")


def _no_cycle(inputs: Mapping[str, InputFile]) -> None:
    """Rows are understood tab by tab, keys first: a tab may name its own rows, but not in its key."""
    graph = {name: {c.references for c in tab.column if _binds(name, tab, c)} for name, tab in inputs.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        file = f"sheets_schema/tabs/{error.args[1][0]}.toml"
        raise TemplateInvalid(file, f"references go in a circle: {' → '.join(error.args[1])}") from None


def _binds(name: str, tab: InputFile, column: ColumnEntry) -> bool:
    return bool(column.references) and (column.references != name or column.name in tab.key)


def _known(names: Iterable[str], allowed: Collection[str], *, what: str, file: str, place: str = "") -> None:
    for name in names:
        if name not in allowed:
            raise TemplateInvalid(file, f"{what} is unknown: `{name}`", place=place, allowed=allowed)


def _distinct(names: Iterable[str], *, file: str, place: str = "") -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise TemplateInvalid(file, f"`{twice[0]}` is declared twice", place=place)
