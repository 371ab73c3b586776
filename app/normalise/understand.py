"""Rows understood: each cell by the field of its column. Says what to rewrite and what is doubtful; writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.fields.field import LONGEST, UNSAFE_START
from app.model.normalised import Doubt, Normalised, Rewrite
from app.model.row import RawRow, Row, TabReading, key_of
from app.model.tab import Tab
from app.model.template import Template
from app.model.verdict import Verdict
from app.model.vocabulary import Vocabulary
from app.normalise.memo import Memo, Verdicts, known

_MEMO = Memo()

Noted = tuple[str, Verdict]
"""Column and verdict of a cell that is not simply clean."""


def rows(template: Template, readings: Mapping[str, TabReading], vocabulary: Vocabulary) -> Normalised:
    """Every row of every input tab that was read, what to rewrite and what to look at, in the order of the sheet.

    A row's `values` are as they will be once the rewrites are done. Its key is reckoned from understood values alone;
    where there is none, it is `#<row number>`.
    """
    understood: dict[str, tuple[Row, ...]] = {}
    rewrites: list[Rewrite] = []
    doubts: list[Doubt] = []
    for tab in template.inputs:
        if tab.name in readings:
            read = _read(readings[tab.name], vocabulary)
            understood[tab.name] = tuple(row for row, _ in read)
            rewrites += _rewrites(tab, read)
            doubts += [doubt for row, noted in read for doubt in _doubts(row, noted)]
    return Normalised(understood, tuple(rewrites), tuple(doubts))


def _read(reading: TabReading, vocabulary: Vocabulary) -> list[tuple[Row, list[Noted]]]:
    tab = reading.tab
    verdicts = {column.name: _MEMO.verdicts(column, vocabulary) for column in tab.columns}
    return [_row(tab, raw, verdicts) for raw in reading.rows]


def _row(tab: Tab, raw: RawRow, verdicts: Mapping[str, Verdicts]) -> tuple[Row, list[Noted]]:
    values = dict(raw.cells)
    noted: list[Noted] = []
    for name, cell in raw.cells.items():
        verdict = verdicts[name][cell if cell.__class__ is str else known(cell)]
        values[name] = verdict.value
        if verdict.state != "clean":
            noted.append((name, verdict))
    bad = frozenset(name for name, verdict in noted if not verdict.understood) if noted else frozenset[str]()
    sure = {name: value for name, value in values.items() if name not in bad} if bad else values
    key = key_of(tab, sure) or f"#{raw.number}"
    return Row(tab.name, raw.number, key, values, raw.cells, bad), noted


def _doubts(row: Row, noted: list[Noted]) -> Iterator[Doubt]:
    for name, verdict in noted:
        if verdict.code:
            yield Doubt(row.tab, row.key, name, row.raw[name], verdict)


def _rewrites(tab: Tab, read: list[tuple[Row, list[Noted]]]) -> list[Rewrite]:
    """One wish per column and text, column by column, less those that must never be sent (DESIGN §5)."""
    wishes: dict[tuple[str, str], Rewrite] = {}
    for row, noted in read:
        for name, verdict in noted:
            raw = row.raw[name]
            if verdict.state == "rewrite" and isinstance(raw, str):
                wishes[name, raw] = Rewrite(tab.name, name, raw, verdict.entered, verdict.value)
    order = {column.name: index for index, column in enumerate(tab.columns)}
    sent = [wish for wish in wishes.values() if _sendable(wish) and (wish.column, wish.entered) not in wishes]
    return sorted(sent, key=lambda wish: order[wish.column])


def _sendable(wish: Rewrite) -> bool:
    long = max(len(wish.find), len(wish.entered)) > LONGEST
    return bool(wish.entered) and wish.find != wish.entered and not long and not UNSAFE_START.match(wish.entered)
