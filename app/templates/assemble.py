"""Puts a declared schema and the words of one locale together to a `model.Template`. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from app.model.cell import Scalar
from app.model.tab import SUBMISSION, Chart, Column, Lookup, Tab
from app.model.template import Form, Setting, Template
from app.templates.declared import (
    CHOICES,
    ChartEntry,
    ColumnEntry,
    ComputedEntry,
    Declaration,
    DerivedFile,
    InputFile,
    LookupEntry,
    TabEntry,
)
from app.templates.schema import Schema
from app.templates.words import ColumnWords, Words, flatten


def template(schema: Schema, *, name: str, locale: str) -> Template:
    """The template in one locale; KeyError where a word is missing, so check the schema first."""
    words = schema.words[locale]
    others = tuple(other for key, other in schema.words.items() if key != locale)
    return Template(
        name=name,
        version=schema.version,
        locale=locale,
        tabs=tuple(_tab(entry, tab, words=words, others=others) for entry, tab in schema.tabs.values()),
        settings=tuple(_settings(schema, words)),
        forms=tuple(
            Form(key, form.tab, words.form[key].title, tuple(form.columns)) for key, form in schema.forms.items()
        ),
        texts=dict(flatten({key: value for key, value in schema.labels[locale].items() if key != CHOICES})),
    )


def _settings(schema: Schema, words: Words) -> Iterator[Setting]:
    for _, tab in schema.tabs.values():
        for entry in tab.setting if isinstance(tab, InputFile) else ():
            said = words.setting[entry.name]
            start = entry.value or said.value
            yield Setting(entry.name, said.label, start, entry.field, entry.least, entry.most, entry.above)


def _tab(entry: TabEntry, tab: Declaration, *, words: Words, others: tuple[Words, ...]) -> Tab:
    if isinstance(tab, DerivedFile):
        return _derived(entry, tab, words=words)
    columns, computed = (
        tuple(_column(entry.name, column, words=words, others=others) for column in listed)
        for listed in (tab.column, tab.computed)
    )
    return Tab(
        name=entry.name,
        label=words.tab[entry.name],
        kind="input",
        columns=(*columns, *([_submission(entry.name, words)] if tab.submissions else ())),
        computed=computed,
        key=tuple(tab.key),
        key_mode=tab.key_mode,
        submissions=tab.submissions,
        seeds=tuple(_seeds(entry.name, tab, words)),
        hidden=entry.hidden,
        rows=tab.rows,
    )


def _lookup(entry: LookupEntry) -> Lookup:
    find, card, lines = (tuple(paths) for paths in (entry.find, entry.card, entry.lines))
    return Lookup(find, card, lines, entry.match, entry.most, tuple(entry.widths))


def _derived(entry: TabEntry, tab: DerivedFile, *, words: Words) -> Tab:
    said = words.column.get(entry.name, {})
    return Tab(
        name=entry.name,
        label=words.tab[entry.name],
        kind="derived",
        columns=tuple(
            Column(
                entry.name, column.name, said[column.name].label, "text", said[column.name].meaning, width=column.width
            )
            for column in tab.column
        ),
        charts=tuple(_chart(chart, tab, words=words) for chart in tab.chart),
        hidden=entry.hidden,
        rows=tab.rows,
        frozen_rows=tab.frozen_rows,
        function=tab.function,
        in_force=tuple(tab.in_force),
        lookup=_lookup(tab.lookup) if tab.lookup else None,
        per_day=tab.per_day,
    )


def _column(tab: str, column: ColumnEntry | ComputedEntry, *, words: Words, others: tuple[Words, ...]) -> Column:
    """What every column has said of it, and what people type into it or which formula fills it."""
    said = words.column[tab][column.name]
    spoken = Column(
        tab=tab,
        name=column.name,
        label=said.label,
        field=column.field,
        meaning=said.meaning,
        example=said.example,
        sensitivity=column.sensitivity,
        synonyms=_synonyms(said, [other.column[tab][column.name] for other in others]),
        width=column.width,
    )
    if isinstance(column, ComputedEntry):
        return replace(spoken, formula=column.formula, where=tuple(column.where))
    return replace(
        spoken,
        required=column.required,
        unique=column.unique,
        options=tuple(said.options[option] for option in column.options),
        choices=column.choices,
        references=column.references,
        positive=column.positive,
        not_future=column.not_future,
    )


def _synonyms(said: ColumnWords, elsewhere: list[ColumnWords]) -> tuple[str, ...]:
    """Other headers: this locale's first, then the labels and headers of the other locales."""
    texts = [*said.synonyms, *(text for other in elsewhere for text in (other.label, *other.synonyms))]
    by_fold = {text.casefold(): text for text in reversed(texts) if text.casefold() != said.label.casefold()}
    return tuple(text for text in texts if by_fold.get(text.casefold()) is text)


def _submission(tab: str, words: Words) -> Column:
    said = words.submission
    return Column(tab, SUBMISSION, said.label, "text", said.meaning, width=120, hidden=True)


def _chart(chart: ChartEntry, tab: DerivedFile, *, words: Words) -> Chart:
    index = {column.name: number for number, column in enumerate(tab.column)}
    return Chart(
        name=chart.name,
        title=words.chart[chart.name],
        kind=chart.kind,
        domain=index[chart.domain],
        series=tuple(index[name] for name in chart.series),
        first_row=chart.first_row,
        last_row=chart.last_row,
        anchor_row=chart.anchor_row,
        anchor_column=index[chart.anchor_column],
    )


def _seeds(name: str, tab: InputFile, words: Words) -> Iterator[tuple[Scalar, ...]]:
    """The rows that a new tab begins with: settings with their words, choices with the first words of each list."""
    for setting in tab.setting:
        said = words.setting[setting.name]
        yield said.label, setting.value or said.value, said.meaning
    if name == CHOICES:
        yield from zip_longest(*(_list(column.name, words) for column in tab.column))


def _list(column: str, words: Words) -> tuple[str, ...]:
    pairs = words.synonyms
    return {"synonym": tuple(pairs), "canonical": tuple(pairs.values())}.get(column) or words.first_words(column)
