"""Where each declared column of a tab stands: its mark and its header agree, or one of them is gone, or they part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from app.fields.folding import folded
from app.model.structure import Structure, TabStructure
from app.model.tab import Column, Tab
from app.model.template import Template
from app.structure.item import Spot

State = Literal["right", "headed", "marked", "renamed", "parted", "moved", "doubled", "missing", "borrowed"]


@dataclass(frozen=True, slots=True)
class Stand:
    """One declared column in a tab that is there."""

    column: Column
    state: State
    """right: mark and header agree. headed: a header without mark. marked: a mark whose header reads otherwise.
    renamed: no mark, and a header that means the same. parted: mark and header stand over two columns. moved: they do,
    and it is certain that the column is where its header is. doubled: no mark, and the header twice. missing: neither.
    borrowed: no mark, and the header over a column marked as another."""
    index: int | None = None
    """Where it stands."""
    header: int | None = None
    """Where its header stands, if `parted`; where its mark does, if `moved`."""


def standing(tab: Tab, there: TabStructure) -> dict[str, Stand]:
    """Every declared column by name."""
    texts = [text.strip() for text in there.header]
    marked = set(there.metadata.values())
    return {column.name: _stand(column, there, texts=texts, marked=marked) for column in tab.columns}


def doubts(template: Template, structure: Structure) -> list[Spot]:
    """The columns whose cells must be read to tell what happened: whose header reads otherwise, or has parted."""
    found: set[Spot] = set()
    for tab in template.inputs:
        there = structure.tab(tab.sheet_id)
        for stand in standing(tab, there).values() if there else ():
            if stand.state in ("marked", "parted"):
                found |= {(tab.sheet_id, index) for index in (stand.index, stand.header) if index is not None}
    return sorted(found)


def unclaimed(tab: Tab, there: TabStructure) -> dict[int, str]:
    """Columns with a header that are no declared ones, as far as is known; those that a formula fills are ours too."""
    taken = {index for stand in standing(tab, there).values() for index in (stand.index, stand.header)}
    taken |= {there.metadata.get(column.metadata_id) for column in tab.computed}
    headers = {index: text.strip() for index, text in enumerate(there.header)}
    return {index: text for index, text in headers.items() if text and index not in taken}


def means(column: Column, text: str) -> bool:
    """Whether a header says what the column's label says: spelt otherwise, or a word that means the same."""
    return folded(text) in {folded(word) for word in (column.label, *column.synonyms)}


def present(stands: Mapping[str, Stand]) -> dict[str, int]:
    """Column name → index, of those whose place is certain enough to be addressed."""
    return {name: stand.index for name, stand in stands.items() if stand.index is not None}


def _stand(column: Column, there: TabStructure, *, texts: list[str], marked: set[int]) -> Stand:
    mark = there.metadata.get(column.metadata_id)
    headers = [index for index, text in enumerate(texts) if text == column.label]
    if mark is not None:
        if mark in headers:
            return Stand(column, "right", mark)
        return Stand(column, "parted", mark, headers[0]) if headers else Stand(column, "marked", mark)
    free = [index for index in headers if index not in marked]
    if len(free) == 1:
        return Stand(column, "headed", free[0])
    if free:
        return Stand(column, "doubled")
    if headers:
        return Stand(column, "borrowed")
    alike = list(_meaning(column, texts, marked))
    return Stand(column, "renamed", alike[0]) if len(alike) == 1 else Stand(column, "missing")


def _meaning(column: Column, texts: Iterable[str], marked: set[int]) -> Iterator[int]:
    return (index for index, text in enumerate(texts) if text and index not in marked and means(column, text))
