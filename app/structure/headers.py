"""The first row: a header row that is gone, headers that read otherwise or are blank, notes, merged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.fields import field_of
from app.model.adoption import AdoptedTab
from app.model.change import Change, FormatColumn, Header, InsertLines, SetHeader, SetValidation
from app.model.repair import ClearValidation, Unmerge
from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab
from app.model.template import Template
from app.provision.addresses import resolved
from app.provision.columns import header, note, validation
from app.structure import evidence
from app.structure.item import Facts, Item
from app.structure.standing import Stand, means, present, standing
from app.structure.view import View


def row_is_gone(there: TabStructure, stands: Mapping[str, Stand], facts: Facts) -> bool:
    """Whether the first row holds a record instead of headers: no header is found, and some cell is a value."""
    if not present(stands) or any(stand.state != "marked" for stand in stands.values() if stand.index is not None):
        return False
    texts = dict(enumerate(text.strip() for text in there.header))
    said = [(stand.column, texts.get(stand.index, "")) for stand in stands.values() if stand.index is not None]
    return any(_is_value(column, text, facts) for column, text in said if text)


def row(view: View) -> Iterator[Item]:
    """A new first row with the headers; what stands in the first row now moves down as it is."""
    changes: list[Change] = [InsertLines(view.tab.sheet_id, "ROWS", 0)]
    for name, index in view.present.items():
        column = view.tab.column(name)
        place, field = view.place(column, index), field_of(column)
        changes.append(SetHeader(view.tab.sheet_id, place.index, (header(column, view.template),)))
        if field.number_format:
            changes.append(FormatColumn(place, field.number_format))
        rule = validation(column)
        wanted = resolved(rule, view.template, view.will) if rule else None
        changes.append(SetValidation(place, wanted, (1, 2)) if wanted else ClearValidation(place, (1, 2)))
    yield Item("header.row_missing", view.tab.name, changes=tuple(changes))


def texts(view: View) -> Iterator[Item]:
    """Headers over marked columns that are blank or read otherwise; whether they may be put back, the guard says."""
    for name, stand in view.stands.items():
        if stand.state in ("marked", "renamed") and stand.index is not None:
            seen = view.text(stand.index)
            if seen and stand.column.adopted and stand.state == "marked":
                continue  # people's own word from the beginning: the new one holds, see `theirs`
            put = mended(view, stand.index, label=stand.column.label)
            yield Item("header.changed" if seen else "header.blank", view.tab.name, name, seen, (put,))


def notes(view: View) -> Iterator[Item]:
    """Notes of headers that are gone, or that a newer template says otherwise; one that people rewrote stays."""
    shown = dict(enumerate(view.detail.notes))
    before = view.facts.before.tab(view.tab.name).notes
    for name, index in view.present.items():
        wanted, seen = note(view.tab.column(name), view.template), shown.get(index, "")
        if wanted and wanted != seen and not view.tab.column(name).adopted and seen in ("", before.get(name, "")):
            put = mended(view, index, note=wanted)
            yield Item("header.note", view.tab.name, name, seen, (put,))


def mended(view: View, index: int, *, label: str | None = None, note: str | None = None) -> SetHeader:
    """Text or note of a header that stands there now; nothing else of its cell is touched."""
    return SetHeader(view.tab.sheet_id, view.shift.of(index), (Header(label, note),), dressed=False)


def merged(view: View) -> Iterator[Item]:
    """Merged cells that cover one of our headers."""
    taken = set(view.present.values())
    for top, bottom, left, right in view.detail.merges:
        if top == 0 and bottom and left is not None and right and taken & set(range(left, right)):
            area = (0, bottom, view.shift.of(left), view.shift.of(right - 1) + 1)
            yield Item("header.merged", view.tab.name, str(left), view.text(left), (Unmerge(view.tab.sheet_id, area),))


def theirs(adopted: Iterable[AdoptedTab], template: Template, structure: Structure) -> tuple[AdoptedTab, ...]:
    """Adopted sheets with the titles and headers that people have given them by now."""
    return tuple(_theirs(item, template.tab(item.tab), structure.tab(item.sheet_id)) for item in adopted)


def _theirs(item: AdoptedTab, tab: Tab, there: TabStructure | None) -> AdoptedTab:
    if there is None:
        return item
    stands, headers, texts = standing(tab, there), dict(item.headers), dict(enumerate(there.header))
    for name in item.taken & stands.keys():
        text = texts.get(stands[name].index or 0, "").strip() if stands[name].state == "marked" else ""
        headers |= {name: text} if text else {}
    return replace(item, title=there.title, headers=tuple(headers.items()))


def says_the_same(column: Column, seen: str, facts: Facts) -> bool:
    """Whether to put the header back tells people nothing new: spelt otherwise, a synonym, or an older template's."""
    return not seen or means(column, seen) or facts.before.tab(column.tab).labels.get(column.name) == seen


def _is_value(column: Column, text: str, facts: Facts) -> bool:
    return evidence.tells(column, facts.vocabulary) and field_of(column).read(text, column, facts.vocabulary).understood
