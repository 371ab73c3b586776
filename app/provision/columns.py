"""The columns of a tab: header, mark, number format, validation, width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.fields import FIELDS
from app.model.change import (
    Change,
    FormatColumn,
    Header,
    Place,
    SetHeader,
    SetValidation,
    SizeColumn,
    TagColumn,
    Validation,
)
from app.model.structure import Structure
from app.model.tab import Column, Tab
from app.model.template import Template
from app.provision.addresses import resolved
from app.provision.places import places
from app.provision.spills import spill


def new(tab: Tab, template: Template, structure: Structure) -> Iterator[Change]:
    """Everything about the columns of a tab that was just added; what derived tabs say is published later."""
    if tab.kind == "input":
        yield SetHeader(tab.sheet_id, 0, tuple(header(column, template) for column in tab.columns))
        for index, column in enumerate(tab.columns):
            yield from typed(column, _place(tab, index), template=template, structure=structure)
        for index, column in enumerate(tab.computed, start=len(tab.columns)):
            yield from computed(tab, column, index, template=template, structure=structure)
    for index, width in enumerate(tab.lookup.widths if tab.lookup else ()):
        yield SizeColumn(tab.sheet_id, index, width)
    for index, column in enumerate(tab.standing):
        yield SizeColumn(tab.sheet_id, index, column.width, column.hidden)


def computed(tab: Tab, column: Column, index: int, *, template: Template, structure: Structure) -> Iterator[Change]:
    """A column that a formula fills, put at that index (0-based): its mark, its formula, how its values are shown."""
    change = spill(tab, column, index, template=template, structure=structure)
    yield TagColumn(change.place, column.path)
    yield change
    field = FIELDS[column.field]
    if field.number_format and not field.text:
        yield FormatColumn(change.place, field.number_format)


def untagged(tab: Tab, structure: Structure) -> Iterator[TagColumn]:
    """Marks for the columns of an input tab that is there, where a mark is missing and the header leaves no doubt."""
    there = structure.tab(tab.sheet_id)
    if there is None or tab.kind == "derived":
        return
    for name, index in places(tab, structure).items():
        column = tab.column(name)
        theirs = column.formula and tab.adopted is not None  # a column that people had may be called the same
        if column.metadata_id not in there.metadata and not theirs:
            yield TagColumn(Place(tab.sheet_id, index, column.metadata_id), column.path)


def typed(column: Column, place: Place, *, template: Template, structure: Structure) -> Iterator[Change]:
    """What a column bears below its header: its mark, number format and validation."""
    field = FIELDS[column.field]
    yield TagColumn(place, column.path)
    if field.number_format:
        yield FormatColumn(place, field.number_format)
    if rule := validation(column):
        yield SetValidation(place, resolved(rule, template, structure))


def validation(column: Column) -> Validation | None:
    """The rule of a column; where people had the column before, it only warns."""
    rule = FIELDS[column.field].validation(column)
    return replace(rule, strict=False) if rule and column.adopted else rule


def _place(tab: Tab, index: int) -> Place:
    return Place(tab.sheet_id, index, tab.columns[index].metadata_id)


def header(column: Column, template: Template) -> Header:
    """The header with its note."""
    return Header(column.label, note(column, template))


def note(column: Column, template: Template) -> str:
    """What the column means, whether it must be filled, how it looks once filled."""
    lines = [
        column.meaning,
        template.text("note.required") if column.required else "",
        template.text("note.example", example=column.example) if column.example else "",
    ]
    return "\n".join(filter(None, lines))
