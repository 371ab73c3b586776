"""Declared columns that are gone, that have lost their mark, or whose mark and header have parted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.model.cell import Scalar
from app.model.change import (
    Change,
    ForgetMetadata,
    InsertLines,
    Place,
    SetHeader,
    SetValidation,
    SizeColumn,
    TagColumn,
)
from app.model.repair import ClearValidation, HideColumn
from app.model.structure import TabStructure
from app.model.tab import Column, Tab
from app.provision.columns import header, typed
from app.structure import evidence, seeds
from app.structure.headers import mended
from app.structure.item import Facts, Item
from app.structure.standing import Stand, present, unclaimed
from app.structure.view import Shift, View

Filled = tuple[Column, Sequence[Scalar]]
"""A column, and cells that may be its own."""


def gone(tab: Tab, there: TabStructure, stands: Mapping[str, Stand], facts: Facts) -> tuple[list[Column], list[Item]]:
    """The columns to be made anew, and those of which it is not certain that they are gone.

    A column that somebody renamed still bears its mark. So while others bear theirs, one without mark and header was
    deleted; where the marks are gone altogether, it may be any column whose header nobody knows.
    """
    lacking = [stand.column for stand in stands.values() if stand.state == "missing"]
    if not present(stands):
        return [], [Item("header.lost", tab.name)] if lacking else []
    strangers = list(unclaimed(tab, there).values())
    marked = any(column.metadata_id in there.metadata for column in tab.columns)
    lost = facts.before.tab(tab.name).lost
    doubtful = [c for c in lacking if (c.name in lost or not marked) and strangers and c.path not in facts.accepted]
    seen = "、".join(strangers)
    return [c for c in lacking if c not in doubtful], [Item("column.lost", tab.name, c.name, seen) for c in doubtful]


def places(tab: Tab, columns: Sequence[Column], stands: Mapping[str, Stand]) -> tuple[tuple[Column, ...], Shift]:
    """The new columns from left to right, and what moves: each goes behind the one that precedes it in the template."""
    order, there = [column.name for column in tab.columns], present(stands)

    def place(column: Column) -> int:
        ahead = [there[name] for name in order[: order.index(column.name)] if name in there]
        return ahead[-1] + 1 if ahead else min(there.values())

    wanted = tuple(sorted(columns, key=lambda column: (place(column), order.index(column.name))))
    return wanted, Shift(tuple(place(column) for column in wanted))


def inserted(view: View) -> Iterator[Item]:
    """Each new column with all that it bears; blank, so that nothing is overwritten."""
    tab = view.tab
    for number, column in enumerate(view.new):
        place = Place(tab.sheet_id, view.shift.new(number), column.metadata_id)
        changes: list[Change] = [
            InsertLines(tab.sheet_id, "COLUMNS", place.index, like_before=place.index > 0),
            SetHeader(tab.sheet_id, place.index, (header(column, view.template),)),
            SizeColumn(tab.sheet_id, place.index, column.width, column.hidden),
            *typed(column, place, template=view.template, structure=view.will),
            *seeds.words(view, column, place.index),
        ]
        if not any(isinstance(change, SetValidation) for change in changes):
            changes.append(ClearValidation(place))  # a new column takes its neighbour's
        yield Item("column.missing", tab.name, column.name, changes=tuple(changes))


def settled(tab: Tab, there: TabStructure, stands: Mapping[str, Stand], facts: Facts) -> dict[str, Stand]:
    """The stands, with those columns `moved` of which the cells say that they are where their header is."""
    cells = {index: facts.values.get((tab.sheet_id, index), ()) for index in range(there.columns)}
    moved = dict(stands)
    for name, stand in stands.items():
        if stand.state != "parted" or stand.index is None or stand.header is None:
            continue
        other = partner(stands, stand)
        text = there.header[stand.index].strip() if stand.index < len(there.header) else ""
        left = not text and not evidence.filled(cells[stand.index]) and stand.header not in there.metadata.values()
        if left or (other and _crossed(stand, other, facts, cells)):
            moved[name] = Stand(stand.column, "moved", stand.header, stand.index)
        elif other is None and stand.header in there.metadata.values():
            moved[name] = Stand(stand.column, "marked", stand.index)  # the header is over another one's cells
    return moved


def partner(stands: Mapping[str, Stand], stand: Stand) -> Stand | None:
    """The column with which this one has swapped headers."""
    others = (one for one in stands.values() if one.state == stand.state)
    return next((one for one in others if (one.index, one.header) == (stand.header, stand.index)), None)


def marks(view: View) -> Iterator[Item]:
    """Marks that are missing or stand over another column, and the headers that somebody has swapped."""
    texts = [text.strip() for text in view.there.header]
    for name, stand in view.stands.items():
        if stand.state in ("headed", "renamed") and stand.index is not None:
            yield Item("column.unmarked", view.tab.name, name, changes=(_tag(view, stand.column, stand.index),))
        elif stand.state == "moved":
            yield from _marked_anew(view, stand)
        elif stand.state == "parted":
            yield from _parted(view, stand)
        elif stand.state in ("doubled", "borrowed") or texts.count(stand.column.label) > 1:
            yield Item("header.doubled", view.tab.name, name, seen=stand.column.label)


def shown(view: View) -> Iterator[Item]:
    """Columns that are hidden from people and have been shown."""
    for name, index in view.present.items():
        if view.tab.column(name).hidden and index not in view.detail.hidden_columns:
            hide = HideColumn(view.tab.sheet_id, view.shift.of(index))
            yield Item("column.shown", view.tab.name, name, changes=(hide,))


def _marked_anew(view: View, stand: Stand) -> Iterator[Item]:
    """The mark follows the column that was cut and pasted, or the marks of two that changed places follow them."""
    other = partner(view.stands, stand)
    pair = [stand] if other is None else [stand, other]
    order = list(view.stands)
    if other and order.index(stand.column.name) > order.index(other.column.name):
        return
    forgotten = ForgetMetadata(tuple(one.column.metadata_id for one in pair))
    tags = (_tag(view, one.column, one.index) for one in pair if one.index is not None)
    code = "column.swapped" if other else "column.mark_moved"
    seen = "、".join(one.column.label for one in pair)
    yield Item(code, view.tab.name, stand.column.name, seen, (forgotten, *tags))


def _parted(view: View, stand: Stand) -> Iterator[Item]:
    """Headers that changed places are put back where the cells leave no doubt; else it is people's affair."""
    other, order = partner(view.stands, stand), list(view.stands)
    if other is None:
        yield Item("header.parted", view.tab.name, stand.column.name, seen=stand.column.label)
    elif order.index(stand.column.name) < order.index(other.column.name):
        pair = (stand, other)
        cells = {one.index: view.facts.values.get((view.tab.sheet_id, one.index or 0), ()) for one in pair}
        heads: tuple[Change, ...] = ()
        own = _speak(*((one.column, cells[one.index]) for one in pair), facts=view.facts)
        others = _speak((stand.column, cells[other.index]), (other.column, cells[stand.index]), facts=view.facts)
        if own and not others:
            places = ((one.index, one.column.label) for one in pair if one.index is not None)
            heads = tuple(mended(view, at, label=label) for at, label in places)
        seen = "、".join(one.column.label for one in pair)
        yield Item("header.swapped", view.tab.name, stand.column.name, seen, heads)


def _crossed(one: Stand, two: Stand, facts: Facts, cells: Mapping[int, Sequence[Scalar]]) -> bool:
    """Whether the cells say that two columns have changed places: each is the other's, and neither its own."""
    at, there = one.index or 0, two.index or 0
    crossed = _speak((one.column, cells[there]), (two.column, cells[at]), facts=facts)
    return crossed and not _speak((one.column, cells[at]), (two.column, cells[there]), facts=facts)


def _speak(*pair: Filled, facts: Facts) -> bool:
    """Whether the cells of both columns are theirs, at least one of them for certain."""
    said = [(column, values) for column, values in pair if evidence.filled(values)]
    if any(evidence.fit(column, values, facts.vocabulary) < evidence.ENOUGH for column, values in said):
        return False
    return any(evidence.tells(column, facts.vocabulary) for column, _ in said)


def _tag(view: View, column: Column, index: int) -> TagColumn:
    return TagColumn(view.place(column, index), column.path)
